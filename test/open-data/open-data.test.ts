import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { COLUMNS } from '../../src/open-data/columns.ts'
import { openData } from '../../src/open-data/open-data.ts'
import { at, givenComplaint, givenDossier, givenMethods, givenRatings, givenUnit } from '../scores/given.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const NOW = at('2026-11-24')
const given_at = at('2026-08-10')

let desk: Desk
let server: Server
let base: string

beforeAll(async () => {
  desk = deskOver(await freshSqlite())
  await givenMethods(desk)
  await givenUnit(desk, { code: 'A', name: 'Xã "Mẫu", thôn =1' })
  await givenUnit(desk, { code: 'B', name: '=HYPERLINK("x")' })
  await givenUnit(desk, { code: 'OLD', validTo: '2026-10-31', successors: ['A'] })
  await givenRatings(desk, 31, { unit_code: 'OLD', given_at })
  await givenRatings(desk, 30, { unit_code: 'A', given_at })
  await givenRatings(desk, 29, { unit_code: 'B', given_at })
  await givenRatings(desk, 40, { unit_code: 'A', given_at: at('2026-10-10') })
  const day = { finished_at: given_at, returned_at: given_at, due_at: given_at }
  await givenDossier(desk, { unit_code: 'A', status: 'returned', ...day })
  for (const outcome of [
    'founded',
    'unfounded',
    'unfounded',
    'unfounded',
    'unfounded',
    'unfounded',
    'unfounded',
  ])
    await givenComplaint(desk, {
      unit: 'A',
      steps: [
        [given_at, 'received'],
        [given_at + 1, 'resolved', outcome],
      ],
    })
  const app = express()
  app.use(
    openData({
      desk,
      now: () => NOW,
      base: 'https://langnghe.example.vn',
      licence: 'https://licence.example/by',
    }),
  )
  server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await desk.database.close()
})

const get = async (path: string) => {
  const response = await fetch(`${base}${path}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
type Row = Record<string, unknown>
const rows = async (): Promise<Row[]> => JSON.parse((await get('/open-data/scores-2026-Q3.json')).text).rows

describe('open data', () => {
  test('lists quarters that are over and have ratings, with their licence', async () => {
    const { text } = await get('/open-data')
    expect(text).toContain('/open-data/scores-2026-Q3.csv')
    expect(text).not.toContain('2026-Q4')
    expect(text).not.toContain('2026-Q2')
    expect(text).toContain('https://licence.example/by')
  })

  test('publishes what 30 ratings stand behind and withholds what 29 do', async () => {
    const [a, b] = await rows()
    expect(a).toMatchObject({ unit_code: 'A', withheld: false, satisfaction_percent: 100, ratings: 30 })
    expect(b).toMatchObject({ unit_code: 'B', withheld: true })
    for (const name of ['satisfaction_percent', 'satisfaction_low', 'satisfaction_high', 'ratings'])
      expect(b![name]).toBeNull()
  })

  test('stands as it was published, whatever is recorded later, and says as of when', async () => {
    const before = await rows()
    await givenRatings(desk, 3, { unit_code: 'OLD', given_at, recorded_at: NOW - 1, overall: 1 })
    const later = express().use(openData({ desk, now: () => NOW + 86_400_000, base: '', licence: null }))
    const other = createServer(later).listen(0)
    const { port } = other.address() as AddressInfo
    const read = async (path: string) => (await fetch(`http://127.0.0.1:${port}/open-data${path}`)).text()
    const told = JSON.parse(await read('/scores-2026-Q3.json'))
    const list = await read('')
    other.close()
    expect(told.rows).toEqual(before)
    expect(told.publishedAgain).toBeNull()
    expect(list).toContain('Số liệu ghi nhận đến')
  })

  test('shows each unit as it was in the quarter, whoever carries it on today', async () => {
    expect((await rows()).map(({ unit_code, ratings }) => [unit_code, ratings])).toEqual([
      ['A', 30],
      ['B', null],
      ['OLD', 31],
    ])
  })

  test('hides a complaint that stands alone, and with it so many others that it cannot be told', async () => {
    const [a] = await rows()
    expect([a!.complaints_founded, a!.complaints_unfounded]).toEqual([null, null])
    expect(a!.complaints_open).toBe(0)
  })

  test('says beside each row as of when and by which version it was made, and whether enough were asked', async () => {
    const [a] = await rows()
    expect(a).toMatchObject({
      period: '2026-Q3',
      framework: 'sipas-2023',
      coverage_percent: 0,
      coverage_enough: false,
      cooled_down: 0,
    })
    expect(a!.framework_version).toBeTruthy()
    expect(Date.parse(String(a!.as_of))).toBeLessThanOrEqual(NOW)
  })

  test('is CSV that programs read and spreadsheets do not run', async () => {
    const { text, headers } = await get('/open-data/scores-2026-Q3.csv')
    const [head, first, second] = text.split('\r\n')
    expect(head).toBe(COLUMNS.map(({ name }) => name).join(','))
    expect(first).toContain('"Xã ""Mẫu"", thôn =1"')
    expect(second).toContain(`"'=HYPERLINK(""x"")"`)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(headers.get('link')).toContain('scores-2026-Q3.csv-metadata.json')
    expect(headers.get('cache-control')).toBe('public, max-age=600')
  })

  test('begins with a byte order mark for Excel when asked, and not otherwise', async () => {
    const bytes = async (path: string) => Buffer.from(await (await fetch(`${base}${path}`)).arrayBuffer())
    expect((await bytes('/open-data/scores-2026-Q3.csv?bom=1')).subarray(0, 3)).toEqual(
      Buffer.from([0xef, 0xbb, 0xbf]),
    )
    expect((await bytes('/open-data/scores-2026-Q3.csv'))[0]).not.toBe(0xef)
  })

  test('explains the very columns of the file, to programs and to people', async () => {
    const { text } = await get('/open-data/scores-2026-Q3.csv-metadata.json')
    const metadata = JSON.parse(text)
    const [head] = (await get('/open-data/scores-2026-Q3.csv')).text.split('\r\n')
    const { columns } = metadata.tableSchema
    expect(columns.map(({ name }: { name: string }) => name).join(',')).toBe(head)
    expect(metadata['dc:license']).toEqual({ '@id': 'https://licence.example/by' })
    const page = (await get('/open-data/dictionary')).text
    for (const { name, meaning } of COLUMNS) {
      expect(page).toContain(`<td>${name}</td>`)
      expect(meaning.vi).toBe(meaning.vi.normalize('NFC'))
    }
  })

  test.each(['scores-2026-Q4.csv', 'scores-2026-Q5.csv', 'scores-2026-08.csv', 'scores-2026.json', 'x'])(
    'has no %s',
    async (file) => {
      expect((await get(`/open-data/${file}`)).status).toBe(404)
    },
  )
})
