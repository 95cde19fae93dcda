/** What officials are told of a complaint, and when: decided from the complaint, the calendar and what they were told before. Pure. */
import { createHash } from 'node:crypto'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '../calendar/instant.ts'
import { type Calendar, isWorkingDay } from '../calendar/working-days.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Setting } from '../complaints/action.ts'
import { type Complaint, type Flag, isFinal } from '../complaints/complaint.ts'
import { endOfWorkingDays, firstSteps } from '../complaints/deadlines.ts'
import { isPaused } from '../complaints/pause.ts'

/**
 * `flagged`: a case that must be seen at once has come to a unit; `assigned`: it was given to somebody; `due_soon`, `overdue`:
 * a term is coming, or over; `escalated`: it is over, and the level above learns of it; `escalated_again`: it still is.
 */
export const CASE_EVENTS = [
  'flagged',
  'assigned',
  'due_soon',
  'overdue',
  'escalated',
  'escalated_again',
] as const
export type CaseEventKind = (typeof CASE_EVENTS)[number]

/** `answer`: to the citizen; `task`: what the assignment asks for; `forward`: a complaint about conduct is to be given to somebody. */
export const TERMS = ['answer', 'task', 'forward'] as const
export type Term = (typeof TERMS)[number]

/** When a term ends. */
export type Deadline = { term: Term; at: Instant }

export type CaseEvent = {
  /** The same key is told once. */
  key: string
  kind: CaseEventKind
  /** The term that it is about; null for `flagged` and `assigned`. */
  deadline: Deadline | null
}

/** Flags for which somebody must look at a complaint at once, as the queue ranks them. */
const SEEN_AT_ONCE: readonly Flag[] = [
  'bribery_allegation',
  'threat_or_retaliation',
  'danger_to_life',
  'vulnerable_person',
  'legal_denunciation',
  'press_threat',
]

const SOON_WORKING_DAYS = 2
const AGAIN_WORKING_DAYS = 5
/** What is coming is told in the morning, not at midnight: 08:00. */
const MORNING_MS = 8 * 3_600_000

/** What is to be told now, and when the clock brings more; null: only a change does. */
export type Due = { events: CaseEvent[]; nextAt: Instant | null }

/** @param told the keys of what has been told */
export function eventsDue(complaint: Complaint, setting: Setting, told: ReadonlySet<string>): Due {
  if (isOver(complaint)) return { events: [], nextAt: null }
  const timed = deadlinesOf(complaint, setting).flatMap((deadline) => timedEvents(deadline, setting.calendar))
  const isNew = ({ key }: CaseEvent) => !told.has(key)
  const coming = [...timed.map(({ from }) => from), complaint.pause?.until ?? 0].filter(
    (at) => at > setting.now,
  )
  return {
    events: [
      ...newsOf(complaint),
      ...timed
        .filter(({ from, until }) => from <= setting.now && setting.now < until)
        .map(({ event }) => event),
    ].filter(isNew),
    nextAt: coming.length === 0 ? null : Math.min(...coming),
  }
}

/** Whether what was to be told still is so: a term that was met, moved or paused meanwhile is told no more. */
export function stillHolds(
  { kind, deadline }: Pick<CaseEvent, 'kind' | 'deadline'>,
  complaint: Complaint,
  setting: Setting,
): boolean {
  if (isOver(complaint) || complaint.status === 'resolved') return false
  if (deadline === null) return kind === 'flagged' || complaint.assigned !== null
  return deadlinesOf(complaint, setting).some(({ term, at }) => term === deadline.term && at === deadline.at)
}

/** Whether a complaint is to be seen at once. */
export function isSeenAtOnce({ flags }: Pick<Complaint, 'flags'>): boolean {
  return flags.some((flag) => SEEN_AT_ONCE.includes(flag))
}

/** Whether nothing of it is to be told any more: it has ended, or is handled as part of another. */
function isOver({ status, mergedInto }: Pick<Complaint, 'status' | 'mergedInto'>): boolean {
  return isFinal(status) || mergedInto !== null
}

/** The terms that are running, each with its end. None while the office has answered; a pause moves the answer and silences the task. */
export function deadlinesOf(complaint: Complaint, { calendar, settings, now }: Setting): Deadline[] {
  const { status, assigned, dueAt } = complaint
  if (isOver(complaint) || status === 'resolved') return []
  const terms: Deadline[] = [{ term: 'answer', at: dueAt }]
  if (assigned !== null && assigned.dueAt < dueAt && !isPaused(complaint, now))
    terms.push({ term: 'task', at: assigned.dueAt })
  const forward = firstSteps(calendar, settings, complaint).assign
  if (status === 'received' && forward !== null) terms.push({ term: 'forward', at: forward })
  return terms
}

function newsOf(complaint: Complaint): CaseEvent[] {
  const { status, assigned, handlerUnitCode, reopened } = complaint
  if (status === 'resolved') return []
  if (assigned !== null) {
    const what = createHash('sha256').update(canonicalJson({ assigned, reopened })).digest('hex').slice(0, 16)
    return [{ key: `assigned:${what}`, kind: 'assigned', deadline: null }]
  }
  if (!isSeenAtOnce(complaint)) return []
  return [
    { key: `flagged:${handlerUnitCode ?? ''}:${reopened ? 'again' : ''}`, kind: 'flagged', deadline: null },
  ]
}

type Timed = { event: CaseEvent; from: Instant; until: Instant }

/** A term of two days has no morning two days before it: only those that are longer are announced. */
function timedEvents(deadline: Deadline, calendar: Calendar): Timed[] {
  const { term, at } = deadline
  const timed = (kind: CaseEventKind, from: Instant, until = Number.POSITIVE_INFINITY): Timed => ({
    event: { key: `${kind}:${term}:${at}`, kind, deadline },
    from,
    until,
  })
  const lastDay = dayOf(at - 1)
  const soon = timed('due_soon', startOfDay(workingDayBefore(calendar, lastDay)) + MORNING_MS, at)
  const again = endOfWorkingDays(calendar, startOfDay(lastDay), AGAIN_WORKING_DAYS)
  return [
    ...(term === 'forward' ? [] : [soon]),
    timed('overdue', at),
    ...(term === 'task' ? [] : [timed('escalated', at), timed('escalated_again', again)]),
  ]
}

function workingDayBefore(calendar: Calendar, from: Day): Day {
  let day = from
  for (let left = SOON_WORKING_DAYS; left > 0; left -= 1) {
    do day = addDays(day, -1)
    while (!isWorkingDay(calendar, day))
  }
  return day
}
