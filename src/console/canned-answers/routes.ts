/** Answers prepared for live talks. */
import type { Page } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { NO_COMPLAINT } from '../record-entries.ts'
import {
  doAddCannedAnswer,
  doChangeCannedAnswer,
  doRetireCannedAnswer,
  showCannedAnswer,
  showCannedAnswers,
  showNewCannedAnswer,
} from './page.ts'

const ALL = '/canned-answers'

const cannedPage = (method: Page['method'], path: string, handle: typeof showCannedAnswer): Page => ({
  method,
  path,
  needs: 'office:write',
  record: NO_COMPLAINT,
  handle,
})

/** They are put into talks of the whole province: an administrator of one unit reads them and changes none. */
const ofProvince =
  (handle: typeof showCannedAnswer): typeof showCannedAnswer =>
  async (visit) =>
    visit.account.unitCode === null ? handle(visit) : plainPage('forbidden', visit.language)

export const cannedAnswerRoutes: readonly Page[] = [
  cannedPage('get', ALL, showCannedAnswers),
  cannedPage('post', ALL, ofProvince(doAddCannedAnswer)),
  cannedPage('get', `${ALL}/new`, ofProvince(showNewCannedAnswer)),
  cannedPage('get', `${ALL}/:id`, ofProvince(showCannedAnswer)),
  cannedPage('post', `${ALL}/:id`, ofProvince(doChangeCannedAnswer)),
  cannedPage('post', `${ALL}/:id/retire`, ofProvince(doRetireCannedAnswer)),
]
