import { expect, test } from 'vitest'
import { toIso } from '../../src/calendar/instant.ts'
import { readPeriod } from '../../src/scores/period.ts'

test.each([
  ['2026-11', '2026-11-01', '2026-12-01'],
  ['2026-12', '2026-12-01', '2027-01-01'],
  ['2026-Q1', '2026-01-01', '2026-04-01'],
  ['2026-Q4', '2026-10-01', '2027-01-01'],
  ['2026-H1', '2026-01-01', '2026-07-01'],
  ['2026-H2', '2026-07-01', '2027-01-01'],
  ['2026', '2026-01-01', '2027-01-01'],
])('%s runs from %s until before %s, in the time of Vietnam', (name, from, to) => {
  const period = readPeriod(name)!
  expect([toIso(period.from), toIso(period.to)]).toEqual([`${from}T00:00:00+07:00`, `${to}T00:00:00+07:00`])
})

test.each([
  '',
  '26-11',
  '2026-13',
  '2026-00',
  '2026-1',
  '2026-Q5',
  '2026-Q0',
  '2026-H3',
  '2026-11-01',
  'năm 2026',
  '2026 ',
])('"%s" is no period', (name) => expect(readPeriod(name)).toBeNull())
