import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readRows } from '../../src/dossiers/file-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'file-rows-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('moments in a sheet keep their second, whatever fraction of a day they are', async () => {
  const path = join(folder, 'moments.xlsx')
  const moments = [0, 20, 40].map((minute) => new Date(Date.UTC(2026, 10, 2, 8, minute)))
  const cell = (value: Date) => [{ value, type: Date, format: 'dd/mm/yyyy hh:mm' }]
  await writeExcelFile([[{ value: 'receivedAt' }], ...moments.map(cell)]).toFile(path)
  const { rows } = await readRows(path)
  expect(rows.map(({ cells }) => cells.receivedAt)).toEqual([
    '2026-11-02T08:00:00',
    '2026-11-02T08:20:00',
    '2026-11-02T08:40:00',
  ])
})

test('a workbook that makes no sense is refused with what to do, one that is not there as not there', async () => {
  const path = join(folder, 'odd.xlsx')
  writeFileSync(path, 'no workbook')
  await expect(readRows(path)).rejects.toThrow('save it with Excel or LibreOffice')
  await expect(readRows(join(folder, 'none.xlsx'))).rejects.toThrow('ENOENT')
})
