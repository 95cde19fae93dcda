/** The queue. */
import type { Page } from '../page.ts'
import { showComplaints } from './page.ts'

export const queueRoutes: readonly Page[] = [
  {
    method: 'get',
    path: '/complaints',
    needs: 'complaint:read',
    record: { entry: 'list' },
    handle: showComplaints,
  },
]
