/** The rules of accessibility that a page breaks. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong, with every rule of WCAG 2.2 A and AA and of good practice: rule and element, a line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
  return page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  )
}
