/** The receipt secret: told once, kept as a hash, five tries an hour at each complaint. */
import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import { type Database, write } from '../database/database.ts'
import { type CitizenComplaint, openForCitizen } from './citizen-complaint.ts'
import { secretHash } from './secret-hash.ts'

const TRIES_AN_HOUR = 5
const HOUR_MS = 3_600_000

export type SecretCheck = { complaint: CitizenComplaint } | { refused: 'wrong' | 'too_many' }

/**
 * Opens a complaint with its receipt secret, from any chat. An unknown code is `wrong`, so that a try tells nothing about
 * which codes exist. The one look-up that writes: a try counts even when its turn is never committed. A redone turn is the
 * same try.
 */
export const checkSecret: LookUp<{ code: string; secret: string }, SecretCheck> = async (
  desk,
  { code, secret },
  moment,
) => {
  const counted = await countTry(desk.database, code, moment.cause, moment.at)
  if (!counted) return { refused: 'too_many' }
  const row = await desk.database.read
    .selectFrom('complaint')
    .select('secret_hash')
    .where('code', '=', code)
    .executeTakeFirst()
  const given = Buffer.from(secretHash(desk.vault, code, secret))
  const kept = Buffer.from(row?.secret_hash ?? ''.padEnd(given.length, '-'))
  const opens = kept.length === given.length && timingSafeEqual(kept, given)
  if (!row || !opens) return { refused: 'wrong' }
  await forgetTry(desk.database, counted.ids)
  return { complaint: (await openForCitizen(desk, code, moment.at))! }
}

/**
 * Notes a try unless there have been too many in the last hour. A second row names the message, so that its repetition is
 * known and messages of the same moment are told apart.
 *
 * @returns the rows that note it, none for a repetition; null when it may not be made
 */
async function countTry(
  database: Database,
  code: string,
  cause: string,
  at: Instant,
): Promise<{ ids: number[] } | null> {
  const message = { kind: 'secret-message', subject: `${code}:${cause}` }
  const tries = database.read.selectFrom('attempt')
  const same = await tries
    .select('id')
    .where('kind', '=', message.kind)
    .where('subject', '=', message.subject)
    .executeTakeFirst()
  if (same) return { ids: [] }
  const count = database.read
    .insertInto('attempt')
    .columns(['kind', 'subject', 'at'])
    .expression((select) =>
      select
        .selectFrom(
          tries
            .select((each) => each.fn.countAll<number>().as('n'))
            .where('kind', '=', 'secret')
            .where('subject', '=', code)
            .where('at', '>', at - HOUR_MS)
            .as('recent'),
        )
        .select([
          sql<string>`'secret'`.as('kind'),
          sql<string>`cast(${code} as text)`.as('subject'),
          sql<number>`cast(${at} as bigint)`.as('at'),
        ])
        .where('n', '<', TRIES_AN_HOUR),
    )
    .returning('id')
  const name = database.read
    .insertInto('attempt')
    .values({ ...message, at })
    .returning('id')
  const result = await database.commit([write(count, 'too_many'), write(name)])
  return 'refused' in result ? null : { ids: result.rows.flat().map((row) => Number(row.id)) }
}

async function forgetTry(database: Database, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await database.commit([write(database.read.deleteFrom('attempt').where('id', 'in', ids))])
}
