import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, startConsole } from './console-server.ts'
import { type Cell, collect } from './matrix.ts'
import { KINDS } from './matrix-complaints.ts'
import { matrixPage } from './matrix-page.ts'

let office: Console
let cells: Cell[]
beforeAll(async () => {
  office = await startConsole()
  cells = await collect(office)
})
afterAll(() => office.close())

const protectedOnes = KINDS.flatMap((kind, i) => (kind.protected ? [i] : []))

test('nothing of a protected complaint is on any page of anyone in the unit complained of, not even its number', () => {
  const accused = cells.filter(({ place }) => place === 'accused')
  expect(accused.length).toBeGreaterThan(200)
  const told = accused.filter(({ told: fields }) => protectedOnes.some((i) => (fields?.[i] ?? []).length > 0))
  expect(told).toEqual([])
  expect(accused.filter(({ changes }) => changes.includes('protected'))).toEqual([])
})

test('nor of anyone in another unit, and nobody without the permission has it anywhere', () => {
  const outside = cells.filter(
    ({ place, role }) => place === 'elsewhere' || ['intake', 'admin', 'observer'].includes(role),
  )
  expect(outside.length).toBeGreaterThan(200)
  expect(outside.filter(({ told }) => protectedOnes.some((i) => (told?.[i] ?? []).length > 0))).toEqual([])
})

test('whoever looks after personal data is told that a protected complaint is there, and nothing of it', () => {
  for (const { told } of cells.filter(({ role }) => role === 'dpo'))
    for (const i of protectedOnes) expect(['', 'code']).toContain((told?.[i] ?? []).join(' '))
})

test('who sent a complaint is told of a named one alone, where they are asked for or the record is taken out', () => {
  for (const { route, told } of cells)
    (told ?? []).forEach((fields, i) => {
      if (!fields.includes('identity') && !fields.includes('contact')) return
      expect(KINDS[i]!.confidentiality).toBe('named')
      expect(route).toMatch(/^POST \/complaints\/:code\/(contact|record) /)
    })
})

test('no page tells the dossier or a file’s name of an anonymous complaint', () => {
  for (const { told } of cells)
    (told ?? []).forEach((fields, i) => {
      if (KINDS[i]!.confidentiality !== 'anonymous') return
      expect(fields).not.toContain('dossier')
      expect(fields).not.toContain('attachment')
    })
})

test('observers are told of no single complaint', () => {
  const seen = cells.filter(
    ({ role, told }) => role === 'observer' && (told ?? []).some(({ length }) => length > 0),
  )
  expect(seen).toEqual([])
})

test('whoever handles a complaint finds it, so that the silence of the others says something', () => {
  const page = cells.find(
    ({ route, role, place }) =>
      route.startsWith('GET /complaints/:code (') && role === 'handler' && place === 'above',
  )
  for (const fields of page!.told!)
    expect(fields).toEqual(expect.arrayContaining(['code', 'story', 'task', 'question']))
})

test('who sees what is as docs/console/matrix.md says; after a change, renew it with `npx vitest run test/console/matrix.test.ts -u`', async () => {
  await expect(matrixPage(cells)).toMatchFileSnapshot('../../docs/console/matrix.md')
})
