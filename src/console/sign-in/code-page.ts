/** The second step of signing in: a code of the authenticator app, or a recovery code. */
import { z } from 'zod'
import type { Account } from '../../accounts/account-store.ts'
import { signInWithCode } from '../../accounts/sign-in.ts'
import type { Instant } from '../../calendar/instant.ts'
import type { Vault } from '../../privacy/vault.ts'
import type { FieldErrors } from '../field.ts'
import type { Answer, Visit } from '../page.ts'
import { pathInConsole } from '../path-in-console.ts'
import { wordsOf } from '../words.ts'
import { enter } from './enter.ts'
import { refusalOf } from './refusal.ts'
import { codeView, signInView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const PASSED_FOR_MS = 5 * 60_000

/** That the password was right: for this browser, for five minutes, and until the account's keys are changed. */
const Passed = z.object({
  kind: z.literal('passed'),
  account: z.string(),
  version: z.number(),
  csrf: z.string(),
  until: z.number(),
})

/** The page that asks for the code, after the right password. Nobody is signed in yet. */
export function askForCode(visit: Visit, account: Account, version: number, back: string): Answer {
  const words = visit.language === 'en' ? en : vi
  const passed: z.infer<typeof Passed> = {
    kind: 'passed',
    account: account.id,
    version,
    csrf: visit.csrf,
    until: visit.now + PASSED_FOR_MS,
  }
  const ticket = visit.desk.vault.seal(JSON.stringify(passed))
  return {
    title: words.codeTitle,
    body: codeView(visit, { ticket, back, errors: {} }),
    at: '/console/sign-in',
  }
}

/** Opens a session when the code is right. */
export async function doSignInWithCode(visit: Visit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { ticket = '', code = '' } = visit.form
  const back = pathInConsole(visit.form.back)
  const title = `${wordsOf(visit.language).error}: ${words.codeTitle}`
  const at = '/console/sign-in'
  const passed = readTicket(visit.desk.vault, ticket, visit.csrf, visit.now)
  if (!passed) {
    const errors = { password: words.tooLate }
    return { title, body: signInView(visit, { username: '', back, errors, notice: null }), status: 401, at }
  }
  const again = (errors: FieldErrors, status: number): Answer => ({
    title,
    body: codeView(visit, { ticket, back, errors }),
    status,
    at,
  })
  if (code.trim() === '') return again({ code: words.missing.code }, 422)
  const result = await signInWithCode(visit.desk, passed, code.slice(0, 100), visit, visit.now)
  if (!('refused' in result)) return enter(visit, result.account, 'second_factor', back)
  const { sentence, status } = refusalOf(result, visit.language, words.wrongCode)
  return again({ code: sentence }, status)
}

function readTicket(vault: Vault, ticket: string, csrf: string, now: Instant) {
  let text: string
  try {
    text = vault.open(ticket)
  } catch {
    return null // not ours: typed by somebody
  }
  const read = Passed.safeParse(JSON.parse(text))
  return read.success && read.data.csrf === csrf && read.data.until > now ? read.data : null
}
