import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { scoresOf } from '../../src/scores/scores.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { at, givenComplaint, givenDossier, givenMethods, givenRating, givenUnit } from './given.ts'

type Example = {
  overall: Record<string, number>
  access: { raters: number; answers: number; satisfied: number }[]
  dossiers: Record<
    'finishedInTime' | 'finishedLate' | 'unfinishedPastDue' | 'unfinishedNotDue' | 'withdrawn',
    number
  >
  returned: Record<'invitedAndRated' | 'invitedOnly' | 'notInvited', number>
  complaints: Record<'founded' | 'unfounded' | 'open', number>
}

const ACCESS = ['q15', 'q16', 'q17', 'q18']

test('the worked example of docs/scoring.md comes out as the page says', async () => {
  const page = await readFile(new URL('../../docs/scoring.md', import.meta.url), 'utf8')
  const block = (kind: string) => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``).exec(page)![1]!
  const example = parse(block('yaml')) as Example
  const desk = deskOver(await freshSqlite())
  await givenMethods(desk)
  await givenUnit(desk, { code: 'A', name: 'Xã Suối Trong' })

  const raters = example.access.flatMap(({ raters, ...group }) => Array.from({ length: raters }, () => group))
  for (const [level, n] of Object.entries(example.overall)) {
    for (let i = 0; i < n; i += 1) {
      const { answers = 0, satisfied = 0 } = raters.pop() ?? {}
      const levels = ACCESS.slice(0, answers).map((item, j) => [item, j < satisfied ? 4 : 3])
      await givenRating(desk, { overall: Number(level), answers: Object.fromEntries(levels) })
    }
  }
  expect(raters).toEqual([])

  const { dossiers, returned } = example
  const repeat = async (n: number, each: (i: number) => Promise<unknown>) => {
    for (let i = 0; i < n; i += 1) await each(i)
  }
  const { invitedAndRated, invitedOnly, notInvited } = returned
  await repeat(dossiers.finishedInTime, async (i) => {
    if (i >= invitedAndRated + invitedOnly + notInvited) return givenDossier(desk, {})
    const code = await givenDossier(desk, { status: 'returned', returned_at: at('2026-11-11') })
    if (i >= invitedAndRated + invitedOnly) return
    const used_at = i < invitedAndRated ? at('2026-11-12') : null
    const invitation = {
      token_hash: code,
      dossier_code: code,
      unit_code: 'A',
      counter: null,
      channel: 'zalo',
    }
    await desk.database.read
      .insertInto('invitation')
      .values({ ...invitation, sent_at: at('2026-11-11'), used_at })
      .execute()
  })
  await repeat(dossiers.finishedLate, () => givenDossier(desk, { finished_at: at('2026-11-13') }))
  await repeat(dossiers.unfinishedPastDue, () => givenDossier(desk, { finished_at: null }))
  await repeat(dossiers.unfinishedNotDue, () =>
    givenDossier(desk, { finished_at: null, due_at: at('2026-12-20') }),
  )
  await repeat(dossiers.withdrawn, () => givenDossier(desk, { finished_at: null, status: 'withdrawn' }))
  for (const [outcome, n] of Object.entries(example.complaints)) {
    const received: [number, string] = [at('2026-11-03'), 'received']
    const concluded: [number, string, string] = [at('2026-11-17'), 'resolved', outcome]
    await repeat(n, () =>
      givenComplaint(desk, { steps: outcome === 'open' ? [received] : [received, concluded] }),
    )
  }

  const question = { period: '2026-11', unitCode: 'A', framework: 'kl-91' }
  const found = await scoresOf(desk, question, at('2026-12-15'))
  if ('refused' in found) throw new Error(found.refused)
  const said = JSON.parse(block('json')) as { reasons: object[] }
  expect(found.scorecards[0]).toMatchObject(said)
  expect(found.scorecards[0]!.reasons).toHaveLength(said.reasons.length)
  await desk.database.close()
})
