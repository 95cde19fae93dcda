/** The board: how the complaints of a period stand. */
import type { Page } from '../page.ts'
import { COUNTS_ONLY } from '../record-entries.ts'
import { showBoard } from './page.ts'

export const boardRoutes: readonly Page[] = [
  { method: 'get', path: '/board', needs: 'board:read', record: COUNTS_ONLY, handle: showBoard },
]
