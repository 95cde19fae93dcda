/** Citizens who follow a dossier: whoever knows its code may be told how it gets on, and may end that at any time. */
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { type Database, write } from '../database/database.ts'
import { ensureCitizen } from '../privacy/citizen.ts'
import { type Degree, degreeOf, dossierKey } from './dossier.ts'
import { dossierByCode } from './dossier-store.ts'
import { ending } from './follower-writes.ts'
import { isOver, newsOf } from './news.ts'

/** So many dossiers at most are followed by one citizen at a time. */
export const MOST_FOLLOWED = 20

/** How the citizen who writes stands to a dossier. */
export type FollowStanding = {
  code: string
  following: boolean
  /** Nothing more comes of it. */
  isOver: boolean
  /** As many as they may follow are followed, without this one. */
  isFull: boolean
  degree: Degree
  /** What there is to know of it now, as `newsOf` has it. */
  news: string
}

/** Null for an unknown code. */
export const followStanding: LookUp<{ code: string }, FollowStanding | null> = async (
  desk,
  { code },
  moment,
) => {
  const dossier = await dossierByCode(desk.database, code)
  if (!dossier) return null
  const followed = await codesFollowed(desk.database, moment.citizen)
  return {
    code: dossier.code,
    following: followed.includes(dossier.code),
    isOver: isOver(dossier.status),
    isFull: followed.filter((each) => each !== dossier.code).length >= MOST_FOLLOWED,
    degree: degreeOf(dossier.status),
    news: newsOf(dossier, desk.settings),
  }
}

/** The codes of the dossiers that the citizen follows, those followed first before the others. */
export const dossiersFollowed: LookUp<Record<never, never>, string[]> = (desk, _ask, { citizen }) =>
  codesFollowed(desk.database, citizen)

/**
 * Follows a dossier; one that was left is taken up again. What changed between the look-up and this is told as well.
 * Refused as `too_many`.
 *
 * @param news what the citizen knows of it by now, as `newsOf` has it
 */
export const followDossier: Recorder<{ code: string; news: string }> = (desk, { code, news }, moment) => {
  const { read } = desk.database
  const { citizen, at } = moment
  const dossier = dossierKey(code)
  const again = {
    ended_at: null,
    since: at,
    told: news,
    knew: news,
    notice: null,
    news_at: at + desk.settings.newsSettlesMs,
  }
  const active = read
    .selectFrom('follower as other')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('other.citizen', '=', citizen)
    .where('other.ended_at', 'is', null)
  return [
    ...ensureCitizen(desk, { language: null }, moment),
    write(
      read
        .insertInto('follower')
        .values({ dossier, citizen, ...again })
        .onConflict((conflict) => conflict.columns(['dossier', 'citizen']).doUpdateSet(again)),
    ),
    write(
      read
        .updateTable('follower')
        .set({ told: news })
        .where('dossier', '=', dossier)
        .where('citizen', '=', citizen)
        .where(({ eb }) => eb(active, '<=', MOST_FOLLOWED)),
      'too_many',
    ),
  ]
}

/** Follows a dossier no longer. Never refused. */
export const unfollowDossier: Recorder<{ code: string }> = ({ database }, { code }, { citizen, at }) => [
  write(ending(database, at).where('citizen', '=', citizen).where('dossier', '=', dossierKey(code))),
]

async function codesFollowed({ read }: Database, citizen: string): Promise<string[]> {
  const rows = await read
    .selectFrom('follower')
    .select('dossier')
    .where('citizen', '=', citizen)
    .where('ended_at', 'is', null)
    .orderBy('since')
    .orderBy('dossier')
    .execute()
  return rows.map((row) => row.dossier)
}
