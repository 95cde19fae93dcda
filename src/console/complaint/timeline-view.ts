/** What has happened to a complaint, step by step, in words. */
import { html } from 'hono/html'
import { toIso, vietnameseDay } from '../../calendar/instant.ts'
import { timeText } from '../../complaints/coarse-time.ts'
import { OUTCOMES } from '../../complaints/complaint.ts'
import { isRefusalReason, REFUSAL_REASONS } from '../../complaints/refusal-reasons.ts'
import type { TimelineStep } from '../../complaints/timeline.ts'
import type { UnitTree } from '../../units/unit.ts'
import { lastDay } from '../deadline.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { wordsOf } from '../words.ts'
import { changesOf } from './changes.ts'
import { unitName } from './facts-view.ts'
import { isSaid } from './talk-view.ts'
import type { Words } from './words.vi.ts'

export function timelineView(
  steps: readonly TimelineStep[],
  tree: UnitTree,
  words: Words,
  language: Language,
): Markup {
  return html`<section class="timeline" aria-labelledby="timeline"><h2 id="timeline">${words.timeline}</h2><ol>
${steps.map(
  (step) => html`<li class="${step.actor === 'citizen' ? 'citizen' : 'office'}">
<p><b>${words.steps[step.kind]}</b> <span>${whoDid(step, words)} · <time datetime="${toIso(step.at)}">${timeText(step.at)}</time></span></p>
${factsOf(step, tree, words, language).map((fact) => html`<p class="fact">${fact}</p>`)}
${step.text === null || isSaid(step) ? '' : html`<blockquote>${step.text}</blockquote>`}
</li>`,
)}
</ol></section>`
}

/** Who took a step, by name where they have one. */
export function whoDid({ actor, data }: TimelineStep, words: Words): string {
  if (actor === 'citizen') return words.byCitizen
  if (actor === 'system') return words.bySystem
  if (typeof data.by === 'string') return data.by
  return actor.startsWith('token:') ? words.byProgram(actor.slice('token:'.length)) : actor
}

/** The step's data as sentences. */
function factsOf({ kind, data }: TimelineStep, tree: UnitTree, words: Words, language: Language): string[] {
  const common = wordsOf(language)
  const facts: string[] = []
  if (kind === 'assign') {
    facts.push(`${words.person}: ${data.person}. ${words.accountable}: ${data.accountable}.`)
    facts.push(`${words.result}: ${data.result}.`)
    if (typeof data.dueAt === 'number') facts.push(`${words.dueAt}: ${vietnameseDay(lastDay(data.dueAt))}.`)
  }
  facts.push(...changesOf({ kind, data }, tree, words, language))
  if (typeof data.unit === 'string') facts.push(words.toUnit(unitName(data.unit, tree) ?? data.unit))
  if (kind === 'escalated' && data.unit === null)
    facts.push(data.told === 0 ? words.toNobody : words.toUnit(words.committee))
  const outcome = OUTCOMES.find((each) => each === data.outcome)
  if (outcome) facts.push(`${words.outcome}: ${common.outcomes[outcome]}.`)
  if (kind === 'refuse' && typeof data.reason === 'string' && isRefusalReason(data.reason))
    facts.push(REFUSAL_REASONS[data.reason][language])
  if (typeof data.files === 'number') facts.push(words.filesAdded(data.files))
  if (data.late === true) facts.push(`(${words.lateStep})`)
  return facts
}
