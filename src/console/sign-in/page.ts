/** Signing in with a password, and out. */
import { closeSession } from '../../accounts/session.ts'
import { signIn } from '../../accounts/sign-in.ts'
import type { FieldErrors } from '../field.ts'
import type { Answer, SignedInVisit, Visit } from '../page.ts'
import { pathInConsole } from '../path-in-console.ts'
import { wordsOf } from '../words.ts'
import { askForCode } from './code-page.ts'
import { enter } from './enter.ts'
import { refusalOf } from './refusal.ts'
import { signInView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showSignIn(visit: Visit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const back = pathInConsole(visit.query.back)
  const notice = visit.query.kept === '1' ? words.kept : null
  return { title: words.title, body: signInView(visit, { username: '', back, errors: {}, notice }) }
}

/** Opens a session, asks for the second factor, or says what is wrong without telling which of the two it is. */
export async function doSignIn(visit: Visit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { username = '', password = '' } = visit.form
  const back = pathInConsole(visit.form.back)
  const again = (errors: FieldErrors, status: number): Answer => ({
    title: `${wordsOf(visit.language).error}: ${words.title}`,
    body: signInView(visit, { username, back, errors, notice: null }),
    status,
  })
  const errors: FieldErrors = {}
  if (username.trim() === '') errors.username = words.missing.username
  if (password === '') errors.password = words.missing.password
  if (Object.keys(errors).length > 0) return again(errors, 422)

  const typed = { username: username.slice(0, 200), password: password.slice(0, 1000) }
  const result = await signIn(visit.desk, typed, visit, visit.now)
  if ('refused' in result) {
    const { isWrong, sentence, status } = refusalOf(result, visit.language, words.wrong)
    return again({ [isWrong ? 'password' : 'username']: sentence }, status)
  }
  if (result.asksCode) return askForCode(visit, result.account, result.version, back)
  return enter(visit, result.account, 'password', back)
}

/** Ends the session. */
export async function doSignOut(visit: SignedInVisit): Promise<Answer> {
  if (visit.sessionId) await closeSession(visit.desk.database, visit.sessionId, visit.now)
  return { seeOther: '/console/sign-in', session: null }
}
