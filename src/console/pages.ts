/** The register of the console's pages: path, who may, what the chained record keeps, what answers. Each folder states its own. */
import { accountRoutes } from './account/routes.ts'
import { adminRoutes } from './admin/routes.ts'
import { boardRoutes } from './board/routes.ts'
import { cannedAnswerRoutes } from './canned-answers/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { channelRoutes } from './channels/routes.ts'
import { showCommendations } from './commendations/page.ts'
import { complaintRoutes } from './complaint/routes.ts'
import { queueRoutes } from './complaints/routes.ts'
import { showHome } from './home.ts'
import { identityRoutes } from './identity/routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import type { Page } from './page.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { ratingRoutes } from './ratings/routes.ts'
import { recordRoutes } from './record/routes.ts'
import { NO_COMPLAINT } from './record-entries.ts'
import { reportRoutes } from './report/routes.ts'
import { requestRoutes } from './requests/routes.ts'
import { scoreRoutes } from './scores/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { targetRoutes } from './targets/routes.ts'

const PRAISE = { none: 'praise has no record of its own' }

export const pages: readonly Page[] = [
  { method: 'get', path: '/', needs: null, record: NO_COMPLAINT, handle: showHome },
  ...signInRoutes,
  ...accountRoutes,
  ...noticeRoutes,
  ...queueRoutes,
  ...complaintRoutes,
  ...recordRoutes,
  ...identityRoutes,
  ...privacyRoutes,
  ...requestRoutes,
  ...cannedAnswerRoutes,
  {
    method: 'get',
    path: '/commendations',
    needs: 'complaint:read',
    record: PRAISE,
    handle: showCommendations,
  },
  ...boardRoutes,
  ...caseRoutes,
  ...reportRoutes,
  ...scoreRoutes,
  ...targetRoutes,
  ...ratingRoutes,
  ...channelRoutes,
  ...adminRoutes,
]
