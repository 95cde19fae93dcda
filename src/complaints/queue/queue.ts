/** The queue: what the viewer may see, flagged first, then by deadline; pages of it, and what a search finds. */
import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { recordViews } from '../../privacy/chained-record.ts'
import type { UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Complaint } from '../complaint.ts'
import { type ReadComplaint, readRows } from '../complaint-list.ts'
import type { Viewer } from '../visibility.ts'
import { type Condition, maySee } from '../visible-rows.ts'
import { conditionsOf, type Lead, leadsOf, type QueueFilter } from './queue-leads.ts'
import { queueRank, ranksOf } from './queue-rank.ts'
import { searchLeads } from './queue-search.ts'
import { similarTo } from './similar.ts'

/** Where a complaint stands in the queue, and where a page ended. */
export type QueuePlace = readonly [rank: number, dueAt: Instant, code: string]

/** What is listed: all, what a search finds, or what belongs to one complaint. */
export type QueueWish = { text: string } | { like: string } | null

/**
 * A page of the queue. Every complaint of it is noted as seen before it is returned.
 *
 * @param page.shown how many of `limit` will be shown, when one more is read to know whether there is more
 * @param page.after the place to start after; null: from the front
 */
export async function listQueue(
  desk: Desk,
  viewer: Viewer,
  actor: string,
  filter: QueueFilter,
  wish: QueueWish,
  page: { limit: number; shown: number; after: QueuePlace | null },
  now: Instant,
): Promise<ReadComplaint[]> {
  const tree = await unitTree(desk.database)
  const reads = await readsOf(desk, viewer, filter, wish, tree, now)
  const places: QueuePlace[] = []
  for (const { leads, conditions } of reads) {
    places.push(...(await findPlaces(desk.database, viewer, filter, { leads, conditions }, page, tree)))
  }
  const codes = merged(places, page.limit).map(([, , code]) => code)
  await recordViews(desk, codes.slice(0, page.shown), actor, 'list', now)
  return readRows(desk, codes, tree)
}

/** The place of a complaint in the queue. */
export function queuePlace(complaint: Complaint): QueuePlace {
  return [queueRank(complaint), complaint.dueAt, complaint.code]
}

type Reading = { leads: Lead[]; conditions: Condition[] }

async function readsOf(
  desk: Desk,
  viewer: Viewer,
  filter: QueueFilter,
  wish: QueueWish,
  tree: UnitTree,
  now: Instant,
): Promise<Reading[]> {
  if (wish === null) return [{ leads: leadsOf(viewer, filter, tree), conditions: [] }]
  if ('text' in wish) return searchLeads(desk, viewer, filter, wish.text, tree, now)
  const kin = (await similarTo(desk, viewer, wish.like, MOST_ALIKE)).map(({ code }) => code)
  const isSeen = sql`exists (select 1 from complaint as one where one.code = ${wish.like} and ${maySee('one', viewer, tree)})`
  const where = sql<SqlBool>`code in (${sql.join([wish.like, ...kin])}) and ${isSeen}`
  return [{ leads: [{ where, seesAll: false, index: null }], conditions: [] }]
}

/** Complaints of a group that are listed. */
const MOST_ALIKE = 100

/** Leads that are asked in one statement. */
const AT_ONCE = 60

/** The first places of several leads; stage by stage, so that what has ended is not looked at while there is more to do. */
async function findPlaces(
  { kind, read }: Database,
  viewer: Viewer,
  filter: QueueFilter,
  { leads, conditions }: Reading,
  { limit, after }: { limit: number; after: QueuePlace | null },
  tree: UnitTree,
): Promise<QueuePlace[]> {
  let found: QueuePlace[] = []
  for (const [from, to] of ranksOf(filter)) {
    if (after && to <= after[0]) continue
    // One of the two: a planner with both begins at the rank, and walks up to the place on every page.
    const start =
      after && after[0] >= from
        ? sql`(queue_rank, due_at, code) > (${sql.join(after)})`
        : sql`queue_rank >= ${from}`
    const parts = leads.map(({ where, seesAll, index }, i) => {
      const by = kind === 'sqlite' && index !== null ? sql`indexed by ${sql.id(index)}` : sql``
      const wanted = [...conditionsOf(viewer, filter, seesAll, tree), ...conditions]
      return sql`select * from (select code, queue_rank, due_at from complaint ${by}
        where ${where} and ${start} and queue_rank < ${to} and ${sql.join(wanted, sql` and `)}
        order by queue_rank, due_at, code limit ${limit - found.length}) as ${sql.id(`lead_${i}`)}`
    })
    const rows: QueuePlace[] = []
    for (let at = 0; at < parts.length; at += AT_ONCE) {
      const union = sql.join(parts.slice(at, at + AT_ONCE), sql` union all `)
      const answer = await sql<{ code: string; queue_rank: number; due_at: number }>`${union}`.execute(read)
      rows.push(...answer.rows.map((row): QueuePlace => [row.queue_rank, row.due_at, row.code]))
    }
    found = [...found, ...merged(rows, limit - found.length)]
    if (found.length === limit) break
  }
  return found
}

/** In the order of the queue, each once. */
function merged(places: readonly QueuePlace[], limit: number): QueuePlace[] {
  const byCode = new Map(places.map((place) => [place[2], place]))
  return [...byCode.values()]
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1))
    .slice(0, limit)
}
