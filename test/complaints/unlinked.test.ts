import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { listComplaints } from '../../src/complaints/complaint-list.ts'
import { checkSecret } from '../../src/complaints/receipt-secret.ts'
import type { Desk } from '../../src/desk.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { databases } from '../services/databases.ts'
import { assign, done, everyone, file, momentOf, NOW, theDesk } from './complaints.ts'

const MINUTE = 60_000
const MIDNIGHT = Date.parse('2026-11-25T00:00:00+07:00')
const SENT = NOW + 5_123
const ADDED = NOW + 30 * MINUTE + 777

/** Everything that a complaint leaves behind, without what the office does. */
const TABLES = [
  'complaint',
  'complaint_event',
  'chain_entry',
  'chain_salt',
  'idempotency',
  'secret_try',
  'attempt',
  'notice',
  'citizen',
] as const

describe.each(databases)('what nothing links to its citizen, on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await fresh())
  })
  afterEach(() => desk.database.close())

  async function allRows(): Promise<string> {
    const rows = await Promise.all(
      TABLES.map((table) => desk.database.read.selectFrom(table).selectAll().execute()),
    )
    return JSON.stringify(rows)
  }

  async function adds(receipt: { code: string; secret: string }) {
    const moment = momentOf('add', { at: ADDED, recordedAt: ADDED })
    const checked = await checkSecret(desk, receipt, moment)
    if ('refused' in checked) throw new Error(checked.refused)
    const action = { action: 'add', text: 'Có người làm chứng' } as const
    const result = await desk.database.commit(
      citizenVerdict(desk, { opened: checked.complaint, action }, moment),
    )
    expect(result).not.toHaveProperty('refused')
  }

  test('an anonymous complaint has the moment of none of its citizen’s messages', async () => {
    const moment = momentOf('a', { at: SENT, recordedAt: SENT })
    const receipt = await file(desk, 'a', { confidentiality: 'anonymous' }, moment)
    await adds(receipt)
    await checkSecret(desk, { ...receipt, secret: 'x' }, momentOf('guess', { at: ADDED + MINUTE }))
    const rows = await allRows()
    for (const at of [SENT, ADDED, ADDED + MINUTE]) expect(rows).not.toContain(String(at))
    expect(await desk.database.read.selectFrom('complaint').selectAll().executeTakeFirst()).toMatchObject({
      created_at: MIDNIGHT,
      updated_at: MIDNIGHT,
      status: 'received',
    })
  })

  test('time does not run backwards when its citizen adds to what an official has done', async () => {
    const receipt = await file(desk, 'a', { confidentiality: 'anonymous' })
    await done(desk, receipt.code, assign, NOW + MINUTE)
    await adds(receipt)
    expect(await desk.database.read.selectFrom('complaint').select('updated_at').execute()).toEqual([
      { updated_at: NOW + MINUTE },
    ])
  })

  test('a program that asks for what has changed since an hour of the day still gets it', async () => {
    await file(desk, 'named', {}, momentOf('named', { at: NOW }))
    await file(desk, 'a', { confidentiality: 'anonymous' })
    const since = (at: number) => listComplaints(desk, everyone, 'token:t', { since: at }, { limit: 9 }, NOW)
    expect((await since(NOW + MINUTE)).map(({ complaint }) => complaint.confidentiality)).toEqual([
      'anonymous',
    ])
    expect(await since(MIDNIGHT + 24 * 60 * MINUTE)).toEqual([])
  })

  test('an erased citizen and the case they leave behind share no moment, and the case has changed', async () => {
    const { code } = await file(desk, 'a')
    const over = await file(desk, 'b')
    await done(desk, over.code, { action: 'refuse', by: 'B', reason: 'duplicate', text: null })
    const erasedAt = NOW + 42_042
    await eraseCitizen(desk, 'citizen-1', 'operator', 'q', erasedAt, { forget: async () => true })
    const citizens = await desk.database.read.selectFrom('citizen').selectAll().execute()
    expect(citizens).toMatchObject([{ erased_at: MIDNIGHT }])
    const cases = await desk.database.read
      .selectFrom('complaint')
      .select(['code', 'version', 'updated_at'])
      .execute()
    const changed = (one: string) => cases.find((each) => each.code === one)
    expect(changed(code)).toMatchObject({ version: 2, updated_at: erasedAt })
    expect(changed(over.code)).toMatchObject({ version: 3, updated_at: erasedAt })
  })
})
