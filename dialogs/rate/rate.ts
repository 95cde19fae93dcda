/** Đánh giá: the overall question, kept at the first tap; then a few more, each of which may be passed over. Under a minute. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { about } from './about.ts'
import { begins } from './begins.ts'
import { change } from './change.ts'
import { comment } from './comment.ts'
import { type Draft, MOST_ITEMS, RATE } from './draft.ts'
import { invitation } from './invitation.ts'
import { item } from './item.ts'
import { overall } from './overall.ts'
import { reminder } from './reminder.ts'
import { thanks } from './thanks.ts'

export const rate: Flow = flow<Draft>({
  name: RATE,
  version: 1,
  intents: ['rate_service'],
  questions: [about, change, overall, ...Array.from({ length: MOST_ITEMS }, (_, at) => item(at)), comment],
  begins,
  ends: thanks,
  isBare: ({ trouble, about, unitWords, score }) => !!trouble && !about && !unitWords && score === undefined,
  notices: { rating_invitation: invitation, rating_reminder: reminder },
})
