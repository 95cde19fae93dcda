/** Forms as they stand on a page, for tests that send them back as a browser would. */
import type { Page } from './console-server.ts'

/** The fields of the form with an action, hidden ones and what is chosen included. {} when the page has none. */
export function formOf(page: Page, action: string): Record<string, string> {
  const from = page.text.indexOf(`action="${action}"`)
  if (from < 0) return {}
  const form = page.text.slice(from, page.text.indexOf('</form>', from))
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    const isOff = /type="radio"/.test(tag) && !/ checked/.test(tag)
    if (name && !isOff) fields[name] = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/g))
    fields[name!] = plain(text!)
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = plain(/value="([^"]*)" selected/.exec(options!)?.[1] ?? '')
  return fields
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
