/** The report as a browser prints it on A4. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderReport } from '../../src/report/render.ts'
import { reportOf, smallProvince } from '../report/reported.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

/** The pixels of a browser in a millimetre. */
const MM = 96 / 25.4

let browser: TestBrowser
let visitor: BrowserContext
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-report-'))
const file = join(folder, 'report.html')

beforeAll(async () => {
  writeFileSync(file, await renderReport(await reportOf(await smallProvince()), 'html'))
  browser = await openBrowser()
  visitor = await browser.someone()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

test('it prints on A4 upright, on several pages, and asks for nothing from outside', async () => {
  const page = await visitor.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`file://${file}`)
  const pdf = String(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([`file://${file}`])
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Math.round(Number(width)),
    Math.round(Number(height)),
  ])
  expect(boxes.length).toBeGreaterThan(4)
  expect(new Set(boxes.map(String))).toEqual(new Set(['595,842']))
  expect(browser.troubles).toEqual([])
})

test('on paper nothing is wider than the page, and the motto stands on one line', async () => {
  const page = await visitor.newPage()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: Math.round(160 * MM), height: 900 })
  await page.goto(`file://${file}`)
  const wide = await page.evaluate<string[]>(`
    [...document.querySelectorAll('table, svg, p, pre')]
      .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((each) => each.textContent.slice(0, 40))`)
  expect(wide).toEqual([])
  const lines = await page.evaluate<number[]>(`
    ['.state', '.motto'].map((name) => {
      const words = document.querySelector(name)
      return words.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(words).lineHeight)
    })`)
  expect(lines.every((n) => n < 1.6)).toBe(true)
})

test('charts are drawn in the typeface that the file carries', async () => {
  const page = await visitor.newPage()
  await page.goto(`file://${file}`)
  const loaded = await page.evaluate<string[]>(`document.fonts.ready.then(() =>
    [...document.fonts].map((face) => face.family + ' ' + face.weight + ' ' + face.status))`)
  expect(loaded.map((each) => each.replaceAll('"', '')).sort()).toEqual([
    'Be Vietnam Pro 400 loaded',
    'Be Vietnam Pro 700 loaded',
  ])
})
