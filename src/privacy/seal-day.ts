/** The daily job that chains the heads of all complaints that had something happen to them. */
import type { Day, Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { type ChainDay, type ChainHead, headsDigest, leafOf, sealOfDay } from './chain.ts'

const SLICE = 500

/**
 * Seals a day: every entry that no day has sealed yet belongs to it. Late entries go to the next one; a run that broke
 * off is finished by the next. Works in slices.
 *
 * @returns the seal; the stored one when the day was sealed before
 */
export async function sealDay(database: Database, day: Day, now: Instant): Promise<ChainDay> {
  const stored = await database.read
    .selectFrom('chain_day')
    .selectAll()
    .where('day', '=', day)
    .executeTakeFirst()
  if (stored) return { day: stored.day, heads: stored.heads, prev: stored.prev, hash: stored.hash }
  while (await gatherSlice(database, day)) {}
  const before = await database.read
    .selectFrom('chain_day')
    .select('hash')
    .where('day', '<', day)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seal = sealOfDay(day, headsDigest(await leavesOfDay(database, day)), before ?? null)
  const insert = database.read
    .insertInto('chain_day')
    .values({ ...seal, at: now })
    .onConflict((conflict) => conflict.column('day').doNothing())
  const result = await database.commit([write(insert, 'sealed')])
  return 'refused' in result ? sealDay(database, day, now) : seal
}

/** The leaves of a day: the last entry that it sealed of each complaint. */
export async function leavesOfDay(database: Database, day: Day): Promise<string[]> {
  const heads = new Map<string, ChainHead>()
  let after = { complaint: '', seq: 0 }
  for (;;) {
    const rows = await database.read
      .selectFrom('chain_entry')
      .select(['complaint', 'seq', 'hash'])
      .where('day', '=', day)
      .where(({ eb, or, and }) =>
        or([
          eb('complaint', '>', after.complaint),
          and([eb('complaint', '=', after.complaint), eb('seq', '>', after.seq)]),
        ]),
      )
      .orderBy('complaint')
      .orderBy('seq')
      .limit(SLICE)
      .execute()
    for (const { complaint, seq, hash } of rows) heads.set(complaint, { seq, hash })
    const last = rows.at(-1)
    if (!last || rows.length < SLICE) break
    after = last
  }
  return [...heads].map(([complaint, head]) => leafOf(complaint, head))
}

/** @returns whether there may be more */
async function gatherSlice(database: Database, day: Day): Promise<boolean> {
  const rows = await database.read
    .selectFrom('chain_entry')
    .select(['complaint', 'seq'])
    .where('day', 'is', null)
    .limit(SLICE)
    .execute()
  const writes = rows.map(({ complaint, seq }) =>
    write(
      database.read
        .updateTable('chain_entry')
        .set({ day })
        .where('complaint', '=', complaint)
        .where('seq', '=', seq)
        .where('day', 'is', null),
    ),
  )
  if (writes.length > 0) await database.commit(writes)
  return rows.length === SLICE
}
