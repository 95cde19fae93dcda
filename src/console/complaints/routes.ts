/** The queue. */
import type { Page } from '../page.ts'
import { searchComplaints, showComplaints } from './page.ts'

export const queueRoutes: readonly Page[] = [
  {
    method: 'get',
    path: '/complaints',
    needs: 'complaint:read',
    record: { entry: 'list' },
    handle: showComplaints,
  },
  {
    method: 'post',
    path: '/complaints/search',
    needs: 'complaint:read',
    record: { entry: 'list' },
    handle: searchComplaints,
  },
]
