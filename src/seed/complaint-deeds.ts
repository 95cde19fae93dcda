/** What officials and citizen do about a generated complaint, up to now. Pure; the rules of `act` have the last word. */
import { DAY_MS, dayOf, type Instant } from '../calendar/instant.ts'
import type { Action } from '../complaints/action.ts'
import { OUTCOMES } from '../complaints/complaint.ts'
import type { NewComplaint } from '../complaints/complaint-store.ts'
import { silenceEndsAt } from '../complaints/deadlines.ts'
import type { OfficeSettings } from '../desk.ts'
import { ADDITIONS, ANSWERS, QUESTIONS, REOPENINGS, TASKS } from './complaint-replies.ts'
import { inOfficeHours, type Years } from './dossier-life.ts'
import type { Chance } from './mulberry32.ts'
import { officialsOn, type Province } from './province.ts'

/** Something done to a complaint, when and by whom. */
export type ComplaintDeed = { at: Instant; actor: 'citizen' | 'system' | 'account:demo'; action: Action }

/** How far the generated officials let the youngest complaints go. */
const STOPS = [
  'received',
  'assigned',
  'in_progress',
  'need_info',
  'answered',
  'reopened',
  'finished',
] as const
const YOUNG_DAYS = 24

export function deedsOf(
  { handlerUnitCode, confidentiality }: NewComplaint,
  filedAt: Instant,
  province: Province,
  settings: OfficeSettings,
  { calendar, line, now }: Years,
  chance: Chance,
): ComplaintDeed[] {
  const isYoung = filedAt > now - YOUNG_DAYS * DAY_MS
  const stop = isYoung ? chance.pick(STOPS) : chance.happens(0.97) ? 'finished' : 'in_progress'
  const [head, person] = handlersOf(province, handlerUnitCode, filedAt)
  const deeds: ComplaintDeed[] = []
  let at = filedAt
  /** Goes on by a share of the time left when young, by working days otherwise. */
  const pass = (workingDays: number) => {
    at = isYoung
      ? at + Math.floor(((now - at) * workingDays) / (workingDays + 8))
      : Math.max(at + 60_000, inOfficeHours(line.after(line.from(dayOf(at)), workingDays), chance.next()))
  }
  const done = (actor: ComplaintDeed['actor'], action: Action) => {
    if (at < now) deeds.push({ at, actor, action })
  }
  const assign = () => {
    pass(chance.int(1, 2))
    done('account:demo', {
      action: 'assign',
      by: head,
      text: chance.pick(TASKS),
      person,
      unit: null,
      dueAt: null,
      result: null,
      accountable: head,
    })
  }
  const answer = () => {
    pass(chance.happens(0.06) ? chance.int(14, 25) : chance.int(3, 11))
    const outcome = chance.pick(OUTCOMES)
    done('account:demo', { action: 'answer', by: person, text: chance.pick(ANSWERS[outcome]), outcome })
  }

  if (stop === 'received') return deeds
  if (stop === 'finished' && chance.happens(0.13)) {
    pass(chance.int(1, 2))
    const reason = chance.pick([
      'not_administrative',
      'other_authority',
      'not_clear',
      'legal_procedure',
      'duplicate',
    ])
    done('account:demo', { action: 'refuse', by: head, reason, text: null })
    return deeds
  }
  assign()
  if (stop === 'assigned') return deeds
  pass(1)
  done('account:demo', { action: 'start', by: person })
  if (stop === 'in_progress') return deeds
  if (stop === 'need_info' || chance.happens(0.2)) {
    pass(1)
    done('account:demo', { action: 'ask', by: person, text: chance.pick(QUESTIONS) })
    if (stop === 'need_info') return deeds
    pass(1)
    done('citizen', { action: 'add', text: chance.pick(ADDITIONS) })
  }
  answer()
  if (stop === 'answered') return deeds
  const canSpeak = confidentiality !== 'anonymous'
  if (stop === 'reopened' || (canSpeak && chance.happens(0.1))) {
    pass(2)
    done('citizen', { action: 'reopen', text: chance.pick(REOPENINGS) })
    if (stop === 'reopened') return deeds
    assign()
    answer()
  }
  if (canSpeak && chance.happens(0.62)) {
    pass(chance.int(1, 4))
    done('citizen', { action: 'confirm' })
  } else {
    at = silenceEndsAt(calendar, settings, at) + 3_600_000
    done('system', { action: 'close' })
  }
  return deeds
}

/** The head and another official of the unit that has it, by name. */
function handlersOf(province: Province, unitCode: string | null, at: Instant): [string, string] {
  const officials = unitCode === null ? [] : officialsOn(province, unitCode, dayOf(at))
  const head = officials.find((official) => official.head)?.name ?? 'Lãnh đạo đơn vị'
  return [head, officials.find((official) => !official.head)?.name ?? head]
}
