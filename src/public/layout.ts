/** The frame of the public pages. */
import { html } from 'hono/html'

/** @param head more lines for the head of the document */
export function page(title: string, body: unknown, head: unknown = '') {
  return html`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/public.css">${head}</head><body><main>${body}</main></body></html>`
}
