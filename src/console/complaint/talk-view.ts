/** The talk of a case: what the citizen told, asked and added, and what the office asked and answered, in order. */
import { html } from 'hono/html'
import { toIso } from '../../calendar/instant.ts'
import { timeText } from '../../complaints/coarse-time.ts'
import type { Delivery } from '../../complaints/delivery.ts'
import type { TimelineStep } from '../../complaints/timeline.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { wordsOf } from '../words.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

/** What passes between the citizen and the office; all else is only in the history. */
const SAID: readonly TimelineStep['kind'][] = ['filed', 'add', 'reopen', 'confirm', 'ask', 'answer', 'refuse']

/** Whether the words of a step stand in the talk. */
export function isSaid({ kind }: Pick<TimelineStep, 'kind'>): boolean {
  return SAID.includes(kind)
}

/** The talk of the case itself, then that of each complaint that is handled with it. */
export function talkView(shown: Case, words: Words, language: Language): Markup {
  const { story, timeline } = shown.read
  return html`<section class="talk" aria-labelledby="story"><h2 id="story">${words.story}</h2>
${talk(story, timeline, shown.told, words, language)}
${story === '' ? '' : html`<p class="hint">${words.masked}</p>`}
</section>
${shown.merged.map(
  (each) => html`<section class="talk" aria-labelledby="talk-${each.complaint.code}">
<h2 id="talk-${each.complaint.code}">${words.mergedTalk} <a href="/console/complaints/${each.complaint.code}">${each.complaint.code}</a></h2>
${talk(each.story, each.timeline, new Map(), words, language)}</section>`,
)}`
}

function talk(
  story: string,
  timeline: readonly TimelineStep[],
  told: ReadonlyMap<number, Delivery>,
  words: Words,
  language: Language,
): Markup {
  const { deliveries } = wordsOf(language)
  return html`<ol>${timeline.filter(isSaid).map((step) => {
    const isCitizen = step.actor === 'citizen'
    const delivery = told.get(step.seq)
    const said = step.kind === 'filed' ? story : step.text
    const files = typeof step.data.files === 'number' ? words.filesAdded(step.data.files) : ''
    return html`<li class="${isCitizen ? 'citizen' : 'office'}">
<p><b>${isCitizen ? words.byCitizen : String(step.data.by ?? words.bySystem)}</b> <span>${words.steps[step.kind]} · <time datetime="${toIso(step.at)}">${timeText(step.at)}</time></span></p>
${
  step.kind === 'filed' && story === ''
    ? html`<p class="empty">${words.storyDestroyed}</p>`
    : said
      ? html`<blockquote class="${step.kind === 'filed' ? 'story' : 'said'}">${said}</blockquote>`
      : ''
}${files ? html`<p class="fact">${files}</p>` : ''}${
  !isCitizen && delivery
    ? html`<p class="fact"><span class="delivery ${delivery}">${deliveries[delivery]}</span></p>`
    : ''
}</li>`
  })}</ol>`
}
