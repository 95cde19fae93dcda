/** `/console/account`: what one's own account may do, how it is kept safe, and where it is signed in. */
import { grantsOf, holdsAt } from '../../accounts/grants.ts'
import { openLoginChange } from '../../accounts/login-change.ts'
import { openSessionsOf } from '../../accounts/session.ts'
import { unitTree } from '../../units/unit-store.ts'
import { accountNames } from '../admin/account-names.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { accountView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showAccount(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, sessionId, now, language, query } = visit
  const words = language === 'en' ? en : vi
  const [grants, sessions, tree, change] = await Promise.all([
    grantsOf(desk.database, account.id),
    openSessionsOf(desk.database, account.id, sessionId, now),
    unitTree(desk.database),
    openLoginChange(desk.database, account.id, now),
  ])
  const unit =
    account.unitCode === null ? null : (tree.byCode.get(account.unitCode)?.name ?? account.unitCode)
  const until = (grants.get(account.id) ?? []).find((grant) => holdsAt(grant, now))?.validTo ?? null
  const done = query.done ?? ''
  const notice = Object.hasOwn(words.done, done) ? words.done[done as keyof typeof words.done] : null
  const by = change && ((await accountNames(desk.database, language)).get(change.by) ?? change.by)
  const loginChange = change && { ...change, by: by ?? change.by }
  return { title: words.title, body: accountView(visit, { unit, until, sessions, notice, loginChange }) }
}
