/** `/console/notices`: how one's own account is told of its cases. Nobody sets it for another. */

import { readCode } from '../../officials-told/code.ts'
import { askLinkCode, contactOf, unlinkChat } from '../../officials-told/contact.ts'
import { askEmail, confirmEmail, removeEmail } from '../../officials-told/email.ts'
import { lastFailed } from '../../officials-told/last-told.ts'
import { readAddress } from '../../officials-told/mail-address.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { noticesView, type Shown } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const HERE = '/console/notices'

export async function showNotices(visit: SignedInVisit): Promise<Answer> {
  const { done } = wordsFor(visit)
  const known = Object.keys(done).find((one): one is keyof typeof done => one === visit.query.done)
  return answer(visit, { notice: known ? done[known] : null })
}

/** Keeps another address and mails a code to it. The same one sent twice mails one code. */
export async function doSetEmail(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, form } = visit
  const words = wordsFor(visit).email
  const typed = (form.email ?? '').trim()
  if (!desk.settings.sendsMail) return { seeOther: HERE }
  if (typed === '') return refused(visit, { email: words.missing }, typed)
  const email = readAddress(typed)
  if (email === null) return refused(visit, { email: words.wrong }, typed)
  const before = await contactOf(desk, account.id, now)
  if (before.email === email && before.emailConfirmedAt !== null)
    return { seeOther: `${HERE}?done=confirmed` }
  await askEmail(desk, account.id, email, now)
  visit.changed()
  return { seeOther: `${HERE}?done=email` }
}

/** Confirms the address with the code that was mailed. */
export async function doConfirmEmail(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, form } = visit
  const words = wordsFor(visit).email
  const typed = (form.code ?? '').trim()
  if (typed === '') return refused(visit, { code: words.missingCode }, null)
  const before = await contactOf(desk, account.id, now)
  if (before.emailConfirmedAt !== null) return { seeOther: `${HERE}?done=confirmed` } // the same form, sent twice
  const wrong = await confirmEmail(desk, account.id, readCode(typed) ?? '', now)
  if (wrong)
    return refused(visit, { code: wrong.refused === 'wrong' ? words.wrongCode : words.overCode }, null)
  return { seeOther: `${HERE}?done=confirmed` }
}

/** Nothing is mailed any more. */
export async function doRemoveEmail({ desk, account }: SignedInVisit): Promise<Answer> {
  await removeEmail(desk.database, account.id)
  return { seeOther: `${HERE}?done=removed` }
}

/** Shows a code, this once. */
export async function doAskLinkCode(visit: SignedInVisit): Promise<Answer> {
  const { code } = await askLinkCode(visit.desk, visit.account.id, visit.now)
  return { ...(await answer(visit, { linkCode: code })), at: HERE }
}

/** Nothing is told in the chat any more. */
export async function doUnlink({ desk, account }: SignedInVisit): Promise<Answer> {
  await unlinkChat(desk.database, account.id)
  return { seeOther: `${HERE}?done=unlinked` }
}

async function refused(visit: SignedInVisit, errors: Shown['errors'], typed: string | null): Promise<Answer> {
  const shown = await answer(visit, { errors, typed })
  return {
    ...shown,
    title: `${wordsOf(visit.language).error}: ${wordsFor(visit).title}`,
    status: 422,
    at: HERE,
  }
}

async function answer(visit: SignedInVisit, shown: Partial<Shown>) {
  const { desk, account, now } = visit
  const contact = await contactOf(desk, account.id, now)
  const failed = await lastFailed(desk, account.id)
  const nothing = { notice: null, errors: {}, typed: null, linkCode: null }
  return { title: wordsFor(visit).title, body: noticesView(visit, { contact, failed, ...nothing, ...shown }) }
}

function wordsFor({ language }: SignedInVisit) {
  return language === 'en' ? en : vi
}
