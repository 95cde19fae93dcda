/** The short notice after something was done. */
import { html } from 'hono/html'
import type { Markup } from './page.ts'

/** @param text null: nothing was done */
export function noticeLine(text: string | null): Markup | '' {
  return text === null ? '' : html`<p class="notice" role="status">${text}</p>`
}
