/** Ratings and what was noticed about them; single ones and decisions for those who watch over the units from outside. */
import type { Page, RecordEntry } from '../page.ts'
import { doDecide } from './decide.ts'
import { doDecideMany } from './decide-many.ts'
import { showRating } from './one-page.ts'
import { showRatings } from './page.ts'

const RATING: RecordEntry = {
  none: 'shows no complaint; a decision itself keeps who made it, why and by which right',
}
const ONE = '/ratings/:id'

export const ratingRoutes: readonly Page[] = [
  { method: 'get', path: '/ratings', needs: 'scores:read', record: RATING, handle: showRatings },
  { method: 'post', path: '/ratings/decide', needs: 'ratings:decide', record: RATING, handle: doDecideMany },
  { method: 'get', path: ONE, needs: 'ratings:decide', record: RATING, handle: showRating },
  { method: 'post', path: `${ONE}/decide`, needs: 'ratings:decide', record: RATING, handle: doDecide },
]
