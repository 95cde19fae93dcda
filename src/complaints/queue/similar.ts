/** Repeated and similar complaints, as officials are shown them: only those that they may see, not even the number of others. */
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Category, Status } from '../complaint.ts'
import type { Viewer } from '../visibility.ts'
import { maySee } from '../visible-rows.ts'
import { findKin, type Kin, type KinKind } from './kin.ts'

/** One that belongs to another: without the citizen's words. */
export type SimilarComplaint = {
  code: string
  kind: KinKind
  category: Category
  status: Status
  createdAt: Instant
}

/**
 * The complaints that belong to one, repeated ones first, then the newest. Whoever calls has checked that the viewer may
 * see the one itself.
 *
 * @returns [] for an unknown code
 */
export async function similarTo(
  desk: Pick<Desk, 'database'>,
  viewer: Viewer,
  code: string,
  limit: number,
): Promise<SimilarComplaint[]> {
  const kin = new Map((await kinOf(desk, code)).map(({ other, kind }) => [other, kind]))
  if (kin.size === 0) return []
  const tree = await unitTree(desk.database)
  const rows = await desk.database.read
    .selectFrom('complaint')
    .select(['code', 'category', 'status', 'created_at'])
    .where('code', 'in', [...kin.keys()])
    .where(maySee('complaint', viewer, tree))
    .execute()
  return rows
    .map((row) => ({
      code: row.code,
      kind: kin.get(row.code)!,
      category: row.category as Category,
      status: row.status as Status,
      createdAt: row.created_at,
    }))
    .sort(
      (a, b) =>
        Number(a.kind === 'similar') - Number(b.kind === 'similar') ||
        b.createdAt - a.createdAt ||
        (a.code < b.code ? -1 : 1),
    )
    .slice(0, limit)
}

/** How many others belong to each complaint, of those that the viewer may see; complaints without any are left out. */
export async function similarCounts(
  desk: Pick<Desk, 'database'>,
  viewer: Viewer,
  codes: readonly string[],
): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map()
  const tree = await unitTree(desk.database)
  const rows = await desk.database.read
    .selectFrom('complaint_kin')
    .innerJoin('complaint', 'complaint.code', 'complaint_kin.other')
    .select(['complaint_kin.complaint', (select) => select.fn.countAll<number>().as('n')])
    .where('complaint_kin.complaint', 'in', [...codes])
    .where(maySee('complaint', viewer, tree))
    .groupBy('complaint_kin.complaint')
    .execute()
  return new Map(rows.map(({ complaint, n }) => [complaint, Number(n)]))
}

/** As they are kept; looked for now where that was not done yet. */
async function kinOf({ database }: Pick<Desk, 'database'>, code: string): Promise<Kin[]> {
  const { read } = database
  const kept = await read
    .selectFrom('complaint_kin')
    .select(['other', 'kind'])
    .where('complaint', '=', code)
    .execute()
  const kin = kept.map(({ other, kind }) => ({ other, kind: kind as KinKind }))
  const row = await read
    .selectFrom('complaint')
    .innerJoin('complaint_pending', 'complaint_pending.complaint', 'complaint.code')
    .select(['code', 'citizen', 'confidentiality', 'unit_code', 'category', 'dossier_code', 'created_at'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return kin
  const known = new Set(kin.map(({ other }) => other))
  return [...kin, ...(await findKin(database, row)).filter(({ other }) => !known.has(other))]
}
