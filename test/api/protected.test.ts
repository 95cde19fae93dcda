/** What programs without the scope and files of scores tell: nothing of a protected complaint, in any byte. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SCOPES } from '../../src/api/route.ts'
import { tokenOf } from '../../src/api/tokens.ts'
import { DEFAULT_FRAMEWORK, scoresOf } from '../../src/scores/scores.ts'
import { renderScores } from '../../src/scores/scores-table.ts'
import { answer, assign, done, file, NOW } from '../complaints/complaints.ts'
import { givenMethods } from '../scores/given.ts'
import { type Server, startApi } from './api-server.ts'

const NAME = 'a-program-without-the-scope'
let api: Server
beforeEach(async () => {
  api = await startApi({
    tokens: [
      tokenOf(
        'some',
        NAME,
        SCOPES.filter((scope) => scope !== 'complaints:protected'),
      ),
    ],
  })
  await givenMethods(api.desk)
})
afterEach(() => api.close())

const PARAMETERS: Record<string, string> = { year: '2026', period: '2026-Q4' }

/** Every call that only reads, and the same with what narrows it; the unit complained of stands for every code but a complaint's. */
async function everything(complaint: string): Promise<string[]> {
  const answers: string[] = []
  for (const { method, path } of api.routes) {
    if (method !== 'get') continue
    const address = path.replace(/[:{](\w+)\}?/g, (_, name: string) =>
      path.startsWith('/complaints') ? complaint : (PARAMETERS[name] ?? 'H99.02.1'),
    )
    for (const query of [
      '',
      '?period=2026-Q4',
      '?unit=H99.02.1',
      '?category=bribery',
      '?since=2026-11-01T00:00:00Z',
    ]) {
      const { status, body } = await api.call('GET', `/api/v1${address}${query}`, undefined, {
        authorization: `Bearer ${NAME}`,
      })
      answers.push(`${method} ${path}${query} ${status} ${JSON.stringify(body).replaceAll(complaint, '')}`)
    }
  }
  const found = await scoresOf(
    api.desk,
    { period: '2026-Q4', framework: DEFAULT_FRAMEWORK, unitCode: 'H99.02.1' },
    NOW,
  )
  if ('refused' in found) throw new Error(found.refused)
  for (const format of ['table', 'json', 'csv'] as const)
    answers.push(String(await renderScores(found.scorecards, format)))
  return answers
}

test('is the same before a protected complaint, while it is handled and after its answer', async () => {
  await file(api.desk, 'plain', { unitCode: 'H99.02.1' })
  const unknown = await everything('PA-2222-2222')
  expect(unknown.length).toBeGreaterThan(40)
  expect(unknown.some((text) => text.includes('Hồ sơ trễ hẹn'))).toBe(true)
  const about = { category: 'bribery', unitCode: 'H99.02.1', official: 'Bà Mẫu' } as const
  const { code } = await file(api.desk, 'canary', about)
  expect(await everything(code)).toEqual(unknown)
  await done(api.desk, code, assign)
  expect(await everything(code)).toEqual(unknown)
  await done(api.desk, code, answer)
  expect(await everything(code)).toEqual(unknown)
})
