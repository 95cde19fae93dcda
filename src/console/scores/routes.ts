/** The units' scores. */
import type { Page } from '../page.ts'
import { COUNTS_ONLY } from '../record-entries.ts'
import { showScores, showUnitScores } from './page.ts'

export const scoreRoutes: readonly Page[] = [
  { method: 'get', path: '/scores', needs: 'scores:read', record: COUNTS_ONLY, handle: showScores },
  { method: 'get', path: '/scores/:unit', needs: 'scores:read', record: COUNTS_ONLY, handle: showUnitScores },
]
