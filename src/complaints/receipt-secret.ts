/** The receipt secret: told once, kept as a hash, five tries an hour at each complaint. What it opened stays open by a proof. */
import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { LookUp, Moment } from '../conversation/effect.ts'
import { type Database, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { recordOwnView } from '../privacy/chained-record.ts'
import { type CitizenComplaint, openForCitizen } from './citizen-complaint.ts'
import { coarse } from './coarse-time.ts'
import { secretHash } from './secret-hash.ts'

const TRIES_AN_HOUR = 5
const HOUR_MS = 3_600_000
const TAKEN_BACK = 'taken back'

/** `proof`: opens the complaint again for the same citizen, with `openProven`. A draft keeps it instead of the secret. */
export type SecretCheck = { complaint: CitizenComplaint; proof: string } | { refused: 'wrong' | 'too_many' }

/**
 * Opens a complaint with its receipt secret, from any chat. An unknown code is `wrong`, so that a try tells nothing about
 * which codes exist. A look-up that writes: a try counts even when its turn is never committed, and what it opens stands in
 * the record before it is shown. A redone turn is the same try.
 */
export const checkSecret: LookUp<{ code: string; secret: string }, SecretCheck> = async (
  desk,
  { code, secret },
  moment,
) => {
  const { hash, under } = await keptHash(desk.database, code)
  const counted = await countTry(desk, under, moment)
  if (counted === 'too_many') return { refused: 'too_many' }
  if (!isEqual(secretHash(desk.vault, under, secret), hash)) return { refused: 'wrong' }
  await takeBackTry(desk, under, moment)
  return { complaint: await openByReceipt(desk, code, moment), proof: proofOf(desk, code, moment, hash) }
}

/** Opens what this citizen has opened with its secret before; null when the proof is no such, or the words are gone. */
export const openProven: LookUp<{ code: string; proof: string }, CitizenComplaint | null> = async (
  desk,
  { code, proof },
  moment,
) => {
  const { hash } = await keptHash(desk.database, code)
  if (hash === '' || !isEqual(proof, proofOf(desk, code, moment, hash))) return null
  return openByReceipt(desk, code, moment)
}

/** Bound to the citizen's lane and to the secret as it is kept: destroying that ends the proof too. */
function proofOf({ vault }: Desk, code: string, { citizen }: Moment, hash: string): string {
  return vault.ref('opened', code, citizen, hash)
}

/** Noted once a message, with the day alone: this chat need not be the one that filed it, and the record must not tell. */
async function openByReceipt(desk: Desk, code: string, moment: Moment): Promise<CitizenComplaint> {
  const key = desk.vault.ref('receipt-view', code, moment.cause)
  await recordOwnView(desk, code, 'receipt', key, coarse(moment.at))
  return (await openForCitizen(desk, code, moment.at))!
}

/**
 * `hash` is '' for an unknown code and once its words were destroyed. `under` is the code that the secret was told with:
 * that of the whole for a complaint that was split from another. Tries count there, so that more codes are no more tries.
 */
async function keptHash({ read }: Database, code: string): Promise<{ hash: string; under: string }> {
  const row = await read
    .selectFrom('complaint')
    .select(['secret_hash', 'secret_code'])
    .where('code', '=', code)
    .executeTakeFirst()
  return { hash: row?.secret_hash ?? '', under: row?.secret_code ?? code }
}

function isEqual(given: string, kept: string): boolean {
  const one = Buffer.from(given)
  const other = Buffer.from(kept.padEnd(given.length, '-'))
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Where it is noted that a message has tried this code: `result` is '' until the try was taken back. */
function tryKey({ vault }: Desk, code: string, { cause }: Moment): string {
  return `try:${vault.ref('secret-try', code, cause)}`
}

/**
 * Counts a try in one statement, so that two at once are two. The message is noted with it: its repetition is known.
 *
 * @returns `same`: this message has tried already
 */
async function countTry(desk: Desk, code: string, moment: Moment): Promise<'counted' | 'same' | 'too_many'> {
  const { read, commit } = desk.database
  const hour = hourOf(moment)
  const message = read
    .insertInto('idempotency')
    .values({ key: tryKey(desk, code, moment), result: '', at: hour * HOUR_MS })
    .onConflict((conflict) => conflict.column('key').doNothing())
  const count = read
    .insertInto('secret_try')
    .values({ code, hour, n: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['code', 'hour'])
        .doUpdateSet({ n: sql`secret_try.n + 1` })
        .where('secret_try.n', '<', TRIES_AN_HOUR),
    )
    .returning('n')
  const result = await commit([write(message, 'same'), write(count, 'too_many')])
  return 'refused' in result ? (result.refused as 'same' | 'too_many') : 'counted'
}

/** The right secret is no guess. Once a message, whoever counted its try: the first worker may have died in between. */
async function takeBackTry(desk: Desk, code: string, moment: Moment): Promise<void> {
  const { read, commit } = desk.database
  const message = read
    .updateTable('idempotency')
    .set({ result: TAKEN_BACK })
    .where('key', '=', tryKey(desk, code, moment))
    .where('result', '=', '')
  const count = read
    .updateTable('secret_try')
    .set({ n: sql`n - 1` })
    .where('code', '=', code)
    .where('hour', '=', hourOf(moment))
  await commit([write(message, 'taken back before'), write(count)])
}

function hourOf({ at }: Moment): number {
  return Math.floor(at / HOUR_MS)
}
