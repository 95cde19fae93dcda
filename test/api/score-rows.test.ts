import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenOf } from '../../src/api/tokens.ts'
import { putOfficial } from '../../src/units/official-store.ts'
import { at, BEGINNING, givenDossier, givenMethods, givenRatings } from '../scores/given.ts'
import { ALL, type Server, startApi } from './api-server.ts'

const UNIT = 'H99.02.1'
let api: Server
let late: string
beforeAll(async () => {
  const tokens = [...ALL, tokenOf('scores', 'a-token-for-scores-alone', ['scores:read'])]
  api = await startApi({ now: () => at('2026-12-15'), tokens })
  const { desk } = api
  await givenMethods(desk)
  const { database } = desk
  const official = { name: 'Bà Mẫu', unitCode: UNIT, head: false, validFrom: '2020-01-01', validTo: null }
  await database.commit([putOfficial(database, { ...official, code: 'CB-77' }, BEGINNING)])
  await givenDossier(desk, { unit_code: UNIT, official_code: 'CB-77' })
  late = await givenDossier(desk, { unit_code: UNIT, official_code: 'CB-77', finished_at: at('2026-11-20') })
  await givenRatings(desk, 3, { unit_code: UNIT })
})
afterAll(() => api.close())

const rows = (query: string) =>
  api.call('GET', `/api/v1/units/${UNIT}/scorecard/rows?period=2026-11&${query}`)

test('the dossiers behind the late share are listed by code', async () => {
  const { status, body } = await rows('figure=late_share')
  expect(status).toBe(200)
  expect(body.items).toHaveLength(2)
  expect(body.items).toContainEqual({ kind: 'dossier', id: late, counted: true })
  expect(body.next).toBeNull()
})

test('those of an official too', async () => {
  const { body } = await rows('figure=official_late_share&official=CB-77&framework=kl-91')
  expect(body.items.filter((row: { counted: boolean }) => row.counted)).toEqual([
    { kind: 'dossier', id: late, counted: true },
  ])
})

test.each([
  ['figure=late', 'unknown figure'],
  ['figure=official_late_share', 'needs an official'],
  ['figure=founded_conduct', 'no rows'],
  ['figure=satisfied_share', 'withheld'],
  ['figure=late_share&framework=none', 'unknown framework'],
  ['figure=late_share&asOf=yesterday', 'a day'],
])('%s is refused with the field and the reason', async (query, reason) => {
  const { status, body } = await rows(query)
  expect(status).toBe(422)
  expect(JSON.stringify(body.errors)).toContain(reason)
})

test('an unknown unit is not found', async () => {
  const answer = await api.call(
    'GET',
    '/api/v1/units/NOWHERE/scorecard/rows?period=2026-11&figure=late_share',
  )
  expect(answer.status).toBe(404)
})

test('programs with scores:read are told of officials by code, never by name', async () => {
  const { body } = await api.call('GET', `/api/v1/units/${UNIT}/scorecard?period=2026-11&framework=kl-91`)
  expect(body.inputs.officials).toMatchObject([{ official: 'CB-77', total: 2, late: 1, says: 'blocks' }])
  expect(JSON.stringify(body)).not.toContain('Bà Mẫu')
  const { body: list } = await api.call('GET', `/api/v1/scores?period=2026-11&framework=kl-91&unit=${UNIT}`)
  expect(list.items[0].reasons).toEqual(body.reasons)
})

test.each([
  ['late_share', 'dossiers:write'],
  ['satisfied_share', 'ratings:read'],
])('the rows behind %s need %s beside scores:read', async (figure, scope) => {
  const path = `/api/v1/units/${UNIT}/scorecard/rows?period=2026-11&figure=${figure}`
  const headers = { authorization: 'Bearer a-token-for-scores-alone' }
  const { status, body } = await api.call('GET', path, undefined, headers)
  expect(status).toBe(403)
  expect(body.detail).toContain(scope)
})

test('many questions of all units as of past moments are asked one after the other, and the rest are sent away', async () => {
  const ask = (hour: number, query = '') =>
    api.call('GET', `/api/v1/scores?period=2026-11&asOf=2026-12-0${hour}T08:00:00Z${query}`)
  const all = await Promise.all([1, 2, 3, 4, 5, 6].map((hour) => ask(hour)))
  expect(all.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  expect(all.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  expect(all.find(({ status }) => status === 429)).toMatchObject({
    type: expect.stringContaining('problem+json'),
  })
  expect((await ask(1)).status).toBe(200)
  const single = await Promise.all([1, 2, 3, 4, 5, 6].map((hour) => ask(hour, `&unit=${UNIT}`)))
  expect(new Set(single.map(({ status }) => status))).toEqual(new Set([200]))
})
