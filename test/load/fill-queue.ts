/** Fills a database with a province's complaints in every state, their words in the blind index and their counts, thousands a statement. */
import { readFileSync } from 'node:fs'
import { DAY_MS, dayOf, endOfDay } from '../../src/calendar/instant.ts'
import { CATEGORIES, CONFIDENTIALITIES, type Flag, type Status } from '../../src/complaints/complaint.ts'
import { queueRank } from '../../src/complaints/queue/queue-rank.ts'
import { wordToken } from '../../src/complaints/queue/word-index.ts'
import { routeOf } from '../../src/complaints/routing.ts'
import { severityOf } from '../../src/complaints/severity.ts'
import type { Database, Write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import type { Unit, UnitTree } from '../../src/units/unit.ts'

const AT_ONCE = 4_000
const ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXZ'

/** How many words a complaint has in the index, and of how many the province's citizens make use. */
const WORDS = 14
const VOCABULARY = 6_000

/** 21 departments with 5 branches each, and 124 communes, under one province. */
export function units(): Unit[] {
  const unit = (code: string, name: string, kind: Unit['kind'], parent: string | null): Unit => ({
    ...{ code, name, kind, parent, validFrom: '2020-01-01', validTo: null, successors: [], aliases: [] },
    ...{ address: null, phone: null, hours: null },
  })
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
  const departments = numbers(20).flatMap((n) => [
    unit(`D${n}`, `Sở mẫu số ${n}`, 'department', 'P'),
    ...numbers(5).map((m) => unit(`D${n}.${m}`, `Chi nhánh ${m} của sở mẫu ${n}`, 'branch', `D${n}`)),
  ])
  const communes = numbers(124).map((n) => unit(`C${n}`, `Phường mẫu ${n}`, 'commune', 'P'))
  const inspectorate = unit('T', 'Thanh tra tỉnh mẫu', 'department', 'P')
  return [unit('P', 'Tỉnh mẫu', 'province', null), inspectorate, ...departments, ...communes]
}

/** The word of a number: as common as words of a language are, the lowest numbers the most. */
export const storedWord = (n: number): string => `${letters(n)}o`

function letters(n: number): string {
  return n < 20 ? 'bcdghklmnpqrstvxyaei'[n]! : letters(Math.floor(n / 20)) + letters(n % 20)
}

const STATUS_SHARES: readonly (readonly [Status, number])[] = [
  ['received', 3],
  ['assigned', 3],
  ['in_progress', 4],
  ['need_info', 1],
  ['reopened', 1],
  ['resolved', 4],
  ['confirmed', 40],
  ['closed', 38],
  ['rejected', 6],
]
const FLAG_SHARES: readonly (readonly [Flag, number])[] = [
  ['danger_to_life', 0.005],
  ['threat_or_retaliation', 0.01],
  ['vulnerable_person', 0.06],
  ['repeat', 0.05],
  ['press_threat', 0.01],
]

/** Stores `count` complaints. Indexes of the queue are made after, as that takes a tenth of the time. */
export async function fillQueue(desk: Desk, tree: UnitTree, count: number, now: number): Promise<void> {
  const { database, vault } = desk
  const chance = seeded(7)
  const tokens = Array.from({ length: VOCABULARY }, (_, n) => wordToken(vault, storedWord(n)))
  const key = vault.newKey()
  const story = 'Hồ sơ quá hạn hai mươi ngày mà không ai trả lời, đến hỏi thì cán bộ bảo về chờ tiếp. '
  const details = {
    story: story.repeat(3),
    official: null,
    dossierCode: null,
    contact: null,
    attachments: [],
  }
  const sealed = [vault.seal(JSON.stringify(details), key.key), key.stored]
  const codes = [...tree.byCode.keys()].filter((code) => code !== 'P')
  const indexes = indexesOf()
  await database.commit(indexes.map(({ name }) => ({ sql: `drop index ${name}`, parameters: [] })))
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) =>
      aRow(from + i, count, codes, tree, tokens, chance, now),
    )
    await database.commit(insertsOf(database, JSON.stringify(rows), sealed))
  }
  for (const { sql } of indexes) await database.commit([{ sql, parameters: [] }])
  const text = readFileSync(new URL('../../src/database/migrations/0010_queue.sql', import.meta.url), 'utf8')
  const tally = /^insert into complaint_tally [^;]*/m.exec(text)![0]
  await database.commit([{ sql: 'delete from complaint_tally', parameters: [] }])
  await database.commit([{ sql: tally, parameters: [] }])
  if (database.kind === 'postgres') await database.commit([{ sql: 'vacuum analyze', parameters: [] }]) // as its own daemon does
}

function aRow(
  n: number,
  count: number,
  units: readonly string[],
  tree: UnitTree,
  tokens: readonly number[],
  chance: () => number,
  now: number,
) {
  const pick = <T>(values: readonly T[]) => values[Math.floor(chance() * values.length)]!
  const category = pick(CATEGORIES)
  const flags = FLAG_SHARES.filter(([, share]) => chance() < share).map(([flag]) => flag)
  if (category === 'bribery') flags.push('bribery_allegation')
  const status = weighted(STATUS_SHARES, chance())
  const isOpen = ['received', 'assigned', 'in_progress', 'need_info', 'reopened'].includes(status)
  const at = now - Math.floor(chance() * (isOpen ? 28 : 730) * DAY_MS)
  const unit = pick(units)
  const route = routeOf(category, flags, chance() < 0.1, unit, tree)
  const words = new Set<number>()
  while (words.size < WORDS) words.add(tokens[Math.floor(chance() ** 3 * tokens.length)]!)
  return {
    code: codeOf(Math.floor(((n + 1) / (count + 1)) * 28 ** 8)),
    category,
    flags: JSON.stringify(flags),
    severity: severityOf(category, flags, null),
    status,
    confidentiality: CONFIDENTIALITIES[Math.floor(chance() ** 2 * 3)]!,
    channel: chance() < 0.75 ? 'zalo' : 'messenger',
    unit,
    protected: route.protected ? 1 : 0,
    handler: route.handlerUnitCode,
    citizen: `citizen-${Math.floor(chance() * count * 0.7)}`,
    at,
    due: endOfDay(dayOf(at + 21 * DAY_MS)),
    rank: queueRank({ category, flags, status, mergedInto: null }),
    person: status === 'received' ? null : `Người xử lý ${unit}`,
    words: [...words],
  }
}

function codeOf(value: number): string {
  let [rest, text] = [value, '']
  for (let i = 0; i < 8; i += 1) {
    text = ALPHABET[rest % 28]! + text
    rest = Math.floor(rest / 28)
  }
  return `PA-${text.slice(0, 4)}-${text.slice(4)}`
}

function weighted<T>(shares: readonly (readonly [T, number])[], chance: number): T {
  let left = chance * shares.reduce((sum, [, share]) => sum + share, 0)
  for (const [value, share] of shares) {
    left -= share
    if (left < 0) return value
  }
  return shares[0]![0]
}

/** Repeats the same chance in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function indexesOf(): { name: string; sql: string }[] {
  const text = readFileSync(new URL('../../src/database/migrations/0010_queue.sql', import.meta.url), 'utf8')
  return [...text.matchAll(/^create index (\w+)[^;]*/gm)].map(([sql, name]) => ({ name: name!, sql }))
}

/** $1: the rows as JSON. */
function insertsOf(database: Database, list: string, sealed: readonly string[]): Write[] {
  const isSqlite = database.kind === 'sqlite'
  const from = isSqlite ? 'json_each($1) r' : 'json_array_elements(cast($1 as json)) r (value)'
  const text = (name: string) => `r.value ->> '${name}'`
  const number = (name: string) => `cast(${text(name)} as bigint)`
  const [code, at] = [text('code'), number('at')]
  const s = (sql: string, parameters: readonly string[] = []): Write => ({
    sql: database.statement(sql),
    parameters: [list, ...parameters],
  })
  const words = isSqlite
    ? `${from}, json_each(r.value -> 'words') w`
    : `${from}, json_array_elements(r.value -> 'words') w (value)`
  const word = isSqlite ? 'w.value' : 'cast(cast(w.value as text) as bigint)'
  return [
    s(
      `insert into complaint (code, version, channel, category, flags, severity, status, confidentiality, citizen, unit_code,
         protected, handler_unit_code, details_sealed, key_sealed, attachments, secret_hash, cause, created_at, updated_at,
         due_at, reopened, queue_rank, person, accountable)
       select ${code}, 1, ${text('channel')}, ${text('category')}, ${text('flags')}, ${text('severity')}, ${text('status')},
         ${text('confidentiality')}, ${text('citizen')}, ${text('unit')}, ${number('protected')}, ${text('handler')}, $2, $3,
         '[]', ${code}, ${code}, ${at}, ${at}, ${number('due')}, 0, ${number('rank')}, ${text('person')}, ${text('person')} from ${from}`,
      sealed,
    ),
    s(
      `insert into complaint_event (complaint, seq, at, actor, kind, status, data)
       select ${code}, 1, ${at}, 'citizen', 'filed', 'received', '{}' from ${from}`,
    ),
    s(
      `insert into chain_entry (complaint, seq, at, actor, kind, digest, prev, hash, day)
       select ${code}, 1, ${at}, 'citizen', 'filed', ${code}, '', ${code}, '2026-11-01' from ${from}`,
    ),
    s(`insert into complaint_word (complaint, word, filed_at) select ${code}, ${word}, ${at} from ${words}`),
  ]
}
