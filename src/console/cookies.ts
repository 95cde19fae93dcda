/** The console's three cookies: session, language, and the token of forms before sign-in. */
import type { CookieOptions, Response } from 'express'

export const COOKIES = {
  session: 'lang_nghe_session',
  language: 'lang_nghe_language',
  form: 'lang_nghe_form',
} as const
type CookieName = keyof typeof COOKIES

const PATH = '/console'
const YEAR_MS = 365 * 86_400_000

/** What each of our cookies holds, from the `Cookie` header. */
export function readCookies(header: string | undefined): Partial<Record<CookieName, string>> {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) found.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  const names = Object.keys(COOKIES) as CookieName[]
  return Object.fromEntries(names.map((name) => [name, found.get(COOKIES[name])]))
}

/** Gives the browser a cookie that no script can read. The language stays a year, the others until the browser closes. */
export function giveCookie(response: Response, name: CookieName, value: string, secure: boolean): void {
  const lasts = name === 'language' ? { maxAge: YEAR_MS } : {}
  response.cookie(COOKIES[name], value, { ...options(secure), ...lasts })
}

/** Takes a cookie back. */
export function takeCookie(response: Response, name: CookieName, secure: boolean): void {
  response.clearCookie(COOKIES[name], options(secure))
}

function options(secure: boolean): CookieOptions {
  return { path: PATH, httpOnly: true, sameSite: 'lax', secure }
}
