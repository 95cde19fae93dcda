/** What a notice to a follower says: the facts as they were when it was made (NĐ 224/2026 Điều 15.1g; facts/domain.md 3.4). */
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import type { RecordedDossier } from './dossier-store.ts'
import type { DossierDetails, DossierView } from './find-dossier.ts'
import { viewOf } from './find-dossier.ts'

/** The body of the four kinds of notice about a followed dossier; sealed with the notice. */
export type FollowedNews = Pick<DossierView, 'code' | 'degree'> & {
  /** Null under `DOSSIER_BY_CODE=minimal`. */
  details: DossierDetails | null
  /** Another day is promised and nothing else is new. */
  isPromisedAnew?: boolean
  /** Invites to rate, once. */
  token?: string
}

/** The facts of a dossier at a moment, without what only records need. */
export async function followedNews(desk: Desk, dossier: RecordedDossier, at: Instant): Promise<FollowedNews> {
  const { code, degree, details } = await viewOf(desk, dossier, at)
  return { code, degree, details }
}
