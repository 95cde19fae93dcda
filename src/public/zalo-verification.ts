import { html } from 'hono/html'

/** The line by which Zalo knows that this domain is ours, in a file or on the home page. Source: facts/zalo.md 2. */
export function zaloVerificationTag(code: string) {
  return html`<meta name="zalo-platform-site-verification" content="${code}" />`
}
