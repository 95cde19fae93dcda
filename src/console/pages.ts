/** The register of the console's pages: path, who may, what the chained record keeps, what answers. Each folder states its own. */
import { channelRoutes } from './channels/routes.ts'
import { showCommendations } from './commendations/page.ts'
import { complaintRoutes } from './complaint/routes.ts'
import { queueRoutes } from './complaints/routes.ts'
import { showHome } from './home.ts'
import type { Page } from './page.ts'
import { NO_COMPLAINT } from './record-entries.ts'
import { requestRoutes } from './requests/routes.ts'
import { scoreRoutes } from './scores/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'

const PRAISE = { none: 'praise has no record of its own' }

export const pages: readonly Page[] = [
  { method: 'get', path: '/', needs: null, record: NO_COMPLAINT, handle: showHome },
  ...signInRoutes,
  ...queueRoutes,
  ...complaintRoutes,
  ...requestRoutes,
  {
    method: 'get',
    path: '/commendations',
    needs: 'complaint:read',
    record: PRAISE,
    handle: showCommendations,
  },
  ...scoreRoutes,
  ...channelRoutes,
]
