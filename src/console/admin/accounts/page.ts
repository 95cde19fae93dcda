/** `/console/admin/accounts`: who may sign in; one account; a new one. What is done to one: actions.ts. */
import { randomUUID } from 'node:crypto'
import { createAccount } from '../../../accounts/account-store.ts'
import { keepAdminEvent, listAdminEventsOf } from '../../../accounts/admin-event.ts'
import { grantFacts } from '../../../accounts/grants.ts'
import { randomPassword } from '../../../accounts/random-password.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { accountNames } from '../account-names.ts'
import { type Edit, opened, titleOf } from '../edit.ts'
import { reaches } from '../scope.ts'
import { adminWords } from '../words.ts'
import { faultSentences, readAccount, timeOf } from './account-form.ts'
import { accountView, type Returned } from './account-view.ts'
import { accountsInReach } from './find.ts'
import { accountListView } from './list-view.ts'
import { newAccountView, passwordView } from './new-view.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

export async function showAccounts(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { accounts, tree } = await accountsInReach(visit)
  return { title: words.title, body: accountListView(visit, accounts, tree, words) }
}

/** One account: its grants, what can be done, what was. */
export async function showAccount(visit: SignedInVisit): Promise<Answer> {
  return accountPage(visit, null)
}

/** @param returned a form that came back; null: the page is opened */
export async function accountPage(
  visit: SignedInVisit,
  returned: Returned | null,
  status = 200,
): Promise<Answer> {
  const { desk, language, params } = visit
  const words = language === 'en' ? en : vi
  const { tree, scope, accounts } = await accountsInReach(visit)
  const account = accounts.find(({ id }) => id === params.id)
  if (!account) return plainPage('notFound', language)
  const [events, names] = await Promise.all([
    listAdminEventsOf(desk.database, account.id),
    accountNames(desk.database, language),
  ])
  const title = words.editTitle(account.name)
  return {
    title: returned === null ? title : titleOf(returned.edit, title, visit),
    body: accountView(visit, { account, tree, scope, events, names, returned }, words),
    status,
    at: `/console/admin/accounts/${encodeURIComponent(account.id)}`,
  }
}

/** The form of a new account. */
export async function showNewAccount(visit: SignedInVisit): Promise<Answer> {
  return newPage(visit, opened({ unitCode: visit.query.unit ?? '' }, 0))
}

/** Makes the account, and shows its first password this once: it stands in no address and no log. */
export async function doAddAccount(visit: SignedInVisit): Promise<Answer> {
  const { desk, language, form, account: admin, now } = visit
  const words = language === 'en' ? en : vi
  const again = (errors: Edit['errors']) => newPage(visit, { ...opened(form, 0), errors }, 422)
  const read = readAccount(form)
  if ('faults' in read) return again(faultSentences(read.faults, words, adminWords(language)))
  const { username, name, role, unitCode } = read.values
  const time = timeOf(read.values, now)
  if ('faults' in time) return again(faultSentences(time.faults, words, adminWords(language)))
  const { tree, scope } = await accountsInReach(visit)
  if (unitCode !== null && !tree.byCode.has(unitCode))
    return again({ unitCode: adminWords(language).faults.unknown_unit })
  if (!reaches(scope, unitCode)) return again({ unitCode: adminWords(language).faults.out_of_reach })

  const [id, password] = [randomUUID(), randomPassword()]
  const grant = { role, unitCode, validFrom: time.from, validTo: time.to }
  const also = [
    keepAdminEvent(desk.database, {
      at: now,
      account: admin.id,
      kind: 'account.create',
      subject: id,
      before: null,
      after: { username, name, ...grantFacts(grant) },
    }),
  ]
  const made = await createAccount(
    desk.database,
    { id, username, name, password, mustChange: true, ...grant },
    now,
    { also },
  )
  if ('refused' in made) return again({ username: refusalOf(made.refused, words) })
  return passwordPage(visit, { id, username }, password)
}

/** The page that shows a password the only time. */
export function passwordPage(
  { language }: SignedInVisit,
  account: { id: string; username: string },
  password: string,
): Answer {
  const words = language === 'en' ? en : vi
  const at = `/console/admin/accounts/${encodeURIComponent(account.id)}`
  return { title: words.passwordTitle, body: passwordView(account.username, password, at, words), at }
}

/** A refusal of the domain in words. */
export function refusalOf(refused: string, { refusals }: Words): string {
  return Object.hasOwn(refusals, refused) ? refusals[refused as keyof Words['refusals']] : refusals.failed
}

async function newPage(visit: SignedInVisit, edit: Edit, status = 200): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { tree, scope } = await accountsInReach(visit)
  return {
    title: titleOf(edit, words.addTitle, visit),
    body: newAccountView(visit, edit, tree, scope, words),
    status,
    at: '/console/admin/new-account',
  }
}
