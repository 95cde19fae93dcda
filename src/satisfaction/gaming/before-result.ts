/** Ratings of a dossier that was neither done nor late when it was rated. Pure. */
import { type Instant, toVietnamese } from '../../calendar/instant.ts'
import { type DossierStatus, isClockStopped, isFinished } from '../../dossiers/dossier.ts'
import { isLate, type Timed } from '../../dossiers/timeliness.ts'
import type { RatingFlag } from './rules.ts'

/** The dossier as it is recorded now. */
export type RatedDossier = Timed & { recordedAt: Instant }

/**
 * The flag, or nothing. A citizen may rate the service so far, and the chat says so; but nobody can know a result that is not
 * there. Whoever waits past the due date, or was sent home for more papers, has lived through what they rate, and is not
 * flagged; nor is a dossier that was refused or withdrawn.
 */
export function beforeResult(
  { rating, givenAt }: { rating: string; givenAt: Instant },
  dossier: RatedDossier,
): RatingFlag[] {
  const done = doneAt(dossier)
  if (done !== null && done <= givenAt) return []
  if (dossier.status === 'rejected' || dossier.status === 'withdrawn') return []
  const then = statusAt(dossier, givenAt)
  if (isClockStopped(then)) return []
  if (isLate({ ...dossier, status: then, finishedAt: null, returnedAt: null }, givenAt)) return []
  return [{ rating, rule: 'before_result', numbers: { givenAt, status: then } }]
}

/** When its result was there, as far as recorded; null: not yet. */
export function doneAt({ status, finishedAt, returnedAt, recordedAt }: RatedDossier): Instant | null {
  return isFinished(status) ? (finishedAt ?? returnedAt ?? recordedAt) : null
}

/** What was learned of the dossier since the rating was flagged: a later fact takes no flag away, and is told beside it. */
export function newsOf(givenAt: Instant, dossier: RatedDossier): { vi: string; en: string } {
  const done = doneAt(dossier)
  if (done === null)
    return { vi: 'Đến nay hồ sơ vẫn chưa có kết quả.', en: 'The dossier has no result to this day.' }
  const at = toVietnamese(done)
  return done <= givenAt
    ? {
        vi: `Về sau ghi nhận: kết quả đã có từ ${at}, trước khi đánh giá.`,
        en: `Recorded later: the result had been there since ${at}, before the rating.`,
      }
    : { vi: `Kết quả có lúc ${at}, sau khi đánh giá.`, en: `The result came at ${at}, after the rating.` }
}

/** Its status at a moment: by the history, or in progress where that does not say. */
function statusAt({ status, history }: Timed, at: Instant): DossierStatus {
  const entries = history.toSorted((a, b) => a.at - b.at).filter((entry) => entry.at <= at)
  const last = entries.at(-1)?.status
  if (last !== undefined) return isFinished(last) ? 'in_progress' : last
  return isFinished(status) ? 'in_progress' : status
}
