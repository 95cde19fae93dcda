/** `/console/account/second-factor`: enrols an authenticator app, shows the recovery codes once, takes the second factor away. */
import { z } from 'zod'
import { resetSecondFactor } from '../../accounts/account-store.ts'
import { rememberDevice } from '../../accounts/known-device.ts'
import {
  enrolSecondFactor,
  hasSecret,
  newRecoveryCodes,
  newSecret,
  recoveryCodesLeft,
} from '../../accounts/second-factor.ts'
import { openSession } from '../../accounts/session.ts'
import type { FieldErrors } from '../field.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { checkOwnPassword } from './own-password.ts'
import { enrolView, hasOneView, recoveryCodesView } from './second-factor-view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const ENROL_WITHIN_MS = 3_600_000

/** The secret that the page shows and the recovery codes to come, until the app has proved that it has it. */
const Enrolment = z.object({
  kind: z.literal('enrolment'),
  account: z.string(),
  secret: z.string(),
  recoveryCodes: z.array(z.string()),
  until: z.number(),
})

export async function showSecondFactor(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const title = words.secondFactor
  if (!visit.session.hasSecondFactor) return { title, body: enrolView(visit, newEnrolment(visit), {}) }
  const left = await recoveryCodesLeft(visit.desk.database, visit.account.id)
  return { title, body: hasOneView(visit, { left, errors: {} }) }
}

/** From now on signing in asks for a code. Sent twice, it shows the same recovery codes twice. */
export async function doEnrol(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { desk, account, form, now, session } = visit
  const enrolment = enrolmentIn(visit)
  if (!enrolment || (session.hasSecondFactor && !(await hasSecret(desk, account.id, enrolment.secret))))
    return { seeOther: '/console/account/second-factor' }
  const { secret, recoveryCodes } = enrolment
  const refused = (errors: FieldErrors, status: number): Answer => ({
    title: `${wordsOf(visit.language).error}: ${words.secondFactor}`,
    body: enrolView(visit, { secret, sealed: form.enrolment ?? '' }, errors),
    status,
  })
  const wrong = await checkOwnPassword(visit, form.password ?? '')
  if (wrong) return refused({ password: wrong.sentence }, wrong.status)
  const code = form.code ?? ''
  if (!(await enrolSecondFactor(desk, account.id, { secret, recoveryCodes, code }, now)))
    return refused({ code: words.wrongCode }, 422)
  return { title: words.recoveryTitle, body: recoveryCodesView(visit, recoveryCodes) }
}

/** Ends all sessions but opens this browser a new one. Where the office requires a second factor, another has to be enrolled next. */
export async function doRemove(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { desk, account, form, now } = visit
  const wrong = await checkOwnPassword(visit, form.password ?? '')
  if (wrong) {
    const left = await recoveryCodesLeft(desk.database, account.id)
    return {
      title: `${wordsOf(visit.language).error}: ${words.secondFactor}`,
      body: hasOneView(visit, { left, errors: { password: wrong.sentence } }),
      status: wrong.status,
      at: '/console/account/second-factor',
    }
  }
  await resetSecondFactor(desk.database, account.id, now)
  const { id } = await openSession(desk.database, account.id, now, { way: 'password' })
  const device = await rememberDevice(desk.database, account.id, visit.caller.device, now)
  return { seeOther: '/console/account?done=removed', session: id, device }
}

function newEnrolment({ desk, account, now }: SignedInVisit): { secret: string; sealed: string } {
  const secret = newSecret()
  const enrolment: z.infer<typeof Enrolment> = {
    kind: 'enrolment',
    account: account.id,
    secret,
    recoveryCodes: newRecoveryCodes(),
    until: now + ENROL_WITHIN_MS,
  }
  return { secret, sealed: desk.vault.seal(JSON.stringify(enrolment)) }
}

function enrolmentIn({ desk, account, form, now }: SignedInVisit): z.infer<typeof Enrolment> | null {
  let text: string
  try {
    text = desk.vault.open(form.enrolment ?? '')
  } catch {
    return null // not ours
  }
  const read = Enrolment.safeParse(JSON.parse(text))
  return read.success && read.data.account === account.id && read.data.until > now ? read.data : null
}
