/** Complaints that are corrected, merged and split, in the database: what each citizen and each official then finds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficialAction } from '../../src/complaints/action.ts'
import { applyAction } from '../../src/complaints/apply-action.ts'
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { listComplaints, readComplaint } from '../../src/complaints/complaint-list.ts'
import { exportRecord } from '../../src/complaints/export-record.ts'
import { checkSecret } from '../../src/complaints/receipt-secret.ts'
import { trackingCode } from '../../src/complaints/tracking-code.ts'
import type { Desk } from '../../src/desk.ts'
import { verifyRecord } from '../../src/privacy/verify-record.ts'
import { dueNotices } from '../../src/schedule/notices.ts'
import { putOfficial } from '../../src/units/official-store.ts'
import { freshPostgres, freshSqlite } from '../services/databases.ts'
import {
  answer,
  ask,
  assign,
  done,
  everyone,
  file,
  momentOf,
  NOW,
  opened,
  theDesk,
  viewer,
} from './complaints.ts'

const ward = viewer('H99.11', 'read', 'act', 'protected')
const inspectorate = viewer('H99.05', 'read', 'act', 'protected')
const read = (desk: Desk, code: string, who = everyone) => readComplaint(desk, who, 'token:t', code, NOW)
const from = (name: string, citizen = name) =>
  momentOf(name, { citizen, address: { channel: 'zalo', account: 'oa', user: citizen } })
const merge = (into: string): OfficialAction => ({ action: 'merge', by: 'B', into, text: null })
let n = 0
const newCode = () => trackingCode(momentOf(`part-${++n}`).draw('complaint-code'))

describe.each([
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
])('complaints that belong together, on %s', (_, fresh) => {
  let desk: Desk
  let close: () => Promise<void>
  beforeAll(async () => {
    const database = await fresh()
    desk = await theDesk(database)
    close = () => database.close()
  })
  afterAll(() => close())

  test('one answer reaches each citizen of merged complaints, in words that name no other', async () => {
    const main = await file(desk, 'm1', {}, from('m1'))
    const other = await file(desk, 'm2', {}, from('m2'))
    await done(desk, main.code, assign)
    expect(await done(desk, other.code, merge(main.code))).toMatchObject({
      complaint: { mergedInto: main.code },
    })
    expect(await done(desk, main.code, answer)).toMatchObject({ complaint: { status: 'resolved' } })
    expect((await read(desk, other.code))!.complaint).toMatchObject({
      status: 'resolved',
      outcome: 'founded',
    })
    const told = (await dueNotices(desk, NOW, 99)).filter(({ lane }) => lane === 'm2')
    expect(told.map(({ kind, body }) => [kind, body.change ?? body.text])).toEqual([
      ['complaint_status', 'merged'],
      ['complaint_answer', 'Đã xin lỗi và trả kết quả.'],
    ])
    expect(JSON.stringify(told)).not.toContain(main.code)
    for (const each of [main, other]) {
      const record = await exportRecord(desk, each.code, 'token:t', NOW)
      expect(verifyRecord(record)).toMatchObject({ holds: true })
    }
  })

  test('a question to one citizen moves the day of the others, who are told so, until it is answered', async () => {
    const main = await file(desk, 'q1', {}, from('q1'))
    const other = await file(desk, 'q2', {}, from('q2'))
    await done(desk, main.code, assign)
    await done(desk, other.code, merge(main.code))
    await done(desk, main.code, ask)
    const waits = (await read(desk, other.code))!.complaint
    expect(waits).toMatchObject({ status: 'received', pause: { reason: 'together' } })
    expect(waits.dueAt).toBe((await read(desk, main.code))!.complaint.dueAt)
    const told = (await dueNotices(desk, NOW, 99)).filter(({ lane }) => lane === 'q2')
    expect(told.map(({ body }) => [body.change, body.reason])).toEqual([
      ['merged', undefined],
      ['paused', 'together'],
    ])
    const mine = await opened(desk, main.code, from('q1'))
    const add = { opened: mine, action: { action: 'add', text: 'Ngày 10' } } as const
    const kept = await desk.database.commit(citizenVerdict(desk, add, from('q1-adds', 'q1')))
    expect(kept).not.toHaveProperty('refused')
    for (const { code } of [main, other]) {
      const { complaint, timeline } = (await read(desk, code))!
      expect(complaint).toMatchObject({ pause: null, dueAt: complaint.firstDueAt })
      expect(timeline.at(-1)!.kind).toBe(code === main.code ? 'add' : 'resume')
      expect(verifyRecord(await exportRecord(desk, code, 'token:t', NOW))).toMatchObject({ holds: true })
    }
  })

  test('a citizen who is not content has the complaint looked at on its own', async () => {
    const main = await file(desk, 'r1', {}, from('r1'))
    const other = await file(desk, 'r2', {}, from('r2'))
    await done(desk, main.code, assign)
    await done(desk, other.code, merge(main.code))
    await done(desk, main.code, answer)
    const mine = await opened(desk, other.code, from('r2'))
    const moment = from('r2-reopens', 'r2')
    await desk.database.commit(
      citizenVerdict(desk, { opened: mine, action: { action: 'reopen', text: null } }, moment),
    )
    expect((await read(desk, other.code))!.complaint).toMatchObject({ status: 'reopened', mergedInto: null })
    expect((await read(desk, main.code))!.complaint.status).toBe('resolved')
  })

  test('two officials who merge and answer at once leave no citizen without the answer', async () => {
    const main = await file(desk, 'c1', {}, from('c1'))
    const other = await file(desk, 'c2', {}, from('c2'))
    await done(desk, main.code, assign)
    const [merged, answered] = await Promise.all([
      done(desk, other.code, merge(main.code)),
      done(desk, main.code, answer),
    ])
    expect(answered).toMatchObject({ complaint: { status: 'resolved' } })
    const { status, mergedInto } = (await read(desk, other.code))!.complaint
    expect([status, mergedInto]).toEqual('refused' in merged ? ['received', null] : ['resolved', main.code])
  })

  test('a part has a code of its own, opened from the filing chat, and elsewhere with the secret of the whole', async () => {
    const story = 'Chị ở quầy 3 quát tháo.\nHồ sơ trễ hai tuần, gọi 0912 345 678 không ai nghe.'
    const whole = await file(desk, 's1', { category: 'attitude', story }, from('s1'))
    const code = newCode()
    const split: OfficialAction = {
      action: 'split',
      by: 'B',
      code,
      category: 'delay',
      unit: 'H99.11',
      text: 'Hồ sơ trễ hai tuần, gọi 09******78 không ai nghe.',
    }
    expect(await done(desk, whole.code, split)).toMatchObject({ complaint: { status: 'received' } })
    expect((await opened(desk, code, from('s1'))).complaint.unitCode).toBe('H99.11')
    const { watched_version: watched } = await desk.database.read
      .selectFrom('complaint')
      .select('watched_version')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    expect(watched).toBe(0) // whoever handles it is told of it, too
    const elsewhere = from('elsewhere')
    expect(await checkSecret(desk, { code, secret: whole.secret }, elsewhere)).toMatchObject({
      complaint: { complaint: { code } },
    })
    expect(await checkSecret(desk, { code, secret: '00000000' }, from('thief'))).toEqual({ refused: 'wrong' })
    expect(verifyRecord(await exportRecord(desk, code, 'token:t', NOW))).toMatchObject({ holds: true })
    expect(verifyRecord(await exportRecord(desk, whole.code, 'token:t', NOW))).toMatchObject({ holds: true })
  })

  test('guesses at the secret of a whole and of its part are counted together', async () => {
    const whole = await file(desk, 'g1', { category: 'attitude', story: 'a' }, from('g1'))
    const code = newCode()
    const split = { action: 'split', by: 'B', code, category: 'delay', unit: null, text: 'a' } as const
    await done(desk, whole.code, split)
    const guess = (i: number) =>
      checkSecret(desk, { code: i % 2 ? code : whole.code, secret: '0' }, from(`guess-${i}`))
    for (let i = 0; i < 5; i += 1) expect(await guess(i)).toEqual({ refused: 'wrong' })
    expect([await guess(5), await guess(6)]).toEqual([{ refused: 'too_many' }, { refused: 'too_many' }])
  })

  test('the unit that gets a part learns nothing of the whole: neither its words nor its code nor that it is', async () => {
    const whole = await file(
      desk,
      'h1',
      { category: 'attitude', story: 'Quát tháo.\nTrễ hẹn.', official: 'Bà Mẫu' },
      from('h1'),
    )
    const code = newCode()
    const split = {
      action: 'split',
      by: 'B',
      code,
      category: 'delay',
      unit: 'H99.11',
      text: 'Trễ hẹn.',
    } as const
    await applyAction(
      desk,
      inspectorate,
      { code: whole.code, action: split, actor: 'account:i', idempotencyKey: null },
      NOW,
    )
    const seen = JSON.stringify([
      await read(desk, code, ward),
      await listComplaints(desk, ward, 'token:t', {}, { limit: 100 }, NOW),
    ])
    expect(seen).toContain('Trễ hẹn.')
    for (const secret of ['Quát', 'Bà Mẫu']) expect(seen).not.toContain(secret)
    expect(seen).not.toContain(whole.code)
    expect((await read(desk, code))!.complaint.splitFrom).toBe(whole.code)
    expect((await read(desk, code, ward))!.timeline.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['filed', 'citizen'],
    ])
    expect(await read(desk, whole.code, ward)).toBeNull()
  })

  test('a complaint that is protected only later is named to its unit by none of those once tied to it', async () => {
    const main = await file(desk, 'l1', {}, from('l1'))
    const other = await file(desk, 'l2', {}, from('l2'))
    await done(desk, other.code, merge(main.code))
    await done(desk, other.code, { action: 'unmerge', by: 'B', text: null })
    expect(JSON.stringify(await read(desk, other.code, ward))).toContain(main.code)
    const correct = {
      action: 'correct',
      by: 'B',
      unit: 'H99.11',
      flags: [],
      lift: false,
      text: null,
    } as const
    await done(desk, main.code, { ...correct, flags: [], category: 'bribery' })
    expect(await read(desk, main.code, ward)).toBeNull()
    expect(JSON.stringify(await read(desk, other.code, ward))).not.toContain(main.code)
    expect(JSON.stringify(await read(desk, other.code))).toContain(main.code)
    const record = await exportRecord(desk, other.code, 'token:t', NOW)
    expect(JSON.stringify(record)).not.toContain(main.code)
    expect(verifyRecord(record)).toMatchObject({ holds: true })
  })

  test('a corrected complaint still has a record that proves what was filed', async () => {
    const { code } = await file(desk, 'v1', { flags: ['repeat'] }, from('v1'))
    const correct = { action: 'correct', by: 'B', unit: null, flags: [], lift: false, text: 'Nhầm' } as const
    await done(desk, code, { ...correct, flags: ['danger_to_life'], category: 'bribery' })
    await done(desk, code, { ...correct, flags: [], category: 'other', unit: 'H99.02' })
    const record = await exportRecord(desk, code, 'token:t', NOW)
    expect(verifyRecord(record)).toMatchObject({ holds: true })
    expect(record!.entries[0]!.content).toMatchObject({
      category: 'delay',
      flags: ['repeat'],
      unitCode: 'H99.11',
    })
  })

  test('whoever a complaint names gets it neither by merging it into theirs nor with one that it was merged into', async () => {
    const conduct = { category: 'bribery', unitCode: 'H99.11' } as const
    const main = await file(desk, 'k1', conduct, from('k1'))
    const named = await file(desk, 'k2', { ...conduct, official: 'ông Trần Văn Đòi' }, from('k2'))
    const theirs = { ...assign, person: 'Trần Văn Đòi' } as OfficialAction
    await done(desk, main.code, theirs)
    expect(await done(desk, named.code, merge(main.code))).toEqual({
      refused: 'person_in_chain',
      field: 'into',
    })
    await done(desk, main.code, assign)
    expect(await done(desk, named.code, merge(main.code))).toMatchObject({ repeated: false })
    expect(await done(desk, main.code, theirs)).toEqual({ refused: 'person_in_chain', field: 'person' })
  })

  test('a protected complaint is given to nobody who is complained of or serves in that unit alone', async () => {
    const official = (code: string, name: string, unitCode: string) =>
      putOfficial(
        desk.database,
        { code, name, unitCode, head: false, validFrom: '2020-01-01', validTo: null },
        NOW - 1,
      )
    await desk.database.commit([
      official('o1', 'Ngô Văn Quầy', 'H99.11'),
      official('o2', 'Trần Trùng Tên', 'H99.11'),
      official('o3', 'Trần Trùng Tên', 'H99.05'),
    ])
    const { code } = await file(desk, 'p1', { category: 'attitude', official: 'Bà Lý Thị Mẫu' }, from('p1'))
    const give = (person: string, accountable: string | null = null) =>
      done(desk, code, { ...assign, person, accountable } as OfficialAction)
    const refused = (field: string) => ({ refused: 'person_in_chain', field })
    expect(await give('ngo van quay')).toEqual(refused('person'))
    expect(await give('Lý Thị Mẫu')).toEqual(refused('person'))
    expect(await give('Người Khác', 'Ông Ngô Văn Quầy')).toEqual(refused('accountable'))
    expect(await give('Trần Trùng Tên')).toMatchObject({ complaint: { status: 'assigned' } })
  })
})
