/** What observers read of settled cases. */
import type { Page } from '../page.ts'
import { COUNTS_ONLY } from '../record-entries.ts'
import { exportCases, showCases } from './page.ts'

export const caseRoutes: readonly Page[] = [
  { method: 'get', path: '/cases', needs: 'cases:anonymised', record: COUNTS_ONLY, handle: showCases },
  { method: 'get', path: '/cases.csv', needs: 'cases:anonymised', record: COUNTS_ONLY, handle: exportCases },
]
