/** Ends sessions of one's own account: one, all others, or all. */
import { closeSessionsOf } from '../../accounts/account-store.ts'
import { closeByHandle, closeOthers } from '../../accounts/session.ts'
import type { Answer, SignedInVisit } from '../page.ts'

export async function doEndOne({ desk, account, form, now }: SignedInVisit): Promise<Answer> {
  await closeByHandle(desk.database, account.id, form.handle ?? '', now)
  return { seeOther: '/console/account?done=session' }
}

/** Ends all but the one that asks. */
export async function doEndOthers(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, sessionId, caller, now } = visit
  await closeOthers(desk.database, account.id, { session: sessionId ?? '', device: caller.device }, now)
  return { seeOther: '/console/account?done=others' }
}

/** Signs out everywhere, here included. */
export async function doEndAll({ desk, account, now }: SignedInVisit): Promise<Answer> {
  await closeSessionsOf(desk.database, account.id, now)
  return { seeOther: '/console/sign-in', session: null }
}
