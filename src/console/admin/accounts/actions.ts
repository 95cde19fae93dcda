/** What an administrator does to an account. Never to their own: that takes a second administrator. */
import { randomUUID } from 'node:crypto'
import type { Change } from '../../../accounts/account.ts'
import {
  closeSessionsOf,
  disableAccount,
  enableAccount,
  type ListedAccount,
  resetSecondFactor,
  setOidcLogin,
  setPassword,
} from '../../../accounts/account-store.ts'
import { type AdminFacts, type AdminKind, keepAdminEvent } from '../../../accounts/admin-event.ts'
import { endGrant, grantFacts, grantRole } from '../../../accounts/grants.ts'
import { anotherAdministrator, isAdministrator } from '../../../accounts/last-administrator.ts'
import { randomPassword } from '../../../accounts/random-password.ts'
import { dayOf, endOfDay, type Instant, toIso } from '../../../calendar/instant.ts'
import { Conflict } from '../../../database/database.ts'
import { contactOf } from '../../../officials-told/contact.ts'
import { loginChangedWrites } from '../../../officials-told/notice-writes.ts'
import { readForm } from '../../form.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { type Edit, opened } from '../edit.ts'
import { reaches } from '../scope.ts'
import { adminWords } from '../words.ts'
import { EndForm, faultSentences, GrantForm, LoginForm, timeOf } from './account-form.ts'
import { accountsInReach, type Reach } from './find.ts'
import { accountPage, passwordPage, refusalOf } from './page.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

type Refused = { refused: string } | null
type Target = { visit: SignedInVisit; target: ListedAccount; reach: Reach; words: Words }

/** Handles one action: finds the account, refuses one's own, and tells whoever meets another administrator. */
function action(form: string, act: (on: Target) => Promise<Answer | Refused>) {
  return async (visit: SignedInVisit): Promise<Answer> => {
    const words = visit.language === 'en' ? en : vi
    const reach = await accountsInReach(visit)
    const target = reach.accounts.find(({ id }) => id === visit.params.id)
    if (!target) return plainPage('notFound', visit.language)
    const again = (more: Partial<Edit>, status: number) =>
      accountPage(visit, { form, edit: { ...opened(visit.form, target.version), ...more } }, status)
    if (target.id === visit.account.id) return again({ problem: words.own }, 409)
    const result = await act({ visit, target, reach, words }).catch((error: unknown) => {
      if (error instanceof Conflict) return { refused: 'stale' }
      throw error
    })
    if (result !== null && !('refused' in result)) return result
    if (result !== null) return again({ problem: refusalOf(result.refused, words) }, 409)
    return { seeOther: `/console/admin/accounts/${encodeURIComponent(target.id)}?did=${form}` }
  }
}

/** A form that came back with errors beside its fields. */
function wrong({ visit, target }: Target, form: string, errors: Edit['errors']): Promise<Answer> {
  return accountPage(visit, { form, edit: { ...opened(visit.form, target.version), errors } }, 422)
}

/** Written together with the change; `seen` makes it the answer to what stood on the page. */
function change(
  { visit, target }: Target,
  kind: AdminKind,
  before: AdminFacts | null,
  after: AdminFacts | null,
  loses: Instant | null = null,
): Change {
  const { desk, account, now, form } = visit
  const event = { at: now, account: account.id, kind, subject: target.id, before, after }
  const guard = loses !== null ? [anotherAdministrator(desk.database, target.id, loses)] : []
  return { seen: Number(form.version) || 0, also: [...guard, keepAdminEvent(desk.database, event)] }
}

/** Gives a role for a time; recorded, as all that follow are. */
export const doGrant = action('grant', async (on) => {
  const { visit, target, reach, words } = on
  const common = adminWords(visit.language)
  const read = readForm(GrantForm, visit.form)
  if ('faults' in read) return wrong(on, 'grant', faultSentences(read.faults, words, common))
  const time = timeOf(read.values, visit.now)
  if ('faults' in time) return wrong(on, 'grant', faultSentences(time.faults, words, common))
  const { role, unitCode } = read.values
  if (unitCode !== null && !reach.tree.byCode.has(unitCode))
    return wrong(on, 'grant', { unitCode: common.faults.unknown_unit })
  if (!reaches(reach.scope, unitCode)) return wrong(on, 'grant', { unitCode: common.faults.out_of_reach })
  const grant = { id: randomUUID(), role, unitCode, validFrom: time.from, validTo: time.to }
  const kept = change(on, 'account.grant', null, grantFacts(grant))
  const result = await grantRole(visit.desk.database, target.id, grant, visit.now, kept)
  return result?.refused === 'overlaps' ? wrong(on, 'grant', { validFrom: words.refusals.overlaps }) : result
})

/** Ends a grant, at once or after a day to come. */
export const doEndGrant = action('end-grant', async (on) => {
  const { visit, target, words } = on
  const read = readForm(EndForm, visit.form)
  if ('faults' in read)
    return wrong(on, 'end-grant', faultSentences(read.faults, words, adminWords(visit.language)))
  const { grant: id, at: lastDay } = read.values
  const grant = target.grants.find((one) => one.id === id)
  if (!grant) return { refused: 'ended' }
  if (lastDay !== null && lastDay < dayOf(visit.now))
    return wrong(on, 'end-grant', { at: words.refusals.in_the_past })
  const at = lastDay === null ? visit.now : endOfDay(lastDay)
  const before = grantFacts(grant)
  const loses = isAdministrator(grant.role) ? at : null
  const kept = change(on, 'account.end_grant', before, { ...before, validTo: toIso(at) }, loses)
  return endGrant(visit.desk.database, { account: target.id, grant: id, at }, visit.now, kept)
})

/** Gives another password and shows it this once. */
export const doResetPassword = action('password', async (on) => {
  const { visit, target } = on
  const password = randomPassword()
  const result = await setPassword(
    visit.desk.database,
    target.id,
    { password, mustChange: true },
    visit.now,
    change(on, 'account.password', null, null),
  )
  return result ?? passwordPage(visit, target, password)
})

/** Takes the second factor away from whoever has lost it. */
export const doResetSecondFactor = action('second-factor', async (on) => {
  const { visit, target } = on
  const kept = change(on, 'account.second_factor', { secondFactor: target.secondFactorSince !== null }, null)
  return resetSecondFactor(visit.desk.database, target.id, visit.now, kept)
})

/** Shuts an account. */
export const doDisable = action('disable', async (on) => {
  const { visit, target } = on
  const loses = target.grants.some(({ role }) => isAdministrator(role)) ? visit.now : null
  const kept = change(on, 'account.disable', { disabled: false }, { disabled: true }, loses)
  return disableAccount(visit.desk.database, target.id, visit.now, kept)
})

/** Opens an account that was shut. */
export const doEnable = action('enable', async (on) => {
  const kept = change(on, 'account.enable', { disabled: true }, { disabled: false })
  return enableAccount(on.visit.desk.database, on.target.id, kept)
})

/** Ends every session of an account. */
export const doSignOutEverywhere = action('sign-out', async (on) => {
  const kept = change(on, 'account.sign_out', null, null)
  return closeSessionsOf(on.visit.desk.database, on.target.id, on.visit.now, kept)
})

/** Says by whom at the common sign-in the account is used; empty: by nobody. Whoever came in by it before is signed out. */
export const doSetLogin = action('login', async (on) => {
  const { visit, target, words } = on
  const read = readForm(LoginForm, visit.form)
  if ('faults' in read)
    return wrong(on, 'login', faultSentences(read.faults, words, adminWords(visit.language)))
  const { login } = read.values
  const kept = change(on, 'account.login', { login: target.oidcLogin }, { login })
  const contact = await contactOf(visit.desk, target.id, visit.now)
  const tells = loginChangedWrites(visit.desk, target.id, contact, visit.now)
  const also = [...(kept.also ?? []), ...tells]
  const result = await setOidcLogin(visit.desk.database, target.id, login, visit.now, { ...kept, also })
  if (result === null) visit.changed()
  return result?.refused === 'login_taken'
    ? wrong(on, 'login', { login: words.refusals.login_taken })
    : result
})
