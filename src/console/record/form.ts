/** The button that downloads the chained record of a complaint. */
import { html } from 'hono/html'
import { csrfField } from '../field.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export function recordForm({ csrf, language }: SignedInVisit, code: string): Markup {
  const words = language === 'en' ? en : vi
  return html`<form method="post" action="/console/complaints/${code}/record">${csrfField(csrf)}<button class="quiet" aria-label="${words.downloadOne(code)}">${words.download}</button></form>
<p class="hint">${words.hint}</p>`
}
