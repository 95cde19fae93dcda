/** Signing in and out. A new session at each sign-in, so that one planted before is worth nothing. */

import { closeSession, openSession } from '../../accounts/session.ts'
import { signIn } from '../../accounts/sign-in.ts'
import { toVietnamese } from '../../calendar/instant.ts'
import type { FieldErrors } from '../field.ts'
import type { Answer, SignedInVisit, Visit } from '../page.ts'
import { pathInConsole } from '../path-in-console.ts'
import { wordsOf } from '../words.ts'
import { signInView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showSignIn(visit: Visit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const back = pathInConsole(visit.query.back)
  return { title: words.title, body: signInView(visit, { username: '', back, errors: {} }) }
}

/** Opens a session, or says what is wrong without telling which of the two it is. */
export async function doSignIn(visit: Visit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { username = '', password = '' } = visit.form
  const back = pathInConsole(visit.form.back)
  const again = (errors: FieldErrors, status: number): Answer => ({
    title: `${wordsOf(visit.language).error}: ${words.title}`,
    body: signInView(visit, { username, back, errors }),
    status,
  })
  const errors: FieldErrors = {}
  if (username.trim() === '') errors.username = words.missing.username
  if (password === '') errors.password = words.missing.password
  if (Object.keys(errors).length > 0) return again(errors, 422)

  const { database } = visit.desk
  const typed = { username: username.slice(0, 200), password: password.slice(0, 1000) }
  const result = await signIn(database, typed, visit, visit.now)
  if ('refused' in result) {
    if (result.refused === 'locked') return again({ username: words.locked(toVietnamese(result.until)) }, 429)
    if (result.refused === 'too_many') return again({ username: words.tooMany }, 429)
    if (result.refused !== 'wrong') return again({ username: words.busy }, 503)
    return again({ password: words.wrong }, 401)
  }
  if (visit.sessionId) await closeSession(database, visit.sessionId)
  const { id } = await openSession(database, result.account.id, visit.now)
  return { seeOther: back, session: id }
}

/** Ends the session. */
export async function doSignOut(visit: SignedInVisit): Promise<Answer> {
  if (visit.sessionId) await closeSession(visit.desk.database, visit.sessionId)
  return { seeOther: '/console/sign-in', session: null }
}
