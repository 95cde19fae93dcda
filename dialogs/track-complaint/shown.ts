/** A complaint as its citizen reads it. */
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { CitizenComplaint } from '../../src/complaints/citizen-complaint.ts'
import { timeText } from '../../src/complaints/coarse-time.ts'
import { isAnonymous, isFinal } from '../../src/complaints/complaint.ts'
import { isPaused } from '../../src/complaints/pause.ts'
import { PAUSE_WORDS } from '../../src/complaints/pause-reasons.ts'
import { isRefusalReason, REFUSAL_REASONS } from '../../src/complaints/refusal-reasons.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { type Act, say } from './draft.ts'

/** What the citizen can do to it now. */
export function possible({ complaint }: CitizenComplaint): Act[] {
  if (complaint.status === 'resolved') return complaint.reopened ? ['confirm'] : ['confirm', 'reopen']
  return isFinal(complaint.status) ? [] : ['add']
}

/** Whether the office waits for the citizen: to say what they think of the answer, or to tell more. */
export function waitsForWord({ complaint }: CitizenComplaint): boolean {
  return complaint.status === 'resolved' || complaint.status === 'need_info'
}

/** Status, dates, what the office asked or answered. */
export function shown(opened: CitizenComplaint, talk: Pick<Talk<unknown>, 'language' | 'moment'>): string {
  const { complaint, unitName, question, answer } = opened
  const { statuses, outcomes, shown: words } = say(talk)
  const lines = [
    words.status(complaint.code, statuses[complaint.status]),
    words.sent(timeText(complaint.createdAt), isAnonymous(complaint)),
    unitName ? words.unit(unitName) : '',
    isFinal(complaint.status) || complaint.status === 'resolved' ? '' : dueLine(opened, talk),
    ...tieLines(opened, talk),
  ]
  const parts = [
    lines.filter(Boolean).join('\n'),
    question ? words.question(question) : '',
    answer ? words.answer(answer) : '',
    complaint.outcome ? words.outcome(outcomes[complaint.outcome]) : '',
    complaint.status === 'rejected' ? refusal(opened, talk) : '',
    complaint.status === 'closed' && complaint.verdict === 'not_confirmed' ? words.closedInSilence : '',
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** The due date, or an apology once it is over; no date where no answer is promised. */
function dueLine({ dueAt }: CitizenComplaint, talk: Pick<Talk<unknown>, 'language' | 'moment'>): string {
  const words = say(talk).shown
  if (dueAt === null) return words.signal
  const day = vietnameseDay(dayOf(dueAt - 1))
  return dueAt <= talk.moment.at ? words.late(day) : words.due(day)
}

/** That its clock stands still, that it is handled with another one, that a part of it has a code of its own. */
function tieLines(
  { complaint, timeline }: CitizenComplaint,
  talk: Pick<Talk<unknown>, 'language' | 'moment'>,
): string[] {
  const { changes: words } = say(talk)
  const { pause, mergedInto } = complaint
  const parts = timeline.filter(({ kind, data }) => kind === 'split' && typeof data.code === 'string')
  return [
    pause && isPaused(complaint, talk.moment.at)
      ? words.stopped(PAUSE_WORDS[pause.reason][talk.language])
      : '',
    mergedInto === null || isFinal(complaint.status) ? '' : words.together,
    ...parts.map(({ data }) => words.part(String(data.code))),
  ]
}

function refusal({ timeline }: CitizenComplaint, talk: Pick<Talk<unknown>, 'language'>): string {
  const step = timeline.findLast(({ kind }) => kind === 'refuse')
  return step ? say(talk).shown.refused(refusalText(String(step.data.reason ?? ''), step.text, talk)) : ''
}

/** Why it was not taken up: the reason of the list, and what the official added. */
export function refusalText(
  reason: string,
  added: string | null,
  { language }: Pick<Talk<unknown>, 'language'>,
): string {
  const listed = isRefusalReason(reason) ? REFUSAL_REASONS[reason][language] : ''
  return [listed, added ?? ''].filter(Boolean).join('\n')
}
