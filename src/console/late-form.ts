/** Forms that come too late: their session has ended, and what was typed in them is kept for the account that they were made for. */
import type { Request } from 'express'
import { accountOfForm, keepDraft } from '../accounts/session.ts'
import { type Draft, openDraft, pageOfForm, sealDraft } from './draft.ts'
import type { Answer, Page, Visit } from './page.ts'

type Posted = { page: Page; pages: readonly Page[]; request: Request }

/** Where somebody signs in to go on with a form that has come too late; null: it is no such form. It is never sent by itself. */
export async function keptForSignIn(visit: Visit, posted: Posted): Promise<Answer | null> {
  const late = await lateForm(visit, posted)
  if (!late) return null
  await keepDraft(visit.desk.database, late.csrf, late)
  return { seeOther: `/console/sign-in?${new URLSearchParams({ back: late.page, kept: '1' })}` }
}

/** The same when the account has signed in again meanwhile, in another window. */
export async function keptForSession(visit: Visit, posted: Posted): Promise<Answer | null> {
  const late = visit.account && (await lateForm(visit, posted))
  if (!late || late.account !== visit.account?.id) return null
  await keepDraft(visit.desk.database, visit.csrf, late)
  return { seeOther: late.page }
}

/** The form that this session keeps; null: none, or it is too old. */
export function draftOf({ account, session, desk, now }: Visit): Draft | null {
  if (!account || !session?.draftSealed) return null
  return openDraft(desk.vault, session.draftSealed, account.id, now)
}

async function lateForm({ desk, form, now }: Visit, { page, pages, request }: Posted) {
  const { csrf } = form
  const at = pageOfForm(pages, { path: page.path, address: request.path })
  if (page.method !== 'post' || at === null || !csrf) return null
  const account = await accountOfForm(desk.database, csrf)
  if (account === null) return null
  const draft = { action: request.baseUrl + request.path, page: request.baseUrl + at, fields: form }
  return { account, csrf, page: draft.page, ...sealDraft(desk.vault, account, draft, now) }
}
