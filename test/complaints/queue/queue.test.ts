import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyAction } from '../../../src/complaints/apply-action.ts'
import {
  CATEGORIES,
  CONFIDENTIALITIES,
  type Complaint,
  isFinal,
  STATUSES,
} from '../../../src/complaints/complaint.ts'
import { countQueue } from '../../../src/complaints/queue/count-queue.ts'
import { listQueue, type QueuePlace, queuePlace } from '../../../src/complaints/queue/queue.ts'
import type { QueueFilter } from '../../../src/complaints/queue/queue-leads.ts'
import { isFlagged, queueRank, ranksOf, waitsForOfficial } from '../../../src/complaints/queue/queue-rank.ts'
import { addUpTally } from '../../../src/complaints/queue/tally.ts'
import { isVisible, type Viewer } from '../../../src/complaints/visibility.ts'
import type { Desk } from '../../../src/desk.ts'
import { subtreeOf } from '../../../src/units/unit.ts'
import { databases } from '../../services/databases.ts'
import { sources, textOf } from '../../structure/repository.ts'
import { aComplaint, everyone, NOW, TREE, theDesk } from '../complaints.ts'
import { aFiling, allOf, anAction, fileOne, VIEWERS } from '../queue-kinds.ts'

const aFilter: fc.Arbitrary<QueueFilter> = fc.record(
  {
    statuses: fc.oneof(
      fc.constant(STATUSES),
      fc.constant(STATUSES.filter((status) => !isFinal(status))),
      fc.constantFrom(...STATUSES).map((status) => [status]),
    ),
    waiting: fc.boolean(),
    flagged: fc.boolean(),
    category: fc.constantFrom(...CATEGORIES),
    unit: fc.constantFrom(...TREE.byCode.keys(), 'X'),
    handler: fc.constantFrom(...TREE.byCode.keys()),
    confidentiality: fc.constantFrom(...CONFIDENTIALITIES),
    channel: fc.constantFrom('zalo' as const, 'messenger' as const),
    person: fc.constantFrom('Trần Thị C', 'Nobody'),
    due: fc.constantFrom({ from: null, to: NOW }, { from: NOW, to: NOW + 10 * 86_400_000 }),
  },
  { requiredKeys: ['statuses'] },
)

/** The filter as it reads. */
function isWanted(filter: QueueFilter, complaint: Complaint): boolean {
  const { due, person, unit } = filter
  return (
    filter.statuses.includes(complaint.status) &&
    (!filter.waiting || waitsForOfficial(complaint)) &&
    (!filter.flagged || isFlagged(complaint)) &&
    (unit === undefined ||
      (complaint.unitCode !== null && subtreeOf(TREE, unit).includes(complaint.unitCode))) &&
    (filter.category ?? complaint.category) === complaint.category &&
    (filter.handler ?? complaint.handlerUnitCode) === complaint.handlerUnitCode &&
    (filter.confidentiality ?? complaint.confidentiality) === complaint.confidentiality &&
    (filter.channel ?? complaint.channel) === complaint.channel &&
    (person === undefined ||
      [complaint.assigned?.person, complaint.assigned?.accountable].includes(person)) &&
    (due === undefined || (complaint.dueAt <= due.to && complaint.dueAt > (due.from ?? 0)))
  )
}

const inOrder = (complaints: Complaint[]) =>
  complaints
    .map(queuePlace)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1))
    .map(([, , code]) => code)

async function listed(desk: Desk, from: Viewer, filter: QueueFilter, limit = 7): Promise<string[]> {
  const codes: string[] = []
  for (let after: QueuePlace | null = null; ; ) {
    const page = await listQueue(desk, from, 'a', filter, null, { limit, shown: 0, after }, NOW)
    codes.push(...page.map(({ complaint }) => complaint.code))
    if (page.length < limit) return codes
    after = queuePlace(page.at(-1)!.complaint)
  }
}

describe.each(databases)('on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await theDesk(await fresh())
  })
  afterAll(() => desk.database.close())

  const aDeed = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('file' as const), filing: aFiling }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('act' as const),
        at: fc.nat(),
        actions: fc.array(anAction, { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'add up' as const }) },
  )

  test('after any deeds the counts are those of the table, for whoever looks', async () => {
    const property = fc.asyncProperty(fc.array(aDeed, { minLength: 12, maxLength: 24 }), async (deeds) => {
      for (const deed of deeds) {
        if (deed.kind === 'add up') await Promise.all([addUpTally(desk.database), addUpTally(desk.database)])
        if (deed.kind === 'file') await fileOne(desk, deed.filing)
        if (deed.kind !== 'act') continue
        const codes = (await allOf(desk)).map(({ code }) => code)
        const code = codes[deed.at % Math.max(1, codes.length)] ?? ''
        for (const action of deed.actions) {
          await applyAction(desk, everyone, { code, action, actor: 'token:t', idempotencyKey: null }, NOW)
        }
      }
      const all = await allOf(desk)
      for (const from of VIEWERS) {
        const seen = all.filter((complaint) => isVisible(from, complaint, TREE))
        const waiting = seen.filter(waitsForOfficial)
        const byStatus = STATUSES.map(
          (status) => [status, seen.filter((each) => each.status === status).length] as const,
        )
        expect(await countQueue(desk, from, NOW)).toEqual({
          byStatus: new Map(byStatus.filter(([, n]) => n > 0)),
          flagged: waiting.filter(isFlagged).length,
          overdue: waiting.filter(({ dueAt }) => dueAt <= NOW).length,
        })
      }
    })
    await fc.assert(property, { numRuns: 3 })
    await addUpTally(desk.database)
    const left = await desk.database.read
      .selectFrom('complaint_tally')
      .select('n')
      .where('n', '<=', 0)
      .execute()
    expect(left).toEqual([])
    expect(await desk.database.read.selectFrom('complaint_tally_change').select('id').execute()).toEqual([])
  })

  test('every page of every filter holds what the viewer may see, in the order of the queue, each once', async () => {
    for (const filing of fc.sample(aFiling, 20)) await fileOne(desk, filing)
    const all = await allOf(desk)
    for (const from of VIEWERS) {
      const seen = all.filter((complaint) => isVisible(from, complaint, TREE))
      expect(await listed(desk, from, { statuses: STATUSES })).toEqual(inOrder(seen))
    }
    const property = fc.asyncProperty(fc.constantFrom(...VIEWERS), aFilter, async (from, filter) => {
      const seen = all.filter((complaint) => isVisible(from, complaint, TREE) && isWanted(filter, complaint))
      expect(await listed(desk, from, filter)).toEqual(inOrder(seen))
    })
    await fc.assert(property, { numRuns: 40 })
  })

  test('the migration gives old complaints the rank and the counts that new ones get', async () => {
    const { read } = desk.database
    const text = await readFile('src/database/migrations/0010_queue.sql', 'utf8')
    const statements = text.split(/;\s*$/m).map((statement) => statement.trim())
    const said = (start: string) => statements.find((statement) => statement.startsWith(start))!
    const kept = () => read.selectFrom('complaint').select(['code', 'queue_rank']).orderBy('code').execute()
    const before = [await kept(), await countQueue(desk, everyone, NOW)]
    await desk.database.commit(
      [
        'update complaint set queue_rank = 99',
        'delete from complaint_tally',
        'delete from complaint_tally_change',
        said('update complaint set queue_rank'),
        said('insert into complaint_tally '),
      ].map((statement) => ({ sql: statement, parameters: [] })),
    )
    expect([await kept(), await countQueue(desk, everyone, NOW)]).toEqual(before)
  })
})

test('the gravest flag decides, and what waits for no official comes last', () => {
  const rank = (fields: Partial<Complaint>) => queueRank(aComplaint(fields))
  const order = [
    rank({ flags: ['press_threat', 'danger_to_life'] }),
    rank({ flags: ['threat_or_retaliation'] }),
    rank({ flags: ['bribery_allegation'] }),
    rank({ flags: ['vulnerable_person'] }),
    rank({ flags: ['identity_protection'] }),
    rank({ flags: ['danger_to_life'], mergedInto: 'PA-2222-2222' }),
    rank({ status: 'resolved' }),
    rank({ flags: ['danger_to_life'], status: 'confirmed' }),
    rank({ flags: ['danger_to_life'], status: 'rejected' }),
  ]
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(new Set(order).size).toBe(order.length)
  expect(rank({ category: 'bribery' })).toBe(rank({ flags: ['bribery_allegation'] }))
  const alike = ['vulnerable_person', 'repeat', 'legal_denunciation', 'press_threat'] as const
  expect(new Set(alike.map((flag) => rank({ flags: [flag] }))).size).toBe(1)
})

test('ranks hold what is wanted and no more than their stage', () => {
  expect(ranksOf({ statuses: STATUSES })).toEqual([[0, 25]])
  expect(ranksOf({ statuses: ['received'] })).toEqual([[0, 10]])
  expect(ranksOf({ statuses: STATUSES, waiting: true, flagged: true })).toEqual([[0, 4]])
  expect(ranksOf({ statuses: ['closed', 'confirmed'], flagged: true })).toEqual([
    [10, 14],
    [15, 19],
  ])
  expect(ranksOf({ statuses: ['closed'], waiting: true })).toEqual([])
})

test('complaints are filed and changed in the places alone that count them', () => {
  const places = sources().filter((path) =>
    /(insertInto|updateTable|deleteFrom)\('complaint'\)|(insert into|update|delete from) complaint\b/.test(
      textOf(path),
    ),
  )
  expect(places.filter((path) => path.startsWith('src/')).toSorted()).toEqual(PLACES)
})

/** `complaint-store` and `complaint-writes` count; the others change nothing that is counted. */
const PLACES = [
  'src/complaints/complaint-store.ts',
  'src/complaints/complaint-writes.ts',
  'src/complaints/queue/index-pending.ts',
  'src/officials-told/watch.ts',
  'src/privacy/destroy-complaint.ts',
]
