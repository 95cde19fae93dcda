/** When a notice may be told: not in quiet hours, not too many a day, not to whoever said no. Pure. */
import { dayOf, endOfDay, type Instant, startOfDay } from '../calendar/instant.ts'
import type { ConsentPurpose } from '../privacy/consent.ts'

/** What a kind of notice minds. Kinds that are not named mind only the quiet hours. */
type Manners = {
  /** Somebody waits for it at this moment: it goes out at night, too. */
  atOnce?: true
  /** Counts against NOTICE_CAP_PER_DAY. What an office must tell (answers, questions, refusals) never waits for another day. */
  capped?: true
  /** Left unsaid when the citizen has said no to this. */
  purpose?: ConsentPurpose
}

const MANNERS: Record<string, Manners> = {
  official_reply: { atOnce: true },
  talk_taken: { atOnce: true },
  talk_paused: { atOnce: true },
  talk_ended: { atOnce: true },
  data_ready: { atOnce: true },
  attachment_failed: { atOnce: true },
  official_urgent: { atOnce: true },
  complaint_status: { capped: true },
  complaint_reminder: { capped: true },
  rating_invitation: { capped: true, purpose: 'rating_invitations' },
  rating_reminder: { capped: true, purpose: 'rating_invitations' },
  dossier_status: { capped: true, purpose: 'notices' },
  dossier_due_tomorrow: { capped: true, purpose: 'notices' },
  dossier_late: { capped: true, purpose: 'notices' },
  dossier_returned: { purpose: 'notices' },
}

/** The kinds that count against the cap. */
export const CAPPED_KINDS: readonly string[] = Object.keys(MANNERS).filter((kind) => MANNERS[kind]!.capped)
/** The kinds that a no leaves unsaid. */
export const REFUSABLE_KINDS: readonly string[] = Object.keys(MANNERS).filter(
  (kind) => MANNERS[kind]!.purpose,
)

/** Minutes of the day in Vietnam; equal ones: no quiet hours. */
export type QuietHours = { from: number; to: number }

export type Verdict = 'tell' | { notBefore: Instant } | { drop: string }

/**
 * @param toldToday capped notices that this citizen has had today
 * @param refused what the citizen has said no to
 */
export function whenToTell(
  kind: string,
  now: Instant,
  rules: { quietHours: QuietHours; noticeCapPerDay: number },
  toldToday: number,
  refused: ReadonlySet<string>,
): Verdict {
  const { atOnce, capped, purpose } = MANNERS[kind] ?? {}
  if (purpose && refused.has(purpose)) return { drop: 'refused_by_citizen' }
  const morning = atOnce ? null : endOfQuiet(now, rules.quietHours)
  if (morning !== null) return { notBefore: morning }
  if (capped && toldToday >= rules.noticeCapPerDay) {
    const tomorrow = endOfDay(dayOf(now))
    return { notBefore: endOfQuiet(tomorrow, rules.quietHours) ?? tomorrow }
  }
  return 'tell'
}

/** When the quiet hours in which a moment falls are over; null when it falls in none. */
export function endOfQuiet(at: Instant, { from, to }: QuietHours): Instant | null {
  const midnight = startOfDay(dayOf(at))
  const minute = Math.floor((at - midnight) / 60_000)
  const isOverMidnight = from > to
  const isQuiet = isOverMidnight ? minute >= from || minute < to : minute >= from && minute < to
  if (!isQuiet) return null
  const end = midnight + to * 60_000
  return end > at ? end : endOfDay(dayOf(at)) + to * 60_000
}
