/** Arrows point down only (design 3): who may know whom, read from the import lines. */
import { expect, test } from 'vitest'
import { allImports, findCircle } from './imports.ts'

const imports = allImports()
const arrows = (from: RegExp, to: RegExp) =>
  imports.filter((one) => from.test(one.from) && to.test(one.to)).map((one) => `${one.from} → ${one.to}`)

const DOMAIN =
  /^src\/(accounts|calendar|complaints|doors|dossiers|live-talk|officials-told|privacy|procedures|satisfaction|schedule|scores|understanding|units)\//
const ABOVE_THE_DOMAIN =
  /^(dialogs\/|src\/(api|channels\/(zalo|messenger)|commands|console|public|replay|seed|simulator|web)\/|src\/(cli|config|main|open-desk)\.ts)/

test('the import lines are read at all', () => {
  expect(imports.length).toBeGreaterThan(500)
})

test('the domain knows neither channels, conversations, console, API nor how things are put together', () => {
  expect(arrows(DOMAIN, ABOVE_THE_DOMAIN)).toEqual([])
})

test('conversations know no channel, page or API', () => {
  expect(
    arrows(
      /^dialogs\//,
      /^src\/(api|channels\/(zalo|messenger)|commands|console|public|replay|seed|simulator|web)\//,
    ),
  ).toEqual([])
})

test('the engine knows no conversation and no channel of flesh and blood', () => {
  expect(arrows(/^src\/conversation\//, ABOVE_THE_DOMAIN)).toEqual([])
})

test('the database and the calendar know nothing above them', () => {
  const below = /^src\/(database|calendar)\//
  expect(arrows(/^src\/database\//, /^(dialogs|src\/(?!database\/))/)).toEqual([])
  expect(arrows(/^src\/calendar\//, /^(dialogs|src\/(?!calendar\/|database\/))/)).toEqual([])
  expect(imports.some((one) => below.test(one.from))).toBe(true)
})

test('only the command line uses main', () => {
  expect(arrows(/^(?!src\/commands\/|src\/cli\.ts)/, /^src\/main\.ts$/)).toEqual([])
})

test('only the conversation engine imports Bot Framework', () => {
  expect(arrows(/^(?!src\/conversation\/)/, /^botbuilder/)).toEqual([])
  expect(arrows(/^src\/conversation\//, /^botbuilder$/)).not.toEqual([])
})

test('no file imports itself, however long the way around', () => {
  expect(findCircle(imports)).toBeNull()
})
