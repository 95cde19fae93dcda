/** Reads a request: whose session, which language, which token its forms must carry. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import { readSession } from '../accounts/session.ts'
import type { Door } from '../accounts/sign-in.ts'
import { giveCookie, readCookies } from './cookies.ts'
import { fieldsOf } from './form.ts'
import { readLanguage } from './language.ts'
import type { Visit } from './page.ts'
import type { ConsoleTools } from './router.ts'

/** The visit, given to whatever page it is for. Before sign-in the token of forms stands in a cookie of its own. */
export async function visitOf(
  request: Request,
  response: Response,
  tools: ConsoleTools & { door: Door },
): Promise<Visit> {
  const cookies = readCookies(request.headers.cookie, tools.secure)
  const now = tools.now()
  const session = cookies.session ? await readSession(tools.desk.database, cookies.session, now) : null
  const token = session ? session.csrf : (cookies.form ?? randomBytes(24).toString('base64url'))
  if (!session && !cookies.form && request.method === 'GET') giveCookie(response, 'form', token, tools.secure)
  return {
    desk: tools.desk,
    files: tools.files,
    channels: tools.channels ?? null,
    templates: tools.templates ?? null,
    now,
    language: readLanguage(cookies.language) ?? 'vi',
    account: session?.account ?? null,
    csrf: token,
    params: {},
    query: fieldsOf(request.query),
    form: fieldsOf(request.body),
    changed: tools.changed,
    sessionId: cookies.session ?? null,
    session,
    signInRules: tools.signInRules ?? { secondFactor: 'optional', oidc: null },
    oidcFlow: cookies.oidc ?? null,
    door: tools.door,
    caller: {
      address: request.ip ?? '',
      isGone: () => response.destroyed,
      device: cookies.device ?? null,
    },
  }
}

/** Whether a form was made for this visitor. */
export function isOurForm({ form, csrf }: Pick<Visit, 'form' | 'csrf'>): boolean {
  const given = Buffer.from(form.csrf ?? '')
  const right = Buffer.from(csrf)
  return given.length === right.length && timingSafeEqual(given, right)
}
