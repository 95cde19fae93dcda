/** Searching the queue: codes, dossiers, names of units, and the citizens' words, all without diacritics. */
import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { findDossierCode } from '../../understanding/dossier-code.ts'
import { fold, foldWords } from '../../understanding/vietnamese-text.ts'
import type { UnitTree } from '../../units/unit.ts'
import type { Viewer } from '../visibility.ts'
import type { Condition } from '../visible-rows.ts'
import { countQueue } from './count-queue.ts'
import { type Lead, leadsOf, type QueueFilter, unitLeads } from './queue-leads.ts'
import { findableWords, wordToken } from './word-index.ts'

/** Words that are looked for; of a longer search the first ones count. */
const MOST_WORDS = 8
/** Units whose names hold the words; of more, none is meant. */
const MOST_NAMED = 20
/** A word that stands in more complaints is looked for in the newest of them alone, where the viewer sees many. */
const RARE = 3_000
/** So many complaints can be gone through one by one. */
const FEW = 20_000

/** What a search reads: a complaint that stands in any of these is found. [] when the text says nothing to look for. */
export async function searchLeads(
  desk: Desk,
  viewer: Viewer,
  filter: QueueFilter,
  text: string,
  tree: UnitTree,
  now: Instant,
): Promise<{ leads: Lead[]; conditions: Condition[] }[]> {
  const hidden = (where: Condition) => ({ leads: [{ where, seesAll: false, index: null }], conditions: [] })
  const prefix = codePrefix(text)
  const dossier = findDossierCode(text.slice(0, 200))?.code
  const units = unitsNamed(text, tree)
  return [
    ...(prefix === null
      ? []
      : [hidden(sql<SqlBool>`code >= ${prefix} and code <= ${prefix.padEnd(16, 'Z')}`)]),
    ...(dossier === undefined ? [] : [hidden(sql<SqlBool>`dossier_code = ${dossier}`)]),
    ...(units.length === 0 ? [] : [{ leads: unitLeads('unit_code', units, viewer), conditions: [] }]),
    ...(await byWords(desk, viewer, filter, text, tree, now)),
  ]
}

/** The beginning of a tracking code, as it was typed: with or without `PA-`, whole also without hyphens; null for words. */
export function codePrefix(text: string): string | null {
  const typed = text
    .trim()
    .toUpperCase()
    .replace(/[\s_]+/g, '-')
  if (!/^[0-9A-Z-]{3,16}$/.test(typed)) return null
  const whole = /^(?:PA)?([0-9A-Z]{4})([0-9A-Z]{4})$/.exec(typed)
  if (whole) return `PA-${whole[1]}-${whole[2]}`
  return typed.startsWith('PA-') ? typed : `PA-${typed}`
}

/** The units whose name holds all words of a text. */
function unitsNamed(text: string, tree: UnitTree): string[] {
  const words = foldWords(text)
  if (words.length < 2) return []
  const holds = (name: string) => ` ${fold(name)} `.includes(` ${words.join(' ')} `)
  const named = [...tree.byCode.values()].filter(({ name, aliases }) => [name, ...aliases].some(holds))
  return named.length > MOST_NAMED ? [] : named.map(({ code }) => code)
}

async function byWords(
  desk: Desk,
  viewer: Viewer,
  filter: QueueFilter,
  text: string,
  tree: UnitTree,
  now: Instant,
): Promise<{ leads: Lead[]; conditions: Condition[] }[]> {
  const tokens = findableWords(text)
    .slice(0, MOST_WORDS)
    .map((word) => wordToken(desk.vault, word))
  if (tokens.length === 0) return []
  const counts = await Promise.all(tokens.map((token) => countUpTo(desk.database, token, RARE + 1)))
  const least = Math.min(...counts)
  if (least === 0) return []
  const rarest = tokens[counts.indexOf(least)]!
  const holds = (token: number) =>
    sql<SqlBool>`exists (select 1 from complaint_word as held where held.complaint = complaint.code and held.word = ${token})`
  if (least > RARE && (await scopeOf(desk, viewer, now)) <= FEW) {
    return [{ leads: leadsOf(viewer, filter, tree), conditions: tokens.map(holds) }]
  }
  const newest = sql`select complaint from complaint_word where word = ${rarest} order by filed_at desc limit ${RARE}`
  return [
    {
      leads: [{ where: sql<SqlBool>`code in (${newest})`, seesAll: false, index: null }],
      conditions: tokens.filter((token) => token !== rarest).map(holds),
    },
  ]
}

/** How many complaints the viewer may see. */
async function scopeOf(desk: Desk, viewer: Viewer, now: Instant): Promise<number> {
  const { byStatus } = await countQueue(desk, viewer, now)
  return [...byStatus.values()].reduce((sum, n) => sum + n, 0)
}

async function countUpTo({ read }: Database, token: number, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from
    (select 1 from complaint_word where word = ${token} limit ${most}) as found`.execute(read)
  return Number(rows[0]!.n)
}
