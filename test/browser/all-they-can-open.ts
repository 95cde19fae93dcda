/** All that an account of the console can open, as its browser gets it, for comparing what stood there before with what stands there now. */
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { BrowserContext } from 'playwright-core'

const AT_ONCE = 6
const LOOKS = 8

/**
 * Follows every link from the first page on, and opens what is given besides.
 *
 * @param besides addresses that no link leads to, under `/console`
 * @returns each page by its address, without what is drawn anew at every view
 */
export async function allTheyCanOpen(
  context: BrowserContext,
  base: string,
  besides: readonly string[],
): Promise<Map<string, string>> {
  const pages = new Map<string, string>()
  const cookies = await context.cookies(`${base}/console`)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const known = new Set(['/console', ...besides])
  let ahead = [...known]
  while (ahead.length > 0) {
    const now = ahead.splice(0, AT_ONCE)
    const read = await Promise.all(now.map((path) => textOf(base, path, cookie)))
    for (const [at, text] of read.entries()) {
      const path = now[at]!
      pages.set(path, text)
      const links = linksIn(text).filter((link) => !known.has(link))
      for (const link of links) known.add(link)
      ahead = [...ahead, ...links]
    }
  }
  return pages
}

const MOMENT = /\d\d:\d\d \d\d\/\d\d\/\d{4}/g
/** The same, once two looks in a row find the same: what a demonstration does at its start is over. @throws when it never is */
export async function settled(...where: Parameters<typeof allTheyCanOpen>): Promise<Map<string, string>> {
  let before = await allTheyCanOpen(...where)
  for (let left = LOOKS; left > 0; left -= 1) {
    const now = await allTheyCanOpen(...where)
    if (isDeepStrictEqual(now, before)) return now
    before = now
    await setTimeout(500)
  }
  throw new Error(`the pages change by themselves, after ${LOOKS} looks, too`)
}

/** What is drawn or dated anew at each view, and on which pages: keys of forms and of a second factor, "as of", "last used". */
const ANEW: readonly [pages: RegExp, what: RegExp][] = [
  [/^/, /name="(?:csrf|key)" value="[^"]*"/g],
  [/^\/console\/account\/second-factor/, /(?<=<main)[\s\S]*(?=<\/main>)/],
  [/^\/console\/account$/, MOMENT],
  [/^\/console\/scores/, MOMENT],
]

/** Asked for without the browser, which would spend more time on a request than the server. */
async function textOf(base: string, path: string, cookie: string): Promise<string> {
  const headers = { cookie, 'accept-language': 'vi-VN' }
  const answer = await fetch(base + path, { headers, redirect: 'manual' })
  const text = `${answer.status} ${answer.headers.get('location') ?? ''}\n${await answer.text()}`
  return ANEW.reduce((left, [pages, what]) => (pages.test(path) ? left.replace(what, '') : left), text)
}

function linksIn(text: string): string[] {
  const hrefs = [...text.matchAll(/(?:href="|src="|^303 )(\/console[^"#\n]*)/g)].map(([, href]) =>
    href!.replaceAll('&amp;', '&'),
  )
  return [...new Set(hrefs)].filter((href) => !/[?&]lang=/.test(href))
}
