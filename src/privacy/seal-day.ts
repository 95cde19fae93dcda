/** The daily job that chains the heads of all complaints that had something happen to them. */
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Day, Instant } from '../calendar/instant.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type CommitResult, type Database, type Write, write } from '../database/database.ts'
import { type ChainDay, type ChainHead, headsDigest, leafOf, sealOfDay } from './chain.ts'

const SLICE = 500

/** A claim whose holder has not shown up for so long was left by a crash: another may take it over. */
const CLAIM_MS = 5 * 60_000

/** The right to put entries into a day. Every commit that does so renews it, and fails when another has taken it over. */
type Claim = { day: Day; holder: string }

/**
 * Seals a day: every entry that no day has sealed yet belongs to it. Late entries go to the next one. Works in slices, in
 * one process at a time; days that a run left unfinished are sealed first, so that days follow one another.
 *
 * @param now asked for again with every slice
 * @param signal breaks off between two slices; it then throws AbortError, and the claim on the day runs out by itself
 * @returns the seal; the stored one when the day was sealed before; null while another process is sealing
 */
export async function sealDay(
  database: Database,
  day: Day,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<ChainDay | null> {
  const unfinished = await database.read
    .selectFrom('chain_claim')
    .select('day')
    .where('holder', 'is not', null)
    .where('day', '<', day)
    .orderBy('day')
    .execute()
  for (const { day: earlier } of unfinished) if (!(await sealOne(database, earlier, now, signal))) return null
  return sealOne(database, day, now, signal)
}

async function sealOne(
  database: Database,
  day: Day,
  now: () => Instant,
  signal: AbortSignal | undefined,
): Promise<ChainDay | null> {
  const stored = await database.read
    .selectFrom('chain_day')
    .select(['day', 'heads', 'prev', 'hash'])
    .where('day', '=', day)
    .executeTakeFirst()
  if (stored) return stored
  const claim = { day, holder: randomBytes(8).toString('hex') }
  if (isRefused(await commitOrStale(database, [take(database, claim, now())]))) return null
  for (let more = true; more; ) {
    const gathered = await gatherSlice(database, claim, now())
    if (gathered === 'lost') return null
    more = gathered
    await setImmediate(undefined, { signal })
  }
  const before = await database.read
    .selectFrom('chain_day')
    .select('hash')
    .where('day', '<', day)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seal = sealOfDay(day, headsDigest(await leavesOfDay(database, day)), before ?? null)
  const insert = database.read.insertInto('chain_day').values({ ...seal, at: now() })
  const result = await commitOrStale(database, [renew(database, claim, now(), null), write(insert)])
  return isRefused(result) ? null : seal
}

/** The seal of the last day; null before the first. Noted elsewhere, it is what a forged record cannot match. */
export async function latestSeal({ read }: Database): Promise<Pick<ChainDay, 'day' | 'hash'> | null> {
  const row = await read
    .selectFrom('chain_day')
    .select(['day', 'hash'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

function isRefused(result: CommitResult): boolean {
  return 'refused' in result
}

/** Refused while the day is sealed or being sealed by another. */
function take({ read }: Database, claim: Claim, now: Instant): Write {
  return write(
    read
      .insertInto('chain_claim')
      .values({ ...claim, at: now })
      .onConflict((conflict) =>
        conflict
          .column('day')
          .doUpdateSet({ holder: claim.holder, at: now })
          .where('chain_claim.holder', 'is not', null)
          .where('chain_claim.at', '<', now - CLAIM_MS),
      ),
    'claimed',
  )
}

/** @param holder null: the day is sealed, and nobody can claim it any more */
function renew({ read }: Database, { day, holder: own }: Claim, now: Instant, holder: string | null): Write {
  return write(
    read.updateTable('chain_claim').set({ at: now, holder }).where('day', '=', day).where('holder', '=', own),
    'lost',
  )
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
async function gatherSlice(database: Database, claim: Claim, now: Instant): Promise<boolean | 'lost'> {
  const rows = await database.read
    .selectFrom('chain_entry')
    .select(['complaint', 'seq'])
    .where('day', 'is', null)
    .orderBy('complaint')
    .orderBy('seq')
    .limit(SLICE)
    .execute()
  if (rows.length === 0) return false
  const writes = rows.map(({ complaint, seq }) =>
    write(
      database.read
        .updateTable('chain_entry')
        .set({ day: claim.day })
        .where('complaint', '=', complaint)
        .where('seq', '=', seq)
        .where('day', 'is', null),
    ),
  )
  const result = await commitOrStale(database, [renew(database, claim, now, claim.holder), ...writes])
  if (isRefused(result)) return 'lost'
  return rows.length === SLICE
}
