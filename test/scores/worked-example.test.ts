import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { startOfDay } from '../../src/calendar/instant.ts'
import { putBody } from '../../src/scores/rankings/body-store.ts'
import { readRank } from '../../src/scores/rankings/rank.ts'
import { putRanking } from '../../src/scores/rankings/ranking-store.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { putOfficial } from '../../src/units/official-store.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { at, BEGINNING, givenComplaint, givenDossier, givenMethods, givenRating, givenUnit } from './given.ts'

type Example = {
  overall: Record<string, number>
  access: Record<string, { answers: number; satisfied: number }>
  dossiers: Record<string, Record<'inTime' | 'late' | 'overdue', number>>
  notCounted: Record<'dueInJanuary' | 'withdrawn', number>
  returned: Record<'invitedAndRated' | 'invitedOnly' | 'notInvited', number>
  complaints: Record<'founded' | 'unfounded' | 'open', number>
  head: { code: string; since: string }
  rankings: Record<string, { rank: string; recorded: string }>
  body: { code: string; name: string }
}

const page = await readFile(new URL('../../docs/scoring.md', import.meta.url), 'utf8')
const chapter = page.slice(page.indexOf('## A worked example'))
const block = (kind: string) => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``).exec(chapter)![1]!

test('the worked example of docs/scoring.md comes out as the page says', async () => {
  const example = parse(block('yaml')) as Example
  const desk = deskOver(await freshSqlite())
  const { database } = desk
  await givenMethods(desk)
  await givenUnit(desk, { code: 'A', name: 'Xã Suối Trong' })

  const answers = Object.entries(example.access).flatMap(([item, { answers: n, satisfied }]) =>
    Array.from({ length: n }, (_, i) => ({ [item]: i < satisfied ? 4 : 3 })),
  )
  for (const [level, n] of Object.entries(example.overall))
    for (let i = 0; i < n; i += 1)
      await givenRating(desk, { overall: Number(level), answers: answers.pop() ?? {} })
  expect(answers).toEqual([])

  const repeat = async (n: number, each: (i: number) => Promise<unknown>) => {
    for (let i = 0; i < n; i += 1) await each(i)
  }
  const { invitedAndRated, invitedOnly, notInvited } = example.returned
  const invited = invitedAndRated + invitedOnly
  let nth = 0
  const inTime = async (official_code: string) => {
    nth += 1
    if (nth > invited + notInvited) return givenDossier(desk, { official_code })
    const code = await givenDossier(desk, {
      official_code,
      status: 'returned',
      returned_at: at('2026-11-11'),
    })
    if (nth > invited) return code
    const used_at = nth <= invitedAndRated ? at('2026-11-12') : null
    const invitation = {
      token_hash: code,
      dossier_code: code,
      unit_code: 'A',
      counter: null,
      channel: 'zalo',
    }
    await database.read
      .insertInto('invitation')
      .values({ ...invitation, sent_at: at('2026-11-11'), used_at })
      .execute()
    return code
  }
  for (const [official_code, counts] of Object.entries(example.dossiers)) {
    await repeat(counts.inTime, () => inTime(official_code))
    await repeat(counts.late, () => givenDossier(desk, { official_code, finished_at: at('2026-11-13') }))
    await repeat(counts.overdue, () => givenDossier(desk, { official_code, finished_at: null }))
  }
  await repeat(example.notCounted.dueInJanuary, () =>
    givenDossier(desk, { finished_at: null, due_at: at('2027-01-20') }),
  )
  await repeat(example.notCounted.withdrawn, () =>
    givenDossier(desk, { finished_at: null, status: 'withdrawn' }),
  )
  for (const [outcome, n] of Object.entries(example.complaints)) {
    const received: [number, string] = [at('2026-11-03'), 'received']
    const concluded: [number, string, string] = [at('2026-11-17'), 'resolved', outcome]
    await repeat(n, () =>
      givenComplaint(desk, { steps: outcome === 'open' ? [received] : [received, concluded] }),
    )
  }
  const { head, body } = example
  const official = { unitCode: 'A', validTo: null, name: 'Người mẫu' }
  await database.commit([
    putOfficial(database, { ...official, code: head.code, head: true, validFrom: head.since }, BEGINNING),
    ...Object.keys(example.dossiers).map((code) =>
      putOfficial(database, { ...official, code, head: false, validFrom: '2020-01-01' }, BEGINNING),
    ),
    ...Object.entries(example.rankings).map(([year, { rank, recorded }]) =>
      putRanking(
        database,
        { unitCode: 'A', year: Number(year), rank: readRank(rank)!, decision: null, decidedOn: null },
        startOfDay(recorded),
      ),
    ),
    putBody(database, { ...body, unitCode: 'A', validFrom: '2020-01-01', validTo: null }, BEGINNING),
  ])

  const card = async (asOf: number) => {
    const question = { period: '2026', unitCode: 'A', framework: 'kl-91', mayReadPeople: () => true, asOf }
    const found = await scoresOf(desk, question, at('2027-02-15'))
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards[0]!
  }
  const said = JSON.parse(block('json')) as { reasons: { rule: string }[] }
  const found = await card(at('2027-02-15'))
  expect(found).toMatchObject(said)
  expect(found.reasons).toHaveLength(said.reasons.length)
  const saysOf = (some: typeof found) =>
    [...some.inputs.officials!, ...some.inputs.heads!, ...some.inputs.bodies!].map(({ says }) => says)
  expect(saysOf(found)).toEqual(['passes', 'passes', 'blocks', 'undecided', 'review', 'blocks'])

  const before = await card(at('2027-01-15'))
  expect(saysOf(before)).toEqual(['passes', 'passes', 'blocks', 'undecided', 'undecided', 'undecided'])
  expect(before.timeliness).toEqual(found.timeliness)
  await database.close()
})
