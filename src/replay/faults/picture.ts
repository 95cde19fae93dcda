/** What a world has kept, as lines to compare: every record with all that does not come from chance or from the moment of a retry. */
import { sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Address } from '../../channels/channel.ts'
import type { Mailbox } from '../../conversation/mailbox.ts'
import type { Desk } from '../../desk.ts'
import { holdings } from '../holdings.ts'

const TABLES = [
  'citizen',
  'consent',
  'follower',
  'data_request',
  'complaint',
  'complaint_event',
  'commendation',
  'human_request',
  'talk_line',
  'rating',
  'rating_answer',
  'rating_comment',
  'rating_exclusion',
  'invitation',
  'notice',
  'quarantine',
  'attempt',
  'secret_try',
  'record',
]
/** Sealed under a fresh key or salt each time, or a moment at which something was tried; only whether they are there counts. */
const BY_CHANCE =
  /sealed|hash|^recorded_at$|^used_at$|^accepted_at$|^(notice\.outcome|record\.at|attempt\.id)$/

/** Put aside because it was delivered long after it had been sent: a fault's doing, and nothing that was accepted. */
const TOO_OLD = 'too_old'

/** The lines, sorted within each table. */
export async function recordsOf(desk: Desk): Promise<string[]> {
  const lines = await holdings(desk)
  for (const table of TABLES) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
      desk.database.read,
    )
    const kept = rows.filter((row) => row.reason !== TOO_OLD)
    lines.push(...kept.map((row) => `${table} ${lineOf(table, row)}`).sort())
  }
  return lines
}

function lineOf(table: string, row: Record<string, unknown>): string {
  return Object.entries(row)
    .map(([column, value]) => {
      const isByChance = BY_CHANCE.test(column) || BY_CHANCE.test(`${table}.${column}`)
      return `${column}=${isByChance && value !== null ? '*' : String(value)}`
    })
    .join(' ')
}

/**
 * How a citizen's lane stands, asked through the port: one more letter is put into it and taken with what stands there.
 *
 * @returns the conversation's state as it is stored, its version, and how many letters waited besides
 */
export async function laneOf(
  mailbox: Mailbox,
  desk: Desk,
  address: Address,
  now: Instant,
): Promise<string[]> {
  const lane = desk.vault.ref('citizen', address.channel, address.account, address.user)
  const letter = {
    message: { id: 'probe', sentAt: now, text: '', tap: 'ln:menu', attachments: [], contact: null },
  }
  await mailbox.accept([{ lane, address, deliveryKey: 'probe', sentAt: now, gathers: false, letter }], now)
  const turns = await mailbox.take(100, now)
  const turn = turns.find((one) => one.lane === lane)
  if (!turn) return ['the lane cannot be taken']
  return [
    `${turn.letters.length - 1} letters wait`,
    `version ${turn.version}, ${turn.failures} failures, last heard ${turn.lastAt}`,
    ...(turn.state === null ? ['no state'] : JSON.stringify(JSON.parse(turn.state), null, 1).split('\n')),
  ]
}
