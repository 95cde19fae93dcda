/** The owner of an account has seen that its login at the OpenID Connect provider was changed. */
import { closeLoginChange } from '../../accounts/login-change.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'

/** Not for whoever came by that login: they may be the one to whom it was given. */
export async function doCloseLoginChange(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, session, form, language } = visit
  if (session.way === 'oidc') return plainPage('forbidden', language)
  await closeLoginChange(desk.database, account.id, Number(form.change) || 0)
  return { seeOther: '/console/account?done=login' }
}
