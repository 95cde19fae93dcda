/** What happens to one generated dossier, from its receipt to as far as it has got by now. Pure. */
import { type Day, dayOf, type Instant, startOfDay } from '../calendar/instant.ts'
import { type Calendar, lastDayOf } from '../calendar/working-days.ts'
import type { Dossier, DossierStatus, HistoryEntry } from '../dossiers/dossier.ts'
import type { Procedure } from '../procedures/procedure.ts'
import type { Chance } from './mulberry32.ts'
import type { WorkingDayLine } from './working-day-line.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** A dossier as it was recorded at a moment. */
export type DossierVersion = Dossier & { recordedAt: Instant }

/** What a dossier is before anything happens to it. */
export type Intake = Pick<
  Dossier,
  'code' | 'unitCode' | 'receivingUnitCode' | 'official' | 'submittedVia' | 'receivedAt'
> & { procedure: Procedure; isLate: boolean }

export type Years = { calendar: Calendar; line: WorkingDayLine; now: Instant }

/** A moment at which offices work: `share` 0 is 7:30, 1 is 17:00. Whole minutes. */
export function inOfficeHours(day: Day, share: number): Instant {
  return startOfDay(day) + 7.5 * HOUR_MS + Math.floor(share * 9.5 * 60) * MINUTE_MS
}

/** The end of a unit's day as receipt slips state it. */
export function appointmentOn(day: Day): Instant {
  return startOfDay(day) + 17 * HOUR_MS
}

/**
 * The versions of a dossier in the order of their recording; at least one, all recorded by now. That handling began is a
 * version only while nothing followed; later ones have it in their history.
 */
export function lifeOf(intake: Intake, years: Years, chance: Chance): DossierVersion[] {
  const { line } = years
  const firstDay = lastDayOf(years.calendar, intake.receivedAt, intake.procedure.term)
  const due = appointmentOn(firstDay)
  const { versions, reach } = startDiary(intake, years.now)
  const fate = chance.next()
  if (intake.submittedVia === 'online') {
    reach('new', intake.receivedAt, { dueAt: null, firstDueAt: null })
    const nextDay = line.after(dayOf(intake.receivedAt), 1)
    const accepted = inOfficeHours(nextDay, chance.next() / 2)
    if (fate < 0.015) {
      reach('rejected', accepted, { note: 'Hồ sơ không thuộc thẩm quyền tiếp nhận' })
      return versions
    }
    if (!reach('accepted', accepted, { dueAt: due, firstDueAt: due })) return versions
  } else reach('accepted', intake.receivedAt, { dueAt: due, firstDueAt: due })

  const start = versions.at(-1)!.recordedAt
  const endDay = intake.isLate
    ? line.after(firstDay, lateBy(chance))
    : timelyDay(intake, firstDay, line, chance)
  const end = Math.max(inOfficeHours(endDay, 0.2 + 0.7 * chance.next()), start + 20 * MINUTE_MS)
  const share = (part: number) => start + Math.floor((end - start) * part)
  if (!reach('in_progress', share(0.3))) return versions
  if (fate > 0.98) {
    if (fate > 0.987) reach('withdrawn', share(0.6), { note: 'Công dân rút hồ sơ' })
    else reach('paused', share(0.6), { note: 'Chờ ý kiến của cơ quan liên quan' })
    return versions
  }
  if (fate > 0.88) {
    const [stop, note] = chance.pick(STOPS)
    if (!reach(stop, share(0.4), { note }) || !reach('in_progress', share(0.85))) return versions
  }
  if (intake.isLate && chance.happens(0.3)) {
    const note = 'Đã gửi phiếu xin lỗi và hẹn lại ngày trả kết quả'
    const dueAt = appointmentOn(line.after(endDay, 1))
    if (!reach('in_progress', due - HOUR_MS, { dueAt, note })) return versions
  }
  if (!reach('finished', end)) return versions
  reach('returned', inOfficeHours(line.after(endDay, chance.int(0, 3)), 0.9 + 0.1 * chance.next()))
  return versions
}

type Change = { dueAt?: Instant | null; firstDueAt?: Instant | null; note?: string }

/** `reach` records a status unless it lies after now, at the earliest a minute after the one before. @returns whether it did */
function startDiary({ procedure, isLate: _, ...intake }: Intake, now: Instant) {
  const history: HistoryEntry[] = []
  const versions: DossierVersion[] = []
  const dates = { dueAt: null, firstDueAt: null, finishedAt: null, returnedAt: null }
  const unit = intake.unitCode
  const official = intake.official?.name ?? null
  const reach = (status: DossierStatus, wanted: Instant, { note, ...change }: Change = {}): boolean => {
    const at = Math.max(wanted, (history.at(-1)?.at ?? 0) + MINUTE_MS)
    if (at > now) return false
    history.push({ at, status, unit, official, note: note ?? null })
    const before = versions.at(-1) ?? { ...intake, ...dates, procedureCode: procedure.code }
    if (versions.at(-1)?.status === 'in_progress' && versions.at(-2)?.status === 'accepted') versions.pop()
    const done = status === 'finished' ? { finishedAt: at } : status === 'returned' ? { returnedAt: at } : {}
    versions.push({ ...before, ...change, ...done, status, history: [...history], recordedAt: at })
    return true
  }
  return { versions, reach }
}

const STOPS: [DossierStatus, string][] = [
  ['need_supplement', 'Đề nghị bổ sung giấy tờ theo phiếu hướng dẫn'],
  ['need_payment', 'Đề nghị thực hiện nghĩa vụ tài chính theo thông báo'],
]

/** By how many working days: mostly few. */
function lateBy(chance: Chance): number {
  return 1 + Math.floor(12 * chance.next() ** 3)
}

/** A day in the second half of the term, the last one included. */
function timelyDay(
  { receivedAt, procedure: { term } }: Intake,
  last: Day,
  line: WorkingDayLine,
  chance: Chance,
): Day {
  const earliest = line.from(dayOf(receivedAt))
  const workingDays = term.unit === 'day' ? Math.floor((term.n * 5) / 7) : term.n
  const day = line.after(earliest, Math.ceil(workingDays * (0.5 + 0.5 * chance.next())))
  return day > last ? last : day
}
