import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unitTree } from '../../src/units/unit-store.ts'
import { databases } from '../services/databases.ts'
import { type Server, startApi } from './api-server.ts'

const unit = { name: 'Xã Mới', kind: 'commune', validFrom: '2026-01-01' }
const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')

describe.each(databases)('the API on $kind', ({ fresh }) => {
  let api: Server
  beforeAll(async () => {
    api = await startApi({ open: fresh })
  })
  afterAll(() => api.close())

  test.each([
    ['GET', '/api/v1/complaints/PA%00X', undefined, 400, 'code'],
    ['GET', '/api/v1/dossiers/H99%00', undefined, 400, 'code'],
    ['GET', '/api/v1/complaints?unit=%00', undefined, 400, 'unit'],
    ['PUT', '/api/v1/units/H99.50', { ...unit, name: 'a\0b' }, 422, 'name'],
    ['PUT', '/api/v1/units/H99.50', { ...unit, aliases: ['a', 'b\0'] }, 422, 'aliases.1'],
    ['POST', '/api/v1/ratings', { externalId: 'x\0', answers: { 'q\0': 1 } }, 422, 'externalId'],
    ['POST', '/api/v1/complaints/PA-1/actions', { action: 'ask', by: 'a\0', text: 'b' }, 422, 'by'],
    ['POST', '/api/v1/understand', { text: 'a\0' }, 422, 'text'],
  ])('%s %s names the field that holds a NUL', async (method, path, body, status, field) => {
    const answer = await api.call(method, path, body)
    expect(answer.status).toBe(status)
    expect(answer.body.errors[0].field).toBe(field)
    expect(api.defects).toEqual([])
  })

  test.each([
    [[1.5, 'a']],
    [[1e300, 'a']],
    [[1, 'a\0']],
    [[1, 2.5]],
    [['1', 'a']],
    [[1]],
    [[1, 'a', 2]],
    [null],
  ])('a tampered cursor is refused: %j', async (key) => {
    for (const path of ['units', 'complaints', 'ratings', 'commendations']) {
      const answer = await api.call('GET', `/api/v1/${path}?cursor=${cursor(key)}`)
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'cursor' }] } })
    }
    expect(api.defects).toEqual([])
  })

  test.each([[[0, 'a']], [[-1, "'"]], [[Number.MAX_SAFE_INTEGER, 7]]])(
    'a cursor that nobody was given starts somewhere: %j',
    async (key) => {
      for (const path of ['units', 'complaints', 'ratings', 'commendations'])
        expect((await api.call('GET', `/api/v1/${path}?cursor=${cursor(key)}`)).status).toBe(200)
    },
  )

  test('units that are put at once make no circle', async () => {
    const codes = Array.from({ length: 6 }, (_, at) => `H99.6${at}`)
    for (const code of codes) await api.call('PUT', `/api/v1/units/${code}`, unit)
    const answers = await Promise.all(
      codes.map((code, at) =>
        api.call('PUT', `/api/v1/units/${code}`, { ...unit, parent: codes[(at + 1) % codes.length] }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 422])
    const { byCode } = await unitTree(api.desk.database)
    for (const code of codes) {
      let above: string | null = code
      for (let steps = 0; above !== null; steps += 1) {
        expect(steps).toBeLessThan(10)
        above = byCode.get(above)?.parent ?? null
      }
    }
  })
})
