/** Pages that only say something: not found, not allowed, failed. */
import { html } from 'hono/html'
import type { Language } from './language.ts'
import type { Answer } from './page.ts'
import { wordsOf } from './words.ts'

const STATUS = {
  notFound: 404,
  forbidden: 403,
  staleForm: 403,
  tooLarge: 413,
  away: 503,
  defect: 500,
} as const

export function plainPage(kind: keyof typeof STATUS, language: Language): Extract<Answer, { title: string }> {
  const words = wordsOf(language)
  const { title, body } = words[kind]
  return {
    title,
    body: html`<h1>${title}</h1><p>${body}</p><p><a href="/console">${words.home}</a></p>`,
    status: STATUS[kind],
  }
}
