/** Messages that were not understood: kept masked, alike ones as one, without a link to whoever wrote them; listed for a clerk to label. */
import { DAY_MS, type Instant } from '../../calendar/instant.ts'
import { isProtected } from '../../complaints/routing.ts'
import type { Recorder } from '../../conversation/effect.ts'
import { type Write, write } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import type { Slice } from '../../privacy/slices.ts'
import type { Vault } from '../../privacy/vault.ts'
import type { Understanding } from '../understand.ts'
import { fold } from '../vietnamese-text.ts'
import { maskMessage } from './mask-message.ts'

/** How the bot answered: it said so, asked which of two, or asked its question again. */
export type Answered = 'not_understood' | 'either_or' | 'asked_again'

export type UnclearMessage = {
  /** Masked. */
  words: string
  heard: string
  /** How sure the bot was of what it heard, 0 to 1. */
  confidence: number
  answered: Answered
  /** `flow.question` that was open; null: none was. */
  question: string | null
  times: number
  lastDay: Instant
}

type Unclear = { text: string; means: Understanding; answered: Answered; question: string | null }

/** So many different ones stay after the daily job, the newest. */
const MOST_KEPT = 2_000
/** Nor does a flood of them fill the disk before the job comes. */
const MOST_AT_ALL = 2 * MOST_KEPT

const KEEP = `insert into unclear_message
  (alike, words_sealed, heard, percent, answered, question, times, first_day, last_day)
select cast($1 as text), cast($2 as text), cast($3 as text), cast($4 as bigint), cast($5 as text), cast($6 as text), 1,
  cast($7 as bigint), cast($8 as bigint)
where (select count(*) from unclear_message) < cast($9 as bigint)
  or exists (select 1 from unclear_message where alike = cast($10 as text))
on conflict (alike) do update set times = unclear_message.times + 1, last_day = excluded.last_day`

/** Keeps a message of which too little was understood; nothing where the office keeps none, where no word is left of it, or where it may accuse somebody. */
export const keepUnclear: Recorder<Unclear> = (desk, { text, means, answered, question }, { at }) => {
  const { database, vault, settings } = desk
  const words = maskMessage(text, means.slots)
  if (settings.retentionDays.unclear === 0 || !/\p{L}/u.test(words) || mayAccuse(means)) return []
  const alike = alikeOf(vault, words)
  const day = at - (at % DAY_MS)
  const percent = Math.round(100 * means.confidence)
  const row = [alike, vault.seal(words), means.intent, percent, answered, question, day, day]
  return [{ sql: database.statement(KEEP), parameters: [...row, MOST_AT_ALL, alike] }]
}

/** Whether it may be about somebody's conduct: a clerk who labels could be a colleague of theirs, and few words tell who is meant. */
function mayAccuse({ intent, runnerUp, category, flags, slots }: Understanding): boolean {
  if (intent !== 'file_complaint' && runnerUp?.intent === 'file_complaint') return true
  return isProtected(category ?? 'other', flags, slots.official !== undefined)
}

/** What is kept, the newest day first and within a day the most frequent. */
export async function unclearMessages({ database, vault }: Desk, limit: number): Promise<UnclearMessage[]> {
  const rows = await database.read
    .selectFrom('unclear_message')
    .selectAll()
    .orderBy('last_day', 'desc')
    .orderBy('times', 'desc')
    .orderBy('alike')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    words: vault.open(row.words_sealed),
    heard: row.heard,
    confidence: row.percent / 100,
    answered: row.answered as Answered,
    question: row.question,
    times: row.times,
    lastDay: row.last_day,
  }))
}

/** Takes the messages that were labelled off the list. @param texts as they were listed, marks of slots taken out */
export function forgetLabelled({ database, vault }: Desk, texts: readonly string[]): Write[] {
  return texts.map((text) =>
    write(database.read.deleteFrom('unclear_message').where('alike', '=', alikeOf(vault, text))),
  )
}

/** The next slice of those that are over: of days before `before`, or more than may be kept. */
export async function unclearBefore(
  { read }: Desk['database'],
  before: Instant,
  slice: number,
): Promise<Slice> {
  const old = read.selectFrom('unclear_message').select('alike').where('last_day', '<', before)
  const beyond = read
    .selectFrom('unclear_message')
    .select('alike')
    .orderBy('last_day', 'desc')
    .orderBy('times', 'desc')
    .orderBy('alike')
    .limit(slice)
    .offset(MOST_KEPT)
  const rows = await old.limit(slice).execute()
  if (rows.length < slice) rows.push(...(await beyond.execute()))
  const gone = [...new Set(rows.map(({ alike }) => alike))].slice(0, slice)
  const remove = () => read.deleteFrom('unclear_message').where('alike', 'in', gone)
  return { rows: gone.length, writes: gone.length === 0 ? [] : [write(remove())] }
}

function alikeOf(vault: Vault, words: string): string {
  return vault.ref('unclear', fold(words))
}
