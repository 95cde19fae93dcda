import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { dossierByCode } from '../../src/dossiers/dossier-store.ts'
import { importDossiers } from '../../src/dossiers/import-dossiers.ts'
import { aDesk, NOW } from '../units/province.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (name: string, text: string) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}
const HEADER =
  'code,unitCode,procedureCode,status,receivedAt,dueAt,finishedAt,applicant.name,official.code,official.name'

test('good rows of a CSV are kept, bad ones are listed with line and reason', async () => {
  const desk = await aDesk()
  const path = await file(
    'a.csv',
    `\uFEFF${HEADER}
H99.10-261102-0001,H99.10,1.001193,in_progress,2026-11-02T08:00:00+07:00,2026-11-20T17:00:00+07:00,,"Người, Mẫu",O1,Cán bộ Mẫu
H99.10-261102-0002,H99.99,1.001193,in_progress,02/11/2026 08:00,20/11/2026,,,,

H99.10-261102-0003,H99.10,1.001193,finished,02/11/2026 8:05,2026-11-20,2026-11-19 10:00,,,
H99.10-261102-0004,H99.10,1.001193,lost,02/11/2026,,,,,
,H99.10,1.001193,new,02/11/2026,,,,,
`,
  )
  const seen: [number, number][] = []
  const result = await importDossiers(
    desk,
    path,
    () => NOW,
    (done, total) => seen.push([done, total]),
  )
  expect(result).toMatchObject({ created: 2, changed: 0, unchanged: 0 })
  expect(result.bad.map(({ line, reason }) => [line, reason.split(':')[0]])).toEqual([
    [3, 'unitCode'],
    [6, 'status'],
    [7, 'code'],
  ])
  expect(result.bad[0]!.reason).toBe('unitCode: «H99.99» không có đơn vị nào mang mã này / unknown unit')
  expect(seen).toEqual([[5, 5]])
  const third = await dossierByCode(desk.database, 'H99.10-261102-0003')
  expect(third).toMatchObject({
    receivedAt: Date.parse('2026-11-02T08:05:00+07:00'),
    finishedAt: Date.parse('2026-11-19T10:00:00+07:00'),
  })
  expect((await dossierByCode(desk.database, 'H99.10-261102-0001'))?.official).toEqual({
    code: 'O1',
    name: 'Cán bộ Mẫu',
  })
  expect(await importDossiers(desk, path, () => NOW)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
})

test('a file in UTF-16 is refused with a sentence that says how to save it', async () => {
  const path = await file('utf16.csv', '')
  await writeFile(path, Buffer.from(`\uFEFF${HEADER}\n`, 'utf16le'))
  await expect(importDossiers(await aDesk(), path, () => NOW)).rejects.toThrow('CSV UTF-8')
})

test('a code twice in a file is two versions of one dossier', async () => {
  const desk = await aDesk()
  const row = (status: string) => `H99-1,H99.10,1.001193,${status},2026-11-02,2026-11-20,,,,`
  const path = await file(
    'b.csv',
    `${HEADER.replaceAll(',', ';')}\n${[row('accepted'), row('in_progress')].join('\n').replaceAll(',', ';')}`,
  )
  expect(await importDossiers(desk, path, () => NOW)).toMatchObject({ created: 1, changed: 1, bad: [] })
  expect((await dossierByCode(desk.database, 'H99-1'))?.status).toBe('in_progress')
})

test('an Excel sheet is read like a CSV, its dates as dates of Vietnam', async () => {
  const desk = await aDesk()
  const path = join(folder, 'c.xlsx')
  const cells = ['H99-1', 'H99.10', '1.001193', 'accepted'].map((value) => ({ value }))
  const dates = [new Date('2026-11-02T08:30:00Z'), new Date('2026-11-20T00:00:00Z')]
  await writeExcelFile([
    HEADER.split(',')
      .slice(0, 6)
      .map((value) => ({ value })),
    [...cells, ...dates.map((value) => ({ value, type: Date, format: 'dd/mm/yyyy hh:mm' }))],
  ]).toFile(path)
  expect(await importDossiers(desk, path, () => NOW)).toMatchObject({ created: 1, bad: [] })
  expect((await dossierByCode(desk.database, 'H99-1'))?.receivedAt).toBe(
    Date.parse('2026-11-02T08:30:00+07:00'),
  )
})

test.each([
  ['code,unitCode', 'missing columns: procedureCode, status, receivedAt'],
  ['code,unitcode', 'unknown columns: unitcode'],
  ['', 'the file is empty'],
])('the header "%s" is refused', async (header, message) => {
  await expect(importDossiers(await aDesk(), await file('d.csv', header), () => NOW)).rejects.toThrow(message)
})
