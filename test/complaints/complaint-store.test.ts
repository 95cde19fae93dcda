import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenAction } from '../../src/complaints/action.ts'
import { applyAction } from '../../src/complaints/apply-action.ts'
import { citizenVerdict, findComplaint, listMyComplaints } from '../../src/complaints/citizen-complaint.ts'
import { closeSilent } from '../../src/complaints/close-silent.ts'
import { countComplaints, listComplaints, readComplaint } from '../../src/complaints/complaint-list.ts'
import { checkSecret } from '../../src/complaints/receipt-secret.ts'
import { isVisible } from '../../src/complaints/visibility.ts'
import type { Desk } from '../../src/desk.ts'
import { findBreak } from '../../src/privacy/chain.ts'
import { chainOfComplaint, recordView } from '../../src/privacy/chained-record.ts'
import { dueNotices } from '../../src/schedule/notices.ts'
import { subtreeOf } from '../../src/units/unit.ts'
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
  TREE,
  theDesk,
  viewer,
} from './complaints.ts'

let desk: Desk
beforeEach(async () => {
  desk = await theDesk()
})
afterEach(() => desk.database.close())

const all = (from = everyone, filter = {}) =>
  listComplaints(desk, from, 'token:t', filter, { limit: 100 }, NOW)

/** The citizen's word, as a flow gives it. */
async function says(code: string, action: CitizenAction, name = 'later', at = NOW) {
  const moment = momentOf(name, { at })
  return desk.database.commit(
    citizenVerdict(desk, { opened: await opened(desk, code, moment), action }, moment),
  )
}

describe('filing', () => {
  test('a complaint is listed with its words masked and its due date', async () => {
    const { code } = await file(desk, 'a')
    expect(code).toMatch(/^PA-/)
    const [read] = await all()
    expect(read).toMatchObject({
      unit: { code: 'H99.11', name: 'Xã Tân Lập' },
      story: 'Hồ sơ trễ hẹn hai tuần, gọi 09******78 không ai nghe.',
      delivery: 'none',
      complaint: { code, status: 'received', handlerUnitCode: 'H99.11', dossierCode: 'H99.11-261001-0001' },
    })
  })

  test('nothing readable of the citizen is in the database', async () => {
    await file(desk, 'a', { official: 'ông Ba Cửa Hai' })
    const tables = ['complaint', 'complaint_event', 'chain_entry', 'chain_salt', 'citizen'] as const
    const rows = await Promise.all(
      tables.map((table) => desk.database.read.selectFrom(table).selectAll().execute()),
    )
    const text = JSON.stringify(rows)
    for (const word of ['trễ hẹn', '0912', 'Ba Cửa Hai', 'user-1']) expect(text).not.toContain(word)
  })

  test('an anonymous one keeps no citizen and no contact, and its dossier sealed only', async () => {
    const { code, plan } = await file(desk, 'a', { confidentiality: 'anonymous' })
    expect(plan.promised).toBe(false)
    const row = await desk.database.read.selectFrom('complaint').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ code, citizen: null, dossier_code: null, unit_code: 'H99.11' })
    expect(await desk.database.read.selectFrom('citizen').selectAll().execute()).toEqual([])
  })

  test('a code that is taken is refused and nothing is kept', async () => {
    const { code } = await file(desk, 'a')
    const second = await file(desk, 'b', { code })
    expect(second.result).toMatchObject({ refused: 'code_taken' })
    expect(await all()).toHaveLength(1)
  })
})

describe('an official’s action', () => {
  test('is kept with timeline, notice and record', async () => {
    const { code } = await file(desk, 'a')
    await done(desk, code, assign)
    const asked = await done(desk, code, ask, NOW + 1)
    expect(asked).toMatchObject({ complaint: { status: 'need_info', version: 3 }, repeated: false })
    const read = await readComplaint(desk, everyone, 'token:t', code, NOW + 2)
    expect(read?.timeline.map(({ kind, text }) => [kind, text])).toEqual([
      ['filed', null],
      ['assign', 'Xác minh và trả lời'],
      ['start', null],
      ['ask', 'Ông/Bà nộp hồ sơ ngày nào?'],
    ])
    expect(read?.delivery).toBe('pending')
    expect(await dueNotices(desk, NOW + 1, 9)).toMatchObject([
      {
        lane: 'citizen-1',
        kind: 'complaint_question',
        body: { complaint: code, text: 'Ông/Bà nộp hồ sơ ngày nào?' },
      },
    ])
    const chain = await chainOfComplaint(desk.database, code)
    expect(chain.map((entry) => entry.kind)).toEqual([
      'filed',
      'assign',
      'start',
      'ask',
      'message:complaint_question',
      'view',
    ])
    expect(findBreak(chain)).toBeNull()
  })

  test('done twice with one key happens once; the key cannot serve another', async () => {
    const { code } = await file(desk, 'a')
    await done(desk, code, assign, NOW, 'k1')
    expect(await done(desk, code, assign, NOW, 'k1')).toMatchObject({
      repeated: true,
      complaint: { version: 2 },
    })
    expect(await done(desk, code, ask, NOW, 'k1')).toEqual({ refused: 'key_reused' })
    await Promise.all([1, 2, 3].map(() => done(desk, code, answer, NOW, 'k2')))
    expect((await dueNotices(desk, NOW, 9)).map(({ kind }) => kind)).toEqual(['complaint_answer'])
  })

  test('two officials at once are decided one after the other, and the chain holds', async () => {
    const { code } = await file(desk, 'a')
    const results = await Promise.all([
      done(desk, code, assign),
      done(desk, code, { action: 'refuse', by: 'X', reason: 'duplicate', text: null }),
      recordView(desk, code, 'account:1', NOW),
      recordView(desk, code, 'account:2', NOW),
    ])
    const chain = await chainOfComplaint(desk.database, code)
    expect(findBreak(chain)).toBeNull()
    expect(chain.filter((entry) => entry.kind === 'view')).toHaveLength(2)
    expect(results.slice(0, 2).filter((result) => result && 'complaint' in result).length).toBeGreaterThan(0)
  })

  test('on a complaint that one may not see finds nothing', async () => {
    const { code } = await file(desk, 'a', { category: 'bribery', unitCode: 'H99.02' })
    const request = { code, action: assign, actor: 'account:1', idempotencyKey: null }
    const byBranch = viewer('H99.02.1', 'read', 'act', 'protected')
    expect(await applyAction(desk, byBranch, request, NOW)).toEqual({ refused: 'not_found' })
    expect(await applyAction(desk, viewer('H99.05', 'read', 'protected'), request, NOW)).toEqual({
      refused: 'forbidden',
    })
    expect(await applyAction(desk, viewer('H99.05', 'read', 'act', 'protected'), request, NOW)).toMatchObject(
      {
        complaint: { status: 'assigned' },
      },
    )
  })

  test('gives it to one’s own units alone: others get it by a transfer, which the citizen is told', async () => {
    const { code } = await file(desk, 'a', { unitCode: 'H99.02' })
    const nothingSaid = { dueAt: null, result: null, accountable: null }
    const task = { action: 'assign', by: 'B', text: 'Xác minh', person: 'C', ...nothingSaid } as const
    const to = (unit: string) =>
      applyAction(
        desk,
        viewer('H99.02', 'read', 'act'),
        { code, action: { ...task, unit }, actor: 'account:1', idempotencyKey: null },
        NOW,
      )
    expect(await to('H99.05')).toEqual({ refused: 'not_own_unit', field: 'unit' })
    expect(await to('H99.02.1')).toMatchObject({ complaint: { handlerUnitCode: 'H99.02.1' } })
  })
})

describe('the citizen', () => {
  test('finds their own complaint without a secret, another’s only by name', async () => {
    const { code } = await file(desk, 'a')
    expect(await findComplaint(desk, { code }, momentOf('x'))).toMatchObject({ mine: true })
    expect(await findComplaint(desk, { code }, momentOf('x', { citizen: 'other' }))).toEqual({ mine: false })
    expect(await findComplaint(desk, { code: 'PA-2222-2222' }, momentOf('x'))).toBeNull()
    expect(await listMyComplaints(desk, { limit: 5 }, momentOf('x'))).toMatchObject([
      { code, status: 'received' },
    ])
  })

  test('answers a question, confirms the answer, and is done', async () => {
    const { code } = await file(desk, 'a')
    await done(desk, code, assign)
    await done(desk, code, ask)
    const found = await findComplaint(desk, { code }, momentOf('x'))
    expect(found).toMatchObject({ opened: { question: 'Ông/Bà nộp hồ sơ ngày nào?', answer: null } })
    await says(code, { action: 'add', text: 'Nộp ngày 01/10' }, 'm1')
    await done(desk, code, answer)
    await says(code, { action: 'confirm' }, 'm2')
    expect(await says(code, { action: 'reopen', text: null }, 'm3')).toMatchObject({ refused: 'final' })
    const [read] = await all()
    expect(read?.complaint).toMatchObject({ status: 'confirmed', verdict: 'confirmed', outcome: 'founded' })
    expect(findBreak(await chainOfComplaint(desk.database, code))).toBeNull()
  })

  test('who decides on what has changed meanwhile is told to look again', async () => {
    const { code } = await file(desk, 'a')
    const moment = momentOf('m1')
    const before = await opened(desk, code, moment)
    await done(desk, code, assign)
    const late = citizenVerdict(desk, { opened: before, action: { action: 'add', text: 'x' } }, moment)
    expect(await desk.database.commit(late)).toMatchObject({ refused: 'stale' })
  })

  test('a receipt secret opens it from anywhere, five wrong tries an hour', async () => {
    const { code, secret } = await file(desk, 'a', { confidentiality: 'anonymous' })
    const from = (minute: number) => momentOf(`try${minute}`, { citizen: 'other', at: NOW + minute * 60_000 })
    expect(await checkSecret(desk, { code, secret }, from(0))).toMatchObject({ complaint: { dueAt: null } })
    for (let minute = 1; minute <= 5; minute += 1) {
      expect(await checkSecret(desk, { code, secret: '00000000' }, from(minute))).toEqual({
        refused: 'wrong',
      })
    }
    expect(await checkSecret(desk, { code, secret: '00000000' }, from(5))).toEqual({ refused: 'wrong' }) // a redone turn
    expect(await checkSecret(desk, { code, secret }, from(6))).toEqual({ refused: 'too_many' })
    expect(await checkSecret(desk, { code, secret }, from(62))).toHaveProperty('complaint')
    expect(await checkSecret(desk, { code: 'PA-2222-2222', secret }, from(63))).toEqual({ refused: 'wrong' })
  })

  test('many guesses delivered in one moment are many tries', async () => {
    const { code } = await file(desk, 'a')
    const answers = []
    for (let i = 0; i < 7; i += 1) {
      answers.push(
        await checkSecret(desk, { code, secret: `0000000${i}` }, momentOf(`guess${i}`, { citizen: 'other' })),
      )
    }
    expect(answers.map((each) => 'refused' in each && each.refused)).toEqual([
      ...Array(5).fill('wrong'),
      ...Array(2).fill('too_many'),
    ])
  })
})

describe('lists', () => {
  test('a page starts after the last one, in the order of changes', async () => {
    for (const name of ['a', 'b', 'c']) await file(desk, name)
    const first = await listComplaints(desk, everyone, 'token:t', {}, { limit: 2 }, NOW)
    const last = first.at(-1)!.complaint
    const second = await listComplaints(
      desk,
      everyone,
      'token:t',
      {},
      { limit: 2, after: [last.updatedAt, last.code] },
      NOW,
    )
    expect(new Set([...first, ...second].map(({ complaint }) => complaint.code)).size).toBe(3)
  })

  test('only what is shown is noted as seen', async () => {
    for (const name of ['a', 'b']) await file(desk, name)
    const found = await listComplaints(desk, everyone, 'token:t', {}, { limit: 2, shown: 1 }, NOW)
    const kinds = await Promise.all(
      found.map(({ complaint }) => chainOfComplaint(desk.database, complaint.code)),
    )
    expect(kinds.map((chain) => chain.map((entry) => entry.kind))).toEqual([['filed', 'list'], ['filed']])
  })

  test('a list holds exactly what each viewer may see, whoever looks', async () => {
    const units = [null, 'H99', 'H99.02', 'H99.02.1', 'H99.05', 'H99.11', 'H99.20']
    for (const unitCode of units) {
      await file(desk, `d${unitCode}`, { unitCode })
      await file(desk, `b${unitCode}`, { unitCode, category: 'bribery' })
    }
    const everything = (await all()).map(({ complaint }) => complaint)
    expect(everything).toHaveLength(14)
    for (const unit of [null, ...subtreeOf(TREE, 'H99'), 'X']) {
      for (const may of [['read'], ['read', 'protected'], ['act']] as ('read' | 'act' | 'protected')[][]) {
        const someone = viewer(unit, ...may)
        const expected = everything
          .filter((complaint) => isVisible(someone, complaint, TREE))
          .map(({ code }) => code)
        expect((await all(someone)).map(({ complaint }) => complaint.code)).toEqual(expected)
        expect(await countComplaints(desk, someone, {})).toBe(expected.length)
      }
    }
  })

  test.each([
    [{ unit: 'H99.02' }, 1],
    [{ category: 'bribery' as const }, 1],
    [{ status: 'assigned' as const }, 0],
    [{ since: NOW + 1 }, 0],
    [{ since: NOW }, 2],
  ])('filtered by %j there are %i', async (filter, n) => {
    await file(desk, 'a')
    await file(desk, 'b', { unitCode: 'H99.02', category: 'bribery' })
    expect(await all(everyone, filter)).toHaveLength(n)
  })
})

test('complaints left in silence are closed by the daily job, once', async () => {
  const { code } = await file(desk, 'a')
  await done(desk, code, assign)
  await done(desk, code, answer)
  expect(await closeSilent(desk, Date.parse('2026-12-09T12:00:00+07:00'))).toBe(0)
  expect(await closeSilent(desk, Date.parse('2026-12-10T00:00:00+07:00'))).toBe(1)
  expect(await closeSilent(desk, Date.parse('2026-12-10T00:00:00+07:00'))).toBe(0)
  expect((await all())[0]?.complaint).toMatchObject({ status: 'closed', verdict: 'not_confirmed' })
})
