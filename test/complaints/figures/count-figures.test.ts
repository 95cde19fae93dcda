import { afterEach, describe, expect, test } from 'vitest'
import { citizenVerdict } from '../../../src/complaints/citizen-complaint.ts'
import { countFigures } from '../../../src/complaints/figures/count-figures.ts'
import { figuresOf } from '../../../src/complaints/figures/figures.ts'
import { conductRows, countSettled } from '../../../src/complaints/figures/settled-cases.ts'
import type { Desk } from '../../../src/desk.ts'
import { readPeriod } from '../../../src/scores/period.ts'
import { databases } from '../../services/databases.ts'
import {
  answer,
  assign,
  calendar,
  done,
  everyone,
  file,
  momentOf,
  NOW,
  opened,
  theDesk,
  viewer,
} from '../complaints.ts'

const { from, to } = readPeriod('2026-Q4')!
const question = { viewer: everyone, unit: null, from, to, now: NOW }

describe.each(databases)('on $kind', ({ fresh }) => {
  let desk: Desk
  afterEach(() => desk.database.close())
  const figures = async (more: Partial<typeof question> = {}) =>
    figuresOf(await countFigures(desk, { ...question, ...more }), calendar, 1)

  test('complaints are counted by stage, ground, unit, counter, procedure, hour and time taken', async () => {
    desk = await theDesk(await fresh())
    const monday = Date.parse('2026-10-05T23:30:00+07:00')
    const early = await file(desk, 'early', { counter: '3' }, momentOf('early', { at: monday }))
    await file(desk, 'late', { category: 'attitude', unitCode: null }, momentOf('late', { at: monday }))
    await file(desk, 'anonymous', { confidentiality: 'anonymous', counter: '3', procedureCode: 'p' })
    const refused = await file(desk, 'refused', { procedureCode: '1.001193' })
    await file(desk, 'before', {}, momentOf('before', { at: from - 1 }))
    await done(desk, early.code, assign)
    await done(desk, early.code, answer)
    await done(desk, refused.code, { action: 'refuse', by: 'A', reason: 'not_clear', text: null })
    const found = await figures()
    expect(found.filed).toBe(4)
    expect(found.stages).toEqual([1, 1, 0, 1, 1])
    expect(found.outcomes).toEqual({ founded: 1, partly: 0, unfounded: 0, none: 3 })
    expect(found.grounds).toEqual([
      { key: 'delay', unit: null, stages: [1, 0, 0, 1, 1] },
      { key: 'attitude', unit: null, stages: [0, 1, 0, 0, 0] },
    ])
    expect(found.units.map(({ key }) => key)).toEqual(['H99.11', ''])
    expect(found.counters).toEqual([
      { key: '3', unit: 'H99.11', stages: [0, 0, 0, 1, 0] },
      { key: '', unit: null, stages: [1, 1, 0, 0, 1] },
    ])
    expect(found.procedures.map(({ key }) => key)).toEqual(['1.001193', ''])
    expect(found.week[0]!.hours[23]).toBe(2)
    expect(found.week[2]).toEqual({
      hours: Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 1 : 0)),
      dayOnly: 1,
    })
    expect(found.medianDays).toBe(36) // from 5/10 to 25/11 without the holiday
    expect((await figures({ viewer: viewer('H99.11', 'read') })).filed).toBe(3)
  })

  test('a complaint is settled by a refusal, or by its end with an outcome, and then counts for its quarter', async () => {
    desk = await theDesk(await fresh())
    const about = { category: 'bribery', unitCode: 'H99.02.1' } as const
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const { code } = await file(desk, name, about)
      await done(desk, code, { action: 'refuse', by: 'A', reason: 'not_clear', text: null })
    }
    const open = await file(desk, 'open', about)
    await done(desk, open.code, assign)
    await done(desk, open.code, answer)
    const asked = { unit: 'H99.02', from, to, protectedOnly: true }
    expect(conductRows(await countSettled(desk, asked))).toEqual([
      { unit: 'H99.02.1', total: 5, results: [0, 0, 0, 5] },
    ])
    expect(await countSettled(desk, { ...asked, from: to, to: to + 1 })).toEqual([])
    expect(await countSettled(desk, { ...asked, unit: 'H99.11' })).toEqual([])
  })

  test('a citizen’s last word that was sent in one quarter and heard in the next settles it in the next', async () => {
    desk = await theDesk(await fresh())
    const { code } = await file(desk, 'a', { category: 'bribery', unitCode: 'H99.02.1' })
    await done(desk, code, assign)
    await done(desk, code, answer)
    const moment = momentOf('confirms', { at: to - 1, recordedAt: to + 1 })
    const confirm = { opened: await opened(desk, code, moment), action: { action: 'confirm' } } as const
    expect(await desk.database.commit(citizenVerdict(desk, confirm, moment))).not.toHaveProperty('refused')
    const asked = { unit: 'H99.02', from, to, protectedOnly: true }
    expect(await countSettled(desk, asked)).toEqual([])
    expect(await countSettled(desk, { ...asked, from: to, to: to + 2 })).toMatchObject([{ n: 1 }])
  })
})
