/** The last step of every way to sign in. */
import type { Account } from '../../accounts/account-store.ts'
import { rememberDevice } from '../../accounts/known-device.ts'
import { openLoginChange } from '../../accounts/login-change.ts'
import { closeSession, openSession, type SignInWay, takeDraft } from '../../accounts/session.ts'
import { openDraft } from '../draft.ts'
import type { Answer, Visit } from '../page.ts'

/**
 * Opens a new session, so that one planted before is worth nothing. A form that the account was writing when its session ended
 * goes along, and its page is opened. The account is known on this device from now on, but not to whoever came through the OpenID
 * Connect provider: they have not shown that they know its password. Whose login there was changed by somebody else sees that
 * first.
 *
 * @param back where to go otherwise: an address of ours
 */
export async function enter(visit: Visit, account: Account, way: SignInWay, back: string): Promise<Answer> {
  const { database, vault } = visit.desk
  if (visit.sessionId) await closeSession(database, visit.sessionId, visit.now)
  const kept = await takeDraft(database, account.id)
  const draft = kept && openDraft(vault, kept.sealed, account.id, visit.now)
  const { id } = await openSession(database, account.id, visit.now, { way, draft: draft && kept })
  if (way === 'oidc') return { seeOther: draft?.page ?? back, session: id }
  const device = await rememberDevice(database, account.id, visit.caller.device, visit.now)
  const isChanged = (await openLoginChange(database, account.id, visit.now)) !== null
  return { seeOther: draft?.page ?? (isChanged ? '/console/account' : back), session: id, device }
}
