/** What stands beside the citizen's words: facts and assignment. */
import { html } from 'hono/html'
import { type ListedAttachment, tellsSender } from '../../attachments/attachment-list.ts'
import { vietnameseDay } from '../../calendar/instant.ts'
import { timeText } from '../../complaints/coarse-time.ts'
import { isAnonymous } from '../../complaints/complaint.ts'
import type { UnitTree } from '../../units/unit.ts'
import { lastDay } from '../deadline.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { flagTags } from '../tag.ts'
import { wordsOf } from '../words.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

export function factsView({ read, setting }: Case, words: Words, language: Language): Markup {
  const common = wordsOf(language)
  const { complaint, unit, official, attachments, delivery } = read
  const { tree } = setting
  const anonymous = isAnonymous(complaint)
  const note = anonymous
    ? words.anonymousNote
    : complaint.confidentiality === 'confidential'
      ? words.confidentialNote
      : null
  const butFiles = note && attachments.some(isThereAndTells) ? words.recordingsMayTell : ''
  return html`<section aria-labelledby="facts"><h2 id="facts">${words.facts}</h2><dl>
${item(words.ground, common.grounds[complaint.category])}
${complaint.flags.length > 0 ? item(words.flags, flagTags(complaint.flags, common)) : ''}
${item(words.unit, html`${unit?.name ?? common.unknown}${complaint.protected ? html`<small>${words.protectedNote}</small>` : ''}`)}
${official ? item(words.official, official) : ''}
${complaint.amountVnd === null ? '' : item(words.amount, `${complaint.amountVnd.toLocaleString('vi-VN')} đ`)}
${item(words.handler, unitName(complaint.handlerUnitCode, tree) ?? common.unknown)}
${item(words.confidentiality, html`${common.confidentialities[complaint.confidentiality]}${note ? html`<small>${note}${butFiles}</small>` : ''}`)}
${item(words.channel, common.channels[complaint.channel])}
${item(words.filedAt, timeText(complaint.createdAt))}
${item(words.outcome, complaint.outcome ? common.outcomes[complaint.outcome] : words.none)}
${item(words.verdict, complaint.verdict ? common.verdicts[complaint.verdict] : words.none)}
${item(words.delivery, html`<span class="delivery ${delivery}">${common.deliveries[delivery]}</span>`)}
</dl></section>
${assignmentView({ complaint, tree }, words)}`
}

function isThereAndTells(attachment: ListedAttachment): boolean {
  return (attachment.state === 'kept' || attachment.state === 'waiting') && tellsSender(attachment)
}

function assignmentView(
  { complaint, tree }: { complaint: Case['read']['complaint']; tree: UnitTree },
  words: Words,
): Markup | '' {
  const { assigned } = complaint
  if (!assigned) return ''
  return html`<section aria-labelledby="assigned"><h2 id="assigned">${words.assigned}</h2><dl>
${item(words.task, assigned.task)}
${item(words.person, html`${assigned.person}<small>${unitName(assigned.unit, tree) ?? ''}</small>`)}
${item(words.dueAt, vietnameseDay(lastDay(assigned.dueAt)))}
${item(words.result, assigned.result)}
${item(words.accountable, assigned.accountable)}
</dl></section>`
}

/** A unit by its name, by its code where it is not recorded; null: none. */
export function unitName(code: string | null, tree: UnitTree): string | null {
  return code === null ? null : (tree.byCode.get(code)?.name ?? code)
}

/** One row of a list of facts. */
export function item(label: string, content: unknown): Markup {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`
}
