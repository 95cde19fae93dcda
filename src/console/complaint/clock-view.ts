/** The deadline clock of a case: what is left or over, whether it stands still, and when it was first due. */
import { html } from 'hono/html'
import { type Instant, vietnameseDay } from '../../calendar/instant.ts'
import { workingDaysBetween } from '../../calendar/working-days.ts'
import { isAnonymous, isFinal } from '../../complaints/complaint.ts'
import { isPaused } from '../../complaints/pause.ts'
import { PAUSE_WORDS } from '../../complaints/pause-reasons.ts'
import { deadlineOf, lastDay } from '../deadline.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { deadlineTag } from '../tag.ts'
import { wordsOf } from '../words.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

export function clockView({ read: { complaint }, setting }: Case, words: Words, language: Language): Markup {
  const { dueAt, firstDueAt, pause, status } = complaint
  const { calendar, now } = setting
  const deadline = deadlineOf(complaint, calendar, now, wordsOf(language))
  const moved = workingDaysBetween(calendar, lastDay(firstDueAt), lastDay(dueAt))
  const isOpen = !isFinal(status) && status !== 'resolved'
  const day = (at: Instant) => vietnameseDay(lastDay(at))
  return html`<section class="clock" aria-labelledby="clock"><h2 id="clock">${words.clock}</h2>
<p class="big">${deadlineTag(deadline)}</p><dl>
<div><dt>${isAnonymous(complaint) ? words.dueInside : words.due}</dt><dd>${day(dueAt)}</dd></div>
${moved > 0 ? html`<div><dt>${words.firstDueAnswer}</dt><dd>${day(firstDueAt)}<small>${words.movedBy(moved)}</small></dd></div>` : ''}
${
  pause !== null && isOpen
    ? html`<div><dt>${isPaused(complaint, now) ? words.pausedUntil : words.pauseEnded}</dt><dd>${day(pause.until)}<small>${PAUSE_WORDS[pause.reason][language]}</small></dd></div>`
    : ''
}
</dl></section>`
}
