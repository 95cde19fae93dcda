/** Fills a form of a page that has been written with what was typed before. It knows the markup of field.ts and no other. */
import { html } from 'hono/html'
import type { Draft } from './draft.ts'
import type { Language } from './language.ts'
import { wordsOf } from './words.ts'

const MAIN = '<main id="main" tabindex="-1">'

/** The page with the form filled in, or, where it does not have that form any more, with what was typed above all. */
export async function withDraft(page: string, draft: Draft, language: Language): Promise<string> {
  const words = wordsOf(language).draft
  const form = formsOf(page).find(
    ({ text }) =>
      actionOf(text) === draft.action && Object.keys(draft.fields).every((name) => hasField(text, name)),
  )
  if (!form) {
    const typed = Object.entries(draft.fields).filter(([name, value]) => value !== '' && !UNTYPED.has(name))
    const shown = await html`<section class="notice" role="status"><h2>${words.noForm}</h2>
<ul>${typed.map(([, value]) => html`<li>${value}</li>`)}</ul></section>`
    return page.replace(MAIN, () => `${MAIN}\n${shown}`)
  }
  const notice = await html`<p class="notice" role="status">${words.kept}</p>`
  const opened = page.slice(0, form.at)
  const filled = Object.entries(draft.fields).reduce(
    (text, [name, value]) => filledIn(text, name, value),
    form.text.replace(/<input\b[^>]*\btype="checkbox"[^>]*>/g, (tag) => tag.replace(' checked', '')), // empty ones do not come
  )
  return `${openDetails(opened)}${filled.replace(/^<form\b[^>]*>/, (tag) => `${tag}\n${notice}`)}${page.slice(form.at + form.text.length)}`
}

/** What no person types. */
const UNTYPED = new Set(['version', 'seen', 'key'])

function formsOf(page: string): { at: number; text: string }[] {
  return [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)].map((match) => ({ at: match.index, text: match[0] }))
}

/** The path that a form is posted to. */
function actionOf(form: string): string | undefined {
  return /^<form\b[^>]*\baction="([^"?]*)/.exec(form)?.[1]
}

function hasField(form: string, name: string): boolean {
  return form.includes(` name="${escaped(name)}"`)
}

function filledIn(form: string, name: string, value: string): string {
  const named = ` name="${escaped(name)}"`
  return form
    .replace(/<input\b[^>]*>/g, (tag) => (tag.includes(named) ? input(tag, value) : tag))
    .replace(/(<textarea\b[^>]*>)\n?[^<]*(<\/textarea>)/g, (all, open: string, close: string) =>
      open.includes(named) ? `${open}\n${escaped(value)}${close}` : all,
    )
    .replace(/<select\b[^>]*>[\s\S]*?<\/select>/g, (all) =>
      all.slice(0, all.indexOf('>')).includes(named) ? choice(all, value) : all,
    )
}

function input(tag: string, value: string): string {
  const type = /\btype="(\w+)"/.exec(tag)?.[1] ?? 'text'
  if (type === 'password' || type === 'file' || type === 'submit') return tag
  if (type === 'radio' || type === 'checkbox') {
    const bare = tag.replace(' checked', '')
    return bare.includes(` value="${escaped(value)}"`) ? bare.replace(/>$/, ' checked>') : bare
  }
  const filled = ` value="${escaped(value)}"`
  return / value="[^"]*"/.test(tag)
    ? tag.replace(/ value="[^"]*"/, () => filled)
    : tag.replace(/>$/, () => `${filled}>`)
}

function choice(select: string, value: string): string {
  return select
    .replaceAll(/(<option\b[^>]*) selected/g, '$1')
    .replace(`<option value="${escaped(value)}"`, (tag) => `${tag} selected`)
}

/** Opens what the form is folded into. */
function openDetails(before: string): string {
  const at = before.lastIndexOf('<details')
  if (at < 0 || before.indexOf('</details>', at) >= 0) return before
  const end = before.indexOf('>', at)
  const tag = before.slice(at, end)
  return / open\b/.test(tag) ? before : `${before.slice(0, end)} open${before.slice(end)}`
}

/** As `html` writes a text. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
