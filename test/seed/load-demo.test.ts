import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepAdminEvent } from '../../src/accounts/admin-event.ts'
import { holidaysOf, putHolidays } from '../../src/calendar/calendar-store.ts'
import { closeSilent } from '../../src/complaints/close-silent.ts'
import { STATUSES } from '../../src/complaints/complaint.ts'
import { openDetails } from '../../src/complaints/complaint-row.ts'
import type { Desk } from '../../src/desk.ts'
import { dossierByCode } from '../../src/dossiers/dossier-store.ts'
import { findBreak } from '../../src/privacy/chain.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { demoDossiers } from '../../src/seed/demo-dossiers.ts'
import { loadDemo } from '../../src/seed/load-demo.ts'
import { databases, deskOver } from '../services/databases.ts'

const NOW = Date.parse('2026-11-24T15:00:00+07:00')
const DAY_MS = 86_400_000

describe.each(databases)('the demonstration on $kind', ({ fresh }) => {
  let desk: Desk
  const progress: number[] = []
  beforeAll(async () => {
    desk = deskOver(await fresh())
    const { isNew, problems } = await loadDemo(desk, NOW, (share) => progress.push(share))
    expect({ isNew, problems }).toEqual({ isNew: true, problems: [] })
  })
  afterAll(() => desk.database.close())

  const count = async (
    table: 'dossier_version' | 'rating' | 'rating_answer' | 'complaint' | 'commendation' | 'human_request',
  ) =>
    Number(
      (
        await desk.database.read
          .selectFrom(table)
          .select((s) => s.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )

  test('is all there, and says how far it has got', async () => {
    expect(await count('rating')).toBe(30_023) // with those that are planted for the detector to find
    expect(await count('rating_answer')).toBeGreaterThan(30_000)
    expect(await count('complaint')).toBe(400)
    expect(await count('commendation')).toBe(300)
    expect(await count('human_request')).toBe(12)
    const codes = await desk.database.read.selectFrom('dossier_version').select('code').distinct().execute()
    expect(codes).toHaveLength(5_000)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(1)
  })

  test('has complaints in every state, whose words open and whose record is whole', async () => {
    const rows = await desk.database.read.selectFrom('complaint').selectAll().orderBy('code').execute()
    expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual([...STATUSES].sort())
    expect(
      rows.filter(({ confidentiality, citizen }) => (confidentiality === 'anonymous') !== (citizen === null)),
    ).toEqual([])
    for (const row of rows.slice(0, 40)) {
      expect(openDetails(desk.vault, row)?.story.length).toBeGreaterThan(30)
      const chain = await chainOfComplaint(desk.database, row.code)
      expect(chain.length).toBeGreaterThan(0)
      expect(findBreak(chain)).toBeNull()
    }
  })

  test('leaves the daily job nothing to close and no notice to send', async () => {
    expect(await closeSilent(desk, NOW)).toBe(0)
    const waiting = await desk.database.read
      .selectFrom('notice')
      .select('id')
      .where('accepted_at', 'is', null)
      .execute()
    expect(waiting).toEqual([])
  })

  test('is not loaded twice; on a later day only the well-known dossiers move on', async () => {
    const before = await count('dossier_version')
    expect((await loadDemo(desk, NOW + 1_000)).isNew).toBe(false)
    expect(await count('dossier_version')).toBe(before)
    const later = NOW + 7 * DAY_MS
    const { isNew, loaded } = await loadDemo(desk, later)
    expect(isNew).toBe(false)
    expect(Object.values(loaded).every((n) => n === 0)).toBe(true)
    expect(await count('dossier_version')).toBe(before + demoDossiers.length)
    expect(await count('rating')).toBe(30_023) // with those that are planted for the detector to find
    const known = await dossierByCode(desk.database, demoDossiers[0]!.code)
    expect(known!.dueAt!).toBeGreaterThan(later)
  })

  test('a holiday that was recorded at the console is there after the next start', async () => {
    const at = NOW + 8 * DAY_MS
    const day = { date: '2027-05-14', name: 'Nghỉ thử', kind: 'off', official: false } as const
    const event = { at, account: 'a', kind: 'holidays.record', subject: '2027', before: null } as const
    await desk.database.commit([
      ...putHolidays(desk.database, 2027, [day], at),
      keepAdminEvent(desk.database, { ...event, after: { '2027-05-14': 'Nghỉ thử' } }),
    ])
    await loadDemo(desk, at + DAY_MS)
    expect(await holidaysOf(desk.database, 2027)).toEqual([day])
  })
})
