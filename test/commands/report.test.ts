/** `report …` as an operator runs it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { reportCommand } from '../../src/commands/report.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { smallProvince } from '../report/reported.ts'
import { deskOver } from '../services/databases.ts'

const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-report-'))
const reports = mkdtempSync(join(tmpdir(), 'lang-nghe-reports-'))

beforeAll(async () => {
  const database = openSqlite(join(folder, 'lang-nghe.sqlite'))
  await migrate(database)
  await smallProvince(deskOver(database))
  await database.close()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(reports, { recursive: true })
})

const settings = {
  DATA_DIR: folder,
  DEMO: '0',
  SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
}

function report(...words: string[]): { status: number | null; out: string; error: string } {
  const env = { PATH: process.env.PATH, ...settings }
  const run = spawnSync(process.execPath, [BIN, 'report', ...words], { env, cwd: reports, encoding: 'utf8' })
  return { status: run.status, out: run.stdout, error: run.stderr }
}

test('the file is written whole, in place of the one before, and the same again as of the same moment', () => {
  writeFileSync(join(reports, 'a.html'), 'an older one')
  const words = ['--period', '2026-Q3', '--as-of', '2026-10-15T08:00:00+07:00', '--out']
  expect(report(...words, 'a.html')).toEqual({ status: 0, out: 'a.html\n', error: '' })
  expect(report(...words, 'b.html').status).toBe(0)
  expect(readdirSync(reports).sort()).toEqual(['a.html', 'b.html'])
  const text = readFileSync(join(reports, 'a.html'), 'utf8')
  expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  expect(readFileSync(join(reports, 'b.html'), 'utf8')).toBe(text.replaceAll('a.html', 'b.html')) // the annex names the file
})

test.each([
  [['--period', '2026-Q3', '--unit', 'Z', '--out', 'c.html'], '--unit: no unit has this code'],
  [['--period', '2026-Q3', '--as-of', '2026-01-01', '--out', 'c.html'], '--period: 2026-Q3 had not begun'],
  [['--period', '2026-Q3', '--out', 'c.pdf'], '--out: the name must end in .html, .docx or .xlsx'],
  [['--period', '2026-Q3', '--out', join('nowhere', 'c.html')], '--out: there is no folder nowhere'],
])('%j is refused with one sentence, and leaves nothing behind', async (words, sentence) => {
  const before = readdirSync(reports)
  const said = vi.spyOn(console, 'log')
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  try {
    const out = words.map((word) => (word.startsWith('c.') ? join(reports, word) : word))
    const refused = reportCommand().parseAsync(out, { from: 'user' })
    const error: Error & { expected?: true } = await refused.then(
      () => new Error('it was taken'),
      (reason: Error) => reason,
    )
    expect(error.message).toMatch(/^.+$/)
    expect([error.expected, error.message.slice(0, sentence.length)]).toEqual([true, sentence])
    expect(said).not.toHaveBeenCalled()
  } finally {
    vi.unstubAllEnvs()
    said.mockRestore()
  }
  expect(readdirSync(reports)).toEqual(before)
})
