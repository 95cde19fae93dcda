/** The report for the steering committee: the choice of one, and the file. Stands before `/scores/:unit`. */
import type { Page } from '../page.ts'
import { COUNTS_ONLY } from '../record-entries.ts'
import { showReport } from './page.ts'

export const reportRoutes: readonly Page[] = [
  { method: 'get', path: '/scores/report', needs: 'scores:read', record: COUNTS_ONLY, handle: showReport },
]
