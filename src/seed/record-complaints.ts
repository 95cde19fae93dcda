/** Generated complaints on their way into the database, through the domain's own filing, rules and record. */
import { createHash } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import { act } from '../complaints/act.ts'
import { toComplaint } from '../complaints/complaint-row.ts'
import { fileComplaint, readSetting } from '../complaints/complaint-store.ts'
import { keepAction, type Standing } from '../complaints/complaint-writes.ts'
import type { Moment } from '../conversation/effect.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { chainHeads } from '../privacy/chained-record.ts'
import type { GeneratedComplaint } from './generate-complaints.ts'
import { addressOf, citizenRef, type DemoAccounts, inventedRef } from './generated-rows.ts'

/** Complaints whose statements go into one commit. */
const SLICE = 40

/**
 * Files them and does to each what was generated, deed after deed. What the citizens were told counts as sent.
 *
 * @returns how many deeds the rules refused: none, unless the generator is at fault
 * @throws when a code is taken
 */
export async function recordComplaints(
  desk: Desk,
  complaints: readonly GeneratedComplaint[],
  accounts: DemoAccounts,
  now: Instant,
): Promise<{ refused: number }> {
  await commitAll(
    desk,
    complaints.map((complaint) => fileComplaint(desk, complaint.filed, momentOf(desk, complaint, accounts))),
  )
  const standings = await readStandings(desk, complaints)
  const setting = await readSetting(desk, now)
  let refused = 0
  const rounds = Math.max(0, ...complaints.map(({ deeds }) => deeds.length))
  for (let round = 0; round < rounds; round += 1) {
    const groups: Write[][] = []
    for (const { filed, deeds, salt } of complaints) {
      const deed = deeds[round]
      const standing = standings.get(filed.code)!
      if (!deed) continue
      const acted = act(standing.complaint, deed.action, { ...setting, now: deed.at })
      if ('refused' in acted) {
        refused += 1
        continue
      }
      groups.push(
        keepAction(desk, standing, acted, deed.actor, deed.at, (seq) =>
          drawn(salt, `chain:${seq}`).slice(0, 32),
        ),
      )
      standing.complaint = { ...acted.complaint, version: standing.complaint.version + 1 }
      standing.lastStep += acted.steps.length
    }
    await commitAll(desk, groups)
    const heads = await chainHeads(desk.database, [...standings.keys()])
    for (const [code, standing] of standings) standing.chain = heads.get(code)!
  }
  await settleNotices(desk, [...standings.values()])
  return { refused }
}

/** What the filing depends on, drawn from the complaint's own chance. */
function momentOf(
  desk: Desk,
  { at, channel, citizen, salt }: GeneratedComplaint,
  accounts: DemoAccounts,
): Moment {
  const address = addressOf(accounts, channel, citizen)
  return {
    at,
    recordedAt: at,
    key: `demo:${salt}`,
    cause: inventedRef('cause', salt),
    citizen: citizenRef(desk, address),
    address,
    draw: (purpose) => drawn(salt, purpose),
  }
}

function drawn(salt: string, purpose: string): string {
  return createHash('sha256').update(`${salt}:${purpose}`).digest('hex')
}

async function readStandings(
  desk: Desk,
  complaints: readonly GeneratedComplaint[],
): Promise<Map<string, Standing>> {
  const codes = complaints.map(({ filed }) => filed.code)
  const rows = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', 'in', [...codes, ''])
    .execute()
  const heads = await chainHeads(desk.database, codes)
  return new Map(
    rows.map((row) => [
      row.code,
      { complaint: toComplaint(row), keySealed: row.key_sealed, lastStep: 1, chain: heads.get(row.code)! },
    ]),
  )
}

/** Nobody is to be told today what an invented office said last year. */
async function settleNotices(desk: Desk, standings: readonly Standing[]): Promise<void> {
  const lanes = [...new Set(standings.flatMap(({ complaint }) => complaint.citizen ?? []))]
  if (lanes.length === 0) return
  const settle = desk.database.read
    .updateTable('notice')
    .set((column) => ({ accepted_at: column.ref('created_at'), outcome: 'sent', body_sealed: null }))
    .where('accepted_at', 'is', null)
    .where('lane', 'in', lanes)
  await desk.database.commit([write(settle)])
}

async function commitAll(desk: Desk, groups: readonly Write[][]): Promise<void> {
  for (let start = 0; start < groups.length; start += SLICE) {
    const result = await desk.database.commit(groups.slice(start, start + SLICE).flat())
    if ('refused' in result) throw new Error(`generated complaints were not kept: ${result.refused}`)
  }
}
