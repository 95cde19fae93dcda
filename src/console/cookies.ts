/** The console's cookies: session, language, the device on which accounts are known, the token of forms before sign-in, and a sign-in that is under way at the OpenID Connect provider. */
import type { CookieOptions, Response } from 'express'
import { KNOWN_FOR_MS } from '../accounts/known-device.ts'

const COOKIES = {
  session: 'lang_nghe_session',
  language: 'lang_nghe_language',
  device: 'lang_nghe_device',
  form: 'lang_nghe_form',
  oidc: 'lang_nghe_oidc',
} as const
type CookieName = keyof typeof COOKIES

const YEAR_MS = 365 * 86_400_000

/** How long a browser keeps those that it keeps when it closes. */
const LASTS_MS: Partial<Record<CookieName, number>> = { language: YEAR_MS, device: KNOWN_FOR_MS }

/**
 * The name that a browser knows a cookie by. Over HTTPS with the prefix `__Host-`, which a browser takes from this very host
 * alone: no neighbouring host can plant one (RFC 6265bis, 4.1.3.2).
 */
export function cookieName(name: CookieName, secure: boolean): string {
  return secure ? `__Host-${COOKIES[name]}` : COOKIES[name]
}

/** What each of our cookies holds, from the `Cookie` header. */
export function readCookies(
  header: string | undefined,
  secure: boolean,
): Partial<Record<CookieName, string>> {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) found.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  const names = Object.keys(COOKIES) as CookieName[]
  return Object.fromEntries(names.map((name) => [name, found.get(cookieName(name, secure))]))
}

/** Gives the browser a cookie that no script can read. The language and the device stay, the others go when the browser closes. */
export function giveCookie(response: Response, name: CookieName, value: string, secure: boolean): void {
  const maxAge = LASTS_MS[name]
  const lasts = maxAge === undefined ? {} : { maxAge }
  response.cookie(cookieName(name, secure), value, { ...options(secure), ...lasts })
}

/** Takes a cookie back. */
export function takeCookie(response: Response, name: CookieName, secure: boolean): void {
  response.clearCookie(cookieName(name, secure), options(secure))
}

/** `lax`, not `strict`: officials come by links in e-mails and back from the OpenID Connect provider. No form is sent by GET. */
function options(secure: boolean): CookieOptions {
  return { path: secure ? '/' : '/console', httpOnly: true, sameSite: 'lax', secure }
}
