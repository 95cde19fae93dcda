/** Citizens who asked for a person. */
import type { Page, RecordEntry } from '../page.ts'
import { doMarkDone, showRequests } from './page.ts'

const REQUEST: RecordEntry = { none: 'the request itself keeps who took care of it and when' }

export const requestRoutes: readonly Page[] = [
  { method: 'get', path: '/requests', needs: 'requests:read', record: REQUEST, handle: showRequests },
  { method: 'post', path: '/requests/:id/done', needs: 'requests:read', record: REQUEST, handle: doMarkDone },
]
