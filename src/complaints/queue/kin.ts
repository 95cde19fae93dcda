/**
 * Complaints that belong together. Repeated: the same citizen about the same unit, or the same dossier. Similar: the same
 * unit and ground, and many of the same words. A confidential citizen is linked by the dossier alone, which officials see
 * anyway: that two complaints come from one person would tell who sent the sealed one. An anonymous one is never repeated.
 */
import { sql } from 'kysely'
import { DAY_MS } from '../../calendar/instant.ts'
import { type Database, type Write, write } from '../../database/database.ts'
import type { ComplaintRow } from '../complaint-row.ts'

export const KIN_KINDS = ['repeated', 'similar'] as const
export type KinKind = (typeof KIN_KINDS)[number]
export type Kin = { other: string; kind: KinKind }

const REPEATED_WITHIN_MS = 90 * DAY_MS
const SIMILAR_WITHIN_MS = 30 * DAY_MS
/** So many words in common at least, and half of the shorter one's. */
const FEWEST_IN_COMMON = 4
/** A complaint has no more kin than this; of more, the nearest in time are kept. */
const MOST_KIN = 50
/** Complaints of the same unit and ground that are compared, the nearest in time. */
const MOST_COMPARED = 300

type Asked = Pick<
  ComplaintRow,
  'code' | 'citizen' | 'confidentiality' | 'unit_code' | 'category' | 'dossier_code' | 'created_at'
>

/** The complaints that belong to one, wherever they are handled: whoever is shown them must be allowed to see each. */
export async function findKin(database: Database, row: Asked): Promise<Kin[]> {
  const repeated = await findRepeated(database, row)
  const known = new Set(repeated)
  const similar = (await findSimilar(database, row)).filter((code) => !known.has(code))
  const kin = (kind: KinKind) => (other: string) => ({ other, kind })
  return [...repeated.map(kin('repeated')), ...similar.map(kin('similar'))].slice(0, MOST_KIN)
}

async function findRepeated({ read }: Database, row: Asked): Promise<string[]> {
  const near = read
    .selectFrom('complaint')
    .select('code')
    .where('code', '<>', row.code)
    .where('key_sealed', 'is not', null)
    .where('created_at', '>=', row.created_at - REPEATED_WITHIN_MS)
    .where('created_at', '<=', row.created_at + REPEATED_WITHIN_MS)
    .orderBy('created_at', 'desc')
    .limit(MOST_KIN)
  const found: string[] = []
  if (row.citizen !== null && row.unit_code !== null && row.confidentiality === 'named') {
    const same = near
      .where('citizen', '=', row.citizen)
      .where('confidentiality', '=', 'named')
      .where('unit_code', '=', row.unit_code)
    found.push(...(await same.execute()).map(({ code }) => code))
  }
  if (row.dossier_code !== null) {
    const same = near.where('dossier_code', '=', row.dossier_code)
    found.push(...(await same.execute()).map(({ code }) => code))
  }
  return [...new Set(found)]
}

async function findSimilar({ read }: Database, row: Asked): Promise<string[]> {
  if (row.unit_code === null) return []
  const own = await read
    .selectFrom('complaint_word')
    .select('word')
    .where('complaint', '=', row.code)
    .execute()
  if (own.length < FEWEST_IN_COMMON) return []
  const compared = read
    .selectFrom('complaint')
    .select('code')
    .where('unit_code', '=', row.unit_code)
    .where('category', '=', row.category)
    .where('code', '<>', row.code)
    .where('key_sealed', 'is not', null)
    .where('created_at', '>=', row.created_at - SIMILAR_WITHIN_MS)
    .where('created_at', '<=', row.created_at + SIMILAR_WITHIN_MS)
    .orderBy('created_at', 'desc')
    .limit(MOST_COMPARED)
  const codes = (await compared.execute()).map(({ code }) => code)
  if (codes.length === 0) return []
  const tokens = own.map(({ word }) => word)
  const rows = await read
    .selectFrom('complaint_word')
    .select([
      'complaint',
      (select) => select.fn.countAll<number>().as('words'),
      sql<number>`sum(case when word in (${sql.join(tokens)}) then 1 else 0 end)`.as('common'),
    ])
    .where('complaint', 'in', codes)
    .groupBy('complaint')
    .execute()
  const isAlike = (words: number, common: number) =>
    common >= FEWEST_IN_COMMON && 2 * common >= Math.min(words, tokens.length)
  const common = new Map(
    rows
      .filter((each) => isAlike(Number(each.words), Number(each.common)))
      .map((each) => [each.complaint, Number(each.common)]),
  )
  return [...common.keys()].sort((a, b) => common.get(b)! - common.get(a)! || (a < b ? -1 : 1))
}

/**
 * Keeps what was found, both ways, and that it was looked for. Refused as `stale` when somebody else has done so, or the
 * complaint's words and links were destroyed meanwhile: whoever destroys them takes the pending row away first.
 */
export function keepKin({ read }: Database, complaint: string, kin: readonly Kin[]): Write[] {
  const rows = kin.flatMap(({ other, kind }) => [
    { complaint, other, kind },
    { complaint: other, other: complaint, kind },
  ])
  const keep = () =>
    write(
      read
        .insertInto('complaint_kin')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['complaint', 'other']).doNothing()),
    )
  return [
    write(read.deleteFrom('complaint_pending').where('complaint', '=', complaint), 'stale'),
    ...(rows.length === 0 ? [] : [keep()]),
  ]
}

/**
 * Has the kin of a complaint looked for at the next occasion: it is new, or about something else now.
 *
 * @param words whether its words are to be put into the index, too
 */
export function pendKin({ read }: Database, complaint: string, words: boolean): Write[] {
  const pend = read.insertInto('complaint_pending').values({ complaint, words: words ? 1 : 0 })
  return [write(pend.onConflict((conflict) => conflict.column('complaint').doNothing()))]
}

/** Destroys the links of a complaint to others. */
export function forgetKin({ read }: Database, complaint: string): Write[] {
  const others = read.selectFrom('complaint_kin').select('other').where('complaint', '=', complaint)
  return [
    write(read.deleteFrom('complaint_pending').where('complaint', '=', complaint)),
    write(read.deleteFrom('complaint_kin').where('complaint', 'in', others).where('other', '=', complaint)),
    write(read.deleteFrom('complaint_kin').where('complaint', '=', complaint)),
  ]
}
