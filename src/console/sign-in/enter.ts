/** The last step of every way to sign in. */
import type { Account } from '../../accounts/account-store.ts'
import { closeSession, openSession, type SignInWay, takeDraft } from '../../accounts/session.ts'
import { openDraft } from '../draft.ts'
import type { Answer, Visit } from '../page.ts'

/**
 * Opens a new session, so that one planted before is worth nothing. A form that the account was writing when its session ended
 * goes along, and its page is opened.
 *
 * @param back where to go otherwise: an address of ours
 */
export async function enter(visit: Visit, account: Account, way: SignInWay, back: string): Promise<Answer> {
  const { database, vault } = visit.desk
  if (visit.sessionId) await closeSession(database, visit.sessionId, visit.now)
  const draftSealed = await takeDraft(database, account.id)
  const draft = draftSealed === null ? null : openDraft(vault, draftSealed, account.id, visit.now)
  const { id } = await openSession(database, account.id, visit.now, {
    way,
    draftSealed: draft && draftSealed,
  })
  return { seeOther: draft?.page ?? back, session: id }
}
