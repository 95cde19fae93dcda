/** What was said and done in a live talk, line by line. */
import type { Instant } from '../calendar/instant.ts'
import { type Delivery, deliveryOf } from '../complaints/delivery.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { maskNumbers } from '../privacy/masking.ts'

/** `left`: the citizen turned to the bot. */
const LINE_KINDS = ['word', 'take', 'give_back', 'left', 'end'] as const

export type TalkLine = {
  at: Instant
  /** The official's name; null: the citizen. */
  name: string | null
  kind: (typeof LINE_KINDS)[number]
  /** Numbers masked; null when none were said or they were destroyed. */
  words: string | null
  /** How many files the citizen sent with it. */
  files: number
  /** How far an official's words have come; null for all else. */
  delivery: Delivery | null
}

/** A line to be kept. */
export type NewLine = {
  id: string
  request: string
  at: Instant
  /** `citizen` or `account:ID` */
  by: string
  name: string | null
  kind: TalkLine['kind']
  words: string | null
  files?: number
  notice?: string
}

/** Keeps a line. @param refusal the word when it is there already; left out: that is fine */
export function keepLine({ database, vault }: Desk, line: NewLine, refusal?: string): Write {
  const insert = database.read
    .insertInto('talk_line')
    .values({
      id: line.id,
      request: line.request,
      at: line.at,
      by: line.by,
      name: line.name,
      kind: line.kind,
      words_sealed: line.words === null ? null : vault.seal(line.words.normalize('NFC')),
      files: line.files ?? 0,
      notice: line.notice ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
  return write(insert, refusal)
}

/** The lines of a talk, the oldest first. Whoever asks has seen the request itself first. */
export async function linesOf({ database, vault }: Desk, request: string): Promise<TalkLine[]> {
  const rows = await database.read
    .selectFrom('talk_line')
    .leftJoin('notice', 'notice.id', 'talk_line.notice')
    .select([
      'talk_line.at',
      'name',
      'talk_line.kind',
      'words_sealed',
      'files',
      'talk_line.notice',
      'outcome',
    ])
    .where('request', '=', request)
    .orderBy('talk_line.at')
    .orderBy('talk_line.id')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    name: row.name,
    kind: row.kind as TalkLine['kind'],
    words: row.words_sealed === null ? null : maskNumbers(vault.open(row.words_sealed)),
    files: row.files,
    delivery: row.notice === null ? null : deliveryOf(row.outcome),
  }))
}
