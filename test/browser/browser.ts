/** A browser of its own for a test file, which remembers whatever went wrong on any of its pages. */
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core'
import { chromium } from '../services/programs.ts'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Longer than anything here takes, shorter than a test: the step that waits in vain is named. */
const PATIENCE_MS = 30_000

export type Size = { width: number; height: number }
export type TestBrowser = Awaited<ReturnType<typeof openBrowser>>

/** Opens it, with a profile that is thrown away. */
export async function openBrowser() {
  const executablePath = chromium()
  if (!executablePath) throw new Error('Chromium is not installed; npm test installs it')
  const browser: Browser = await playwright.launch({ executablePath, args: ARGUMENTS })
  const troubles: string[] = []

  return {
    /** Errors, refusals of the content security policy and failed loads, each with its page. */
    troubles,
    /** Someone with a browser of their own: other cookies, another memory. */
    async someone(size: Size = { width: 1280, height: 900 }): Promise<BrowserContext> {
      const context = await browser.newContext({ viewport: size, locale: 'vi-VN' })
      context.setDefaultTimeout(PATIENCE_MS)
      context.on('console', (message) => {
        if (message.type() === 'error') troubles.push(`${message.location().url}: ${message.text()}`)
      })
      context.on('weberror', ({ page, error }) => {
        troubles.push(`${page()?.url()}: ${error().message}`)
      })
      return context
    },
    close: () => browser.close(),
  }
}
