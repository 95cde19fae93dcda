/** Finds the console's pages as people do: signed in, by following links, one page of each route of the register. */
import type { BrowserContext, Page } from 'playwright-core'
import { pages } from '../../src/console/pages.ts'
import type { Demonstration } from './demonstration.ts'
import { signIn } from './office.ts'

/** A page as one account finds it. */
export type Found = { route: string; path: string; context: BrowserContext }

/** Who sees what: together they may open every page. */
export const WHO = ['quan-tri', 'thanh-tra', 'tiep-nhan', 'bao-ve-du-lieu', 'giam-sat'] as const

/** Routes that lead elsewhere at once. */
const NO_PAGES: readonly string[] = ['/', '/sign-in/oidc', '/sign-in/oidc/callback']

/** The routes of the register that show a page. */
export function routesShown(): string[] {
  return pages
    .filter(
      ({ method, path }) => method === 'get' && !NO_PAGES.includes(path) && !/attachments|\.csv$/.test(path),
    )
    .map(({ path }) => path)
}

const patterns = routesShown()
  .map((route) => ({ route, pattern: new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`) }))
  .sort((a, b) => (a.route.match(/:/g)?.length ?? 0) - (b.route.match(/:/g)?.length ?? 0))

function routeOf(path: string): string | null {
  return patterns.find(({ pattern }) => pattern.test(path))?.route ?? null
}

/** @returns one page of each route that some account reaches by links alone */
export async function crawl(
  demonstration: Demonstration,
  someone: () => Promise<BrowserContext>,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  const stranger = await someone()
  found.set('/sign-in', { route: '/sign-in', path: '/console/sign-in', context: stranger })
  for (const username of WHO) {
    const context = await someone()
    const page = await context.newPage()
    await signIn(page, demonstration.base, { username, password: demonstration.passwordOf(username) })
    const seen = new Set<string>()
    const ahead = linksOf(await hrefs(page))
    for (let link = ahead.shift(); link; link = ahead.shift()) {
      const route = routeOf(link.slice('/console'.length).split('?')[0]!)
      if (route === null || seen.has(route)) continue
      seen.add(route)
      const answer = await page.goto(demonstration.base + link)
      if (answer?.status() !== 200) throw new Error(`${username}: ${link} answers ${answer?.status()}`)
      if (!found.has(route)) found.set(route, { route, path: link, context })
      ahead.push(...linksOf(await hrefs(page)))
    }
    await page.close()
  }
  return found
}

async function hrefs(page: Page): Promise<string[]> {
  return page.$$eval('a[href], form[method="get"]', (all) =>
    all.map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? ''),
  )
}

function linksOf(all: string[]): string[] {
  return all.filter((href) => /^\/console\//.test(href) && !/[?&]lang=|attachments|\.csv/.test(href))
}
