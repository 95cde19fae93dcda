/** The merger of 1 July 2025 in two made-up provinces: provinces and communes joined, one commune split, districts abolished. */
import { startOfDay } from '../../src/calendar/instant.ts'
import type { Desk } from '../../src/desk.ts'
import { BEGINNING, givenUnit } from './given.ts'

const OLD = { validTo: '2025-06-30' }
const NEW = { validFrom: '2025-07-01' }

/**
 * | before | after |
 * | --- | --- |
 * | provinces P1, P2 | P |
 * | districts D1 (P1), D2 (P2) | none: their communes took over |
 * | communes A1, A2 (D1) | N1 |
 * | commune B (D1), split | N2, N3 |
 * | commune C (D2), goes on under P with a new name | C |
 * | commune E (D2), goes on, gave a part to N3 on 1 October | E |
 */
export async function givenMerger(desk: Desk): Promise<void> {
  const merged = startOfDay('2025-07-01') - 1
  for (const code of ['P1', 'P2'])
    await givenUnit(desk, { code, name: `Tỉnh ${code}`, kind: 'province', ...OLD, successors: ['P'] })
  await givenUnit(desk, { code: 'P', name: 'Tỉnh Mới', kind: 'province', ...NEW })
  await givenUnit(desk, { code: 'D1', kind: 'other', parent: 'P1', ...OLD, successors: ['N1', 'N2', 'N3'] })
  await givenUnit(desk, { code: 'D2', kind: 'other', parent: 'P2', ...OLD, successors: ['C', 'E'] })
  for (const code of ['A1', 'A2']) await givenUnit(desk, { code, parent: 'D1', ...OLD, successors: ['N1'] })
  await givenUnit(desk, { code: 'B', parent: 'D1', ...OLD, successors: ['N2', 'N3'] })
  for (const code of ['N1', 'N2', 'N3']) await givenUnit(desk, { code, parent: 'P', ...NEW })
  for (const code of ['C', 'E']) {
    await givenUnit(desk, { code, parent: 'D2' }, BEGINNING)
    await givenUnit(desk, { code, parent: 'P', name: code === 'C' ? 'Phường C' : 'Xã E' }, merged + 1)
  }
  await givenUnit(desk, { code: 'E', parent: 'P', successors: ['N3'] }, startOfDay('2025-10-01'))
}
