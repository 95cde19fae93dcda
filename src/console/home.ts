/** `/console`: the first page that the account may open. */
import { firstPageOf } from './frame.ts'
import type { Answer, SignedInVisit } from './page.ts'

export async function showHome({ account }: SignedInVisit): Promise<Answer> {
  return { seeOther: firstPageOf(account) }
}
