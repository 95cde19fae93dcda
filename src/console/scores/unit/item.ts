/** A line of a list of figures: what it is, and the figure. */
import { html } from 'hono/html'
import type { Markup } from '../../page.ts'

/** @param content escaped unless it is markup */
export function item(label: string, content: unknown): Markup {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`
}
