/** What whoever looks after personal data decides and watches. */
import type { Page } from '../page.ts'
import { showPrivacy } from './page.ts'

export const privacyRoutes: readonly Page[] = [
  {
    method: 'get',
    path: '/privacy',
    needs: 'identity:approve',
    record: { none: 'shows requests, which stand in the record of their complaints; no word of a complaint' },
    handle: (visit) => showPrivacy(visit),
  },
]
