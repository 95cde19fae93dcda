/** The record of a complaint as a file. */
import type { Page } from '../page.ts'
import { downloadRecord } from './page.ts'

export const recordRoutes: readonly Page[] = [
  {
    method: 'post',
    path: '/complaints/:code/record',
    needs: 'record:export',
    record: { entry: 'export' },
    handle: downloadRecord,
  },
]
