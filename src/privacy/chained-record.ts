/** The chained record in the database: appended with every change, view, message and export of a complaint. */
import { randomBytes } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { type ChainEntry, type ChainHead, contentDigest, EMPTY_CHAIN, nextEntry } from './chain.ts'

/** What happened, and its content, of which only a salted digest is kept. */
export type Happening = { kind: string; content: unknown }

/** How often an append is tried again when others write to the same chain at the same time: each round lets one of them through. */
const TRIES = 40

/**
 * Statements that append to one complaint's chain, in order. Refused as `stale` when the chain has grown since `head`.
 *
 * @param saltOf a fresh salt for a place in the chain; from the moment's draw where a redone turn must repeat it
 */
export function appendToChain(
  database: Database,
  complaint: string,
  head: ChainHead,
  happenings: readonly Happening[],
  actor: string,
  at: Instant,
  saltOf: (seq: number) => string = () => randomBytes(16).toString('hex'),
): Write[] {
  let last = head
  return happenings.flatMap(({ kind, content }) => {
    const salt = saltOf(last.seq + 1)
    const entry = nextEntry(last, { complaint, at, actor, kind, digest: contentDigest(salt, content) })
    last = entry
    return [
      write(
        database.read
          .insertInto('chain_entry')
          .values({ ...entry, day: null })
          .onConflict((conflict) => conflict.columns(['complaint', 'seq']).doNothing()),
        'stale',
      ),
      write(database.read.insertInto('chain_salt').values({ complaint, seq: entry.seq, salt })),
    ]
  })
}

/** The last entry of each complaint's chain. A complaint without a chain has `EMPTY_CHAIN`. */
export async function chainHeads(
  database: Database,
  complaints: readonly string[],
): Promise<Map<string, ChainHead>> {
  const heads = new Map<string, ChainHead>(complaints.map((code) => [code, EMPTY_CHAIN]))
  if (complaints.length === 0) return heads
  const rows = await database.read
    .selectFrom('chain_entry as entry')
    .select(['complaint', 'seq', 'hash'])
    .where('complaint', 'in', [...complaints])
    .where('seq', '=', (select) =>
      select
        .selectFrom('chain_entry as later')
        .select((each) => each.fn.max('later.seq').as('last'))
        .whereRef('later.complaint', '=', 'entry.complaint'),
    )
    .execute()
  for (const { complaint, seq, hash } of rows) heads.set(complaint, { seq, hash })
  return heads
}

/** Notes that someone saw, listed or exported complaints. Resolves once it stands in the record: only then show them. */
export async function recordViews(
  desk: Pick<Desk, 'database'>,
  complaints: readonly string[],
  actor: string,
  kind: 'view' | 'list' | 'export',
  now: Instant,
): Promise<void> {
  if (complaints.length > 0) await appendAnyhow(desk.database, complaints, kind, actor, now)
}

/** Notes that someone saw a file of a complaint, or downloaded its original. Resolves once it stands in the record. */
export function recordFileView(
  desk: Pick<Desk, 'database'>,
  complaint: string,
  file: string,
  kind: 'view_file' | 'download_file',
  actor: string,
  now: Instant,
): Promise<void> {
  return appendAnyhow(desk.database, [complaint], `${kind}:${file}`, actor, now)
}

/** Notes that a complaint was opened for its citizen, once for each `key`, which names the message that opened it. */
export async function recordOwnView(
  desk: Pick<Desk, 'database'>,
  complaint: string,
  actor: 'citizen' | 'receipt',
  key: string,
  at: Instant,
): Promise<void> {
  const once = desk.database.read
    .insertInto('idempotency')
    .values({ key: `view:${key}`, result: '', at })
    .onConflict((conflict) => conflict.column('key').doNothing())
  await appendAnyhow(desk.database, [complaint], 'view', actor, at, [write(once, 'seen')])
}

/**
 * Appends to chains that others may be writing to, in the order of their codes: two lists that meet never wait for each other.
 *
 * @param first done in the same commit; refused as `seen` when there is nothing to append any more
 */
async function appendAnyhow(
  database: Database,
  complaints: readonly string[],
  kind: string,
  actor: string,
  at: Instant,
  first: readonly Write[] = [],
): Promise<void> {
  const codes = [...complaints].sort()
  for (let left = TRIES; ; left -= 1) {
    const heads = await chainHeads(database, codes)
    const entries = codes.flatMap((code) =>
      appendToChain(database, code, heads.get(code)!, [{ kind, content: {} }], actor, at),
    )
    const result = await commitOrStale(database, [...first, ...entries])
    if (!('refused' in result) || result.refused === 'seen') return
    if (left === 1)
      throw new Error(`the record of ${codes.length} complaints is being written by too many at once`)
  }
}

/** Notes that someone saw one complaint. */
export function recordView(
  desk: Pick<Desk, 'database'>,
  complaint: string,
  actor: string,
  now: Instant,
): Promise<void> {
  return recordViews(desk, [complaint], actor, 'view', now)
}

/** A complaint's whole chain, in order, with the day that sealed each entry (null: none yet) and the salts that are left. */
export async function chainOfComplaint(
  database: Database,
  complaint: string,
): Promise<(ChainEntry & { day: string | null; salt: string | null })[]> {
  return database.read
    .selectFrom('chain_entry')
    .leftJoin('chain_salt', (join) =>
      join
        .onRef('chain_salt.complaint', '=', 'chain_entry.complaint')
        .onRef('chain_salt.seq', '=', 'chain_entry.seq'),
    )
    .select([
      'chain_entry.complaint',
      'chain_entry.seq',
      'at',
      'actor',
      'kind',
      'digest',
      'prev',
      'hash',
      'day',
      'salt',
    ])
    .where('chain_entry.complaint', '=', complaint)
    .orderBy('chain_entry.seq')
    .execute()
}
