/** The units' scores: all in a table, ranked, side by side, and one by one. */
import type { Page, RecordEntry } from '../page.ts'
import { COUNTS_ONLY } from '../record-entries.ts'
import { showComparison } from './compare/page.ts'
import { showScores } from './page.ts'
import { showRanking } from './ranking/page.ts'
import { showRows } from './rows/page.ts'
import { showUnitScores } from './unit/page.ts'

const ROWS: RecordEntry = { none: 'lists codes of dossiers or ids of ratings behind a figure, no complaint' }

export const scoreRoutes: readonly Page[] = [
  { method: 'get', path: '/scores', needs: 'scores:read', record: COUNTS_ONLY, handle: showScores },
  { method: 'get', path: '/scores/ranking', needs: 'scores:read', record: COUNTS_ONLY, handle: showRanking },
  {
    method: 'get',
    path: '/scores/compare',
    needs: 'scores:read',
    record: COUNTS_ONLY,
    handle: showComparison,
  },
  { method: 'get', path: '/scores/:unit', needs: 'scores:read', record: COUNTS_ONLY, handle: showUnitScores },
  { method: 'get', path: '/scores/:unit/rows', needs: 'scores:read', record: ROWS, handle: showRows },
]
