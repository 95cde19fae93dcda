/** What happens to followers when a dossier changes or a citizen turns away: statements that others put into their commits. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'

/** Whoever follows a dossier is to be told what has changed, once it has settled: one statement, however many they are. */
export function newsForFollowers({ database, settings }: Desk, dossier: string, now: Instant): Write {
  return write(
    database.read
      .updateTable('follower')
      .set({ news_at: now + settings.newsSettlesMs })
      .where('dossier', '=', dossier)
      .where('ended_at', 'is', null),
  )
}

/** Ends all that a citizen follows. */
export function unfollowAll(database: Database, citizen: string, at: Instant): Write {
  return write(ending(database, at).where('citizen', '=', citizen))
}

/** Ends what everybody follows of a dossier. */
export function endFollowing(database: Database, dossier: string, at: Instant): Write {
  return write(ending(database, at).where('dossier', '=', dossier))
}

/** The statement that ends what is still followed; the caller says of whom. */
export function ending(database: Database, at: Instant) {
  return database.read
    .updateTable('follower')
    .set({ ended_at: at, news_at: null })
    .where('ended_at', 'is', null)
}
