/** Every page of the console: found by links, accessible by the rules of axe-core, whole on a phone, and usable by keys alone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from './browser.ts'
import { crawl, type Found, routesShown } from './console-crawl.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { phoneOf } from './phone.ts'
import { violations } from './violations.ts'

const SIZES = { phone: { width: 360, height: 780 }, desktop: { width: 1280, height: 900 } }
const { folder, remove } = await laidFolder()

let demonstration: Demonstration
let browser: TestBrowser
let found: Map<string, Found>

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  const phones = await (await browser.someone()).newPage()
  await phones.goto(`${demonstration.base}/simulator`)
  const phone = await phoneOf(phones, 'zalo')
  await phone.types('tôi muốn gặp người thật')
  await phone.reads('')
  found = await crawl(demonstration, () => browser.someone())
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

describe.each(routesShown())('%s', (route) => {
  let page: Page
  beforeAll(async () => {
    if (found.has(route)) page = await opened(route, 'desktop')
  })
  afterAll(() => page?.close())

  test('is found by links, by somebody', () => {
    expect(found.has(route)).toBe(true)
  })

  test('whatever can be used is reached by Tab, with its focus in sight', async () => {
    const wanted: number = await page.evaluate(USABLE)
    const reached = new Map<number, boolean>()
    for (let presses = 0; presses < wanted + 40 && reached.size < wanted; ) {
      const before = presses
      for (; presses < before + Math.max(5, wanted - reached.size); presses++) await page.keyboard.down('Tab') // held down, it goes on from one to the next
      for (const [number, inSight] of (await page.evaluate(FOCUSED)) as [number, boolean][])
        reached.set(number, inSight)
    }
    expect([...reached].filter(([, inSight]) => !inSight)).toEqual([])
    expect(reached.size).toBe(wanted)
  })

  test.each(['desktop', 'phone'] as const)(
    'keeps the rules of accessibility and fits, on a %s',
    async (size) => {
      await page.setViewportSize(SIZES[size])
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        SIZES[size].width,
      )
    },
  )
})

test('on a phone an id breaks where it must, also one that holds nothing to break at', async () => {
  const page = await opened('/scores/:unit/rows', 'phone')
  const ids = page.locator('.id')
  expect(await ids.count()).toBeGreaterThan(0)
  await ids.evaluateAll((all) => {
    for (const one of all) one.textContent = 'W'.repeat(22)
  })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIZES.phone.width)
  await page.close()
})

test('nothing went wrong on any of these pages', () => {
  expect(browser.troubles).toEqual([])
})

/** Numbers what can be used and is not hidden, and notes what gets the focus; of radios of one name only one is reached by Tab. @returns how many */
const USABLE = `(() => {
  const groups = new Set()
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((one) => {
    if (one.disabled || !one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) return false
    const closed = one.closest('details:not([open])')
    if (closed && !(one.tagName === 'SUMMARY' && one.parentElement === closed && !closed.parentElement.closest('details:not([open])'))) return false
    if (one.type !== 'radio') return true
    const name = (one.form?.action ?? '') + ' ' + one.name
    if (groups.has(name)) return false
    groups.add(name)
    return true
  })
  let number = 0
  for (const one of all) {
    number += 1
    if (one.type === 'radio') {
      for (const same of document.querySelectorAll('input[type=radio]'))
        if (same.name === one.name && same.form === one.form) same.dataset.tab = number
    } else one.dataset.tab = number
  }
  window.hadFocus = []
  addEventListener('focusin', ({ target }) => {
    if (!target.dataset.tab) return
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target)
    const inSight = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    hadFocus.push([Number(target.dataset.tab), inSight])
  })
  return number
})()`

/** What had the focus since it was last asked, and whether that could be seen. */
const FOCUSED = `(() => {
  const had = window.hadFocus
  window.hadFocus = []
  return had
})()`

async function opened(route: string, size: keyof typeof SIZES): Promise<Page> {
  const { path, context } = found.get(route)!
  const page = await context.newPage()
  await page.setViewportSize(SIZES[size])
  const answer = await page.goto(demonstration.base + path)
  expect(answer?.status(), path).toBe(200)
  return page
}
