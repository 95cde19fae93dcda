/** A form that was being written when its session ended: kept sealed, and shown again, filled in, after the same account has signed in. */
import { z } from 'zod'
import type { KeptDraft } from '../accounts/session.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Vault } from '../privacy/vault.ts'
import type { Page } from './page.ts'

const KEPT_FOR_MS = 3_600_000

const Draft = z.object({
  kind: z.literal('draft'),
  account: z.string(),
  action: z.string(),
  page: z.string(),
  fields: z.record(z.string(), z.string()),
  until: z.number(),
})

export type Draft = {
  /** Where the form is posted to. */
  action: string
  /** The page on which it stands. */
  page: string
  /** As typed, without the token and without passwords. */
  fields: Record<string, string>
}

/**
 * The page on which a form stands: the same address, or the nearest one above it that can be opened. Null when there is none,
 * and for forms of one's own account, which are never kept: they carry passwords and codes.
 *
 * @param posted the page that the form is posted to, and the address at which it is
 */
export function pageOfForm(pages: readonly Page[], posted: { path: string; address: string }): string | null {
  if (posted.path.startsWith('/account')) return null
  const shown = new Set(pages.filter(({ method }) => method === 'get').map(({ path }) => path))
  let { path, address } = posted
  while (path !== '') {
    if (shown.has(path)) return address
    path = path.slice(0, path.lastIndexOf('/'))
    address = address.slice(0, address.lastIndexOf('/'))
  }
  return null
}

/** A form as it is kept for an account, for an hour. */
export function sealDraft(
  vault: Vault,
  account: string,
  { action, page, fields }: Draft,
  now: Instant,
): KeptDraft {
  const typed = Object.entries(fields).filter(([name]) => name !== 'csrf' && !/password/i.test(name))
  const until = now + KEPT_FOR_MS
  const draft = { kind: 'draft', account, action, page, fields: Object.fromEntries(typed), until }
  return { sealed: vault.seal(JSON.stringify(draft)), until }
}

/** The form that was kept; null when it is another account's or too old. */
export function openDraft(vault: Vault, sealed: string, account: string, now: Instant): Draft | null {
  const read = Draft.safeParse(JSON.parse(vault.open(sealed)))
  return read.success && read.data.account === account && read.data.until > now ? read.data : null
}
