/** Targets: four up, two down, two none. */
import type { Page } from '../page.ts'
import { COUNTS_ONLY } from '../record-entries.ts'
import { showTargets } from './page.ts'

export const targetRoutes: readonly Page[] = [
  { method: 'get', path: '/targets', needs: 'scores:read', record: COUNTS_ONLY, handle: showTargets },
]
