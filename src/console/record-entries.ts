/** Why the chained record keeps nothing of a page, for those where several pages give the same reason. */
import type { RecordEntry } from './page.ts'

/** Pages on which nobody is complained of. */
export const NO_COMPLAINT: RecordEntry = { none: 'shows nothing of a complaint' }
/** Pages of figures. */
export const COUNTS_ONLY: RecordEntry = { none: 'shows counts and indices, no complaint' }
