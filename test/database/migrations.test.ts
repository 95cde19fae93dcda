/** What was kept under earlier versions is kept, and fits the rules of this one, when its database is brought here. */
import { afterEach, describe, expect, test } from 'vitest'
import { activeAccounts } from '../../src/accounts/account-store.ts'
import { type Category, FINAL_STATUSES, type Flag, STATUSES } from '../../src/complaints/complaint.ts'
import { toComplaint } from '../../src/complaints/complaint-row.ts'
import { countQueue } from '../../src/complaints/queue/count-queue.ts'
import { indexPending } from '../../src/complaints/queue/index-pending.ts'
import { listQueue } from '../../src/complaints/queue/queue.ts'
import { queueRank, waitsForOfficial } from '../../src/complaints/queue/queue-rank.ts'
import type { Viewer } from '../../src/complaints/visibility.ts'
import type { Database, Write } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { deskOver, freshPostgresUrl } from '../services/databases.ts'

/** The version before the queue, the case and the rights of issue 5. */
const BEFORE_THE_CONSOLE = '0007_doors'
const NOW = Date.parse('2026-11-24T08:00:00+07:00')
const DAY_MS = 86_400_000
const STORY = 'Đòi tiền cà phê'

const GROUNDS: readonly Category[] = ['bribery', 'delay', 'other']
const FLAGS: readonly (readonly Flag[])[] = [
  [],
  ['danger_to_life'],
  ['threat_or_retaliation', 'identity_protection'],
  ['bribery_allegation'],
  ['press_threat'],
  ['identity_protection'],
]

const everything: Viewer = {
  unitCode: null,
  may: new Set(['complaint:read', 'complaint:act', 'complaint:protected']),
}

let database: Database | null = null
afterEach(async () => {
  await database?.close()
  database = null
})

describe.each([
  { kind: 'SQLite', empty: async () => openSqlite(':memory:') },
  { kind: 'PostgreSQL', empty: async () => openPostgres(await freshPostgresUrl(), 4) },
])('a filled database of an earlier version, on $kind', ({ empty }) => {
  const migrated = async () => {
    database = await empty()
    await migrate(database, BEFORE_THE_CONSOLE)
    const desk = deskOver(database)
    const codes = await fill(desk)
    await migrate(database)
    return { desk, codes, read: database.read }
  }

  test('keeps every complaint, in the place of the queue that the rules give it, and counts each once', async () => {
    const { desk, codes, read } = await migrated()
    const rows = await read.selectFrom('complaint').selectAll().execute()
    expect(rows.map(({ code }) => code).sort()).toEqual(codes.sort())
    for (const row of rows) {
      const complaint = toComplaint(row)
      expect([complaint.code, row.queue_rank]).toEqual([complaint.code, queueRank(complaint)])
      expect(complaint.firstDueAt).toBe(complaint.dueAt)
      const isSettled = row.status === 'rejected' || (isOver(row.status) && row.outcome !== null)
      expect([row.code, row.settled_at]).toEqual([row.code, isSettled ? row.updated_at : null])
      expect(row.watched_version === row.version).toBe(isOver(row.status))
    }
    const counted = await countQueue(desk, everything, NOW)
    for (const status of STATUSES)
      expect(counted.byStatus.get(status)).toBe(rows.filter((row) => row.status === status).length)
    const waiting = rows.map(toComplaint).filter(waitsForOfficial)
    expect(counted.overdue).toBe(waiting.filter(({ dueAt }) => dueAt <= NOW).length)
  })

  test('finds the old words once the job has gone through them', async () => {
    const { desk, codes } = await migrated()
    expect(await indexPending(desk)).toBe(codes.length)
    const filter = { statuses: STATUSES }
    const page = { limit: 20, shown: 20, after: null }
    const found = await listQueue(desk, everything, 'account:a', filter, { text: 'cà phê' }, page, NOW)
    expect(found).toHaveLength(20)
    expect(found[0]).toMatchObject({ story: STORY, complaint: { flags: ['danger_to_life'] } })
  })

  test('keeps the rights of each account, without an end, and asks no new password', async () => {
    const { desk, read } = await migrated()
    const [account] = await activeAccounts(desk.database, NOW)
    expect(account).toMatchObject({ id: 'a', role: 'handler', unitCode: 'C1' })
    const { valid_to } = await read.selectFrom('account_role').selectAll().executeTakeFirstOrThrow()
    expect(valid_to).toBeNull()
    const { must_change } = await read.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    expect(must_change).toBe(0)
  })
})

function isOver(status: string): boolean {
  return (FINAL_STATUSES as readonly string[]).includes(status)
}

/** A complaint of each state, ground and set of flags, and an account, as version 7 kept them. @returns the codes */
async function fill({ database, vault }: ReturnType<typeof deskOver>): Promise<string[]> {
  const codes: string[] = []
  const writes: Write[] = []
  const put = (table: string, row: Record<string, string | number | null>) => {
    const columns = Object.keys(row)
    const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`
    writes.push({ sql: database.statement(sql), parameters: Object.values(row) })
  }
  const { key, stored } = vault.newKey()
  const told = { official: null, dossierCode: null, contact: null, attachments: [] }
  const details = vault.seal(JSON.stringify({ story: STORY, ...told }), key)
  const outcomesOf = (status: string) =>
    isOver(status) && status !== 'rejected' ? ['founded', null] : [null]
  const states = STATUSES.flatMap((status) => outcomesOf(status).map((outcome) => ({ status, outcome })))
  for (const { status, outcome } of states) {
    for (const category of GROUNDS) {
      for (const flags of FLAGS) {
        const n = codes.length
        const code = `PA-${20_000_000 + n}`
        codes.push(code)
        put('complaint', {
          ...{
            code,
            version: 3,
            channel: 'zalo',
            category,
            flags: JSON.stringify(flags),
            severity: 'normal',
          },
          ...{ status, confidentiality: 'named', citizen: null, unit_code: n % 3 === 0 ? null : 'C1' },
          ...{ protected: n % 2, handler_unit_code: n % 5 === 0 ? null : 'T', dossier_code: null },
          ...{
            details_sealed: details,
            key_sealed: stored,
            amount_vnd: null,
            attachments: '[]',
            secret_hash: '',
          },
          ...{ cause: code, created_at: NOW - 20 * DAY_MS, updated_at: NOW - n, assigned: null, outcome },
          ...{
            due_at: NOW + ((n % 7) - 3) * DAY_MS,
            verdict: null,
            merged_into: n % 4 === 1 ? 'PA-20000000' : null,
            reopened: 0,
          },
          resolved_at: null,
        })
      }
    }
  }
  put('account', {
    ...{ id: 'a', username: 'can-bo', name: 'Nguyễn Văn Mẫu', role: 'handler', unit_code: 'C1' },
    ...{ password_hash: 'x', created_at: NOW - DAY_MS, disabled_at: null, failed: 0, locked_until: 0 },
  })
  await database.commit(writes)
  return codes
}
