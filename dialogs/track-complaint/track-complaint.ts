/** Theo dõi phản ánh: what became of a complaint, and the citizen's word on the answer. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { begins } from './begins.ts'
import { decide } from './decide.ts'
import { type Draft, TRACK } from './draft.ts'
import { handling } from './handling.ts'
import { mistypedCode } from './mistyped.ts'
import { next } from './next.ts'
import { notices } from './notices.ts'
import { secret } from './secret.ts'
import { which } from './which.ts'
import { words } from './words.ts'

export const trackComplaint: Flow = flow<Draft>({
  name: TRACK,
  version: 1,
  intents: ['track_complaint'],
  questions: [which, secret, next, words, handling],
  begins,
  claims: (text) => mistypedCode(text) !== null,
  ends: decide,
  isBare: ({ asksRating }) => asksRating === true, // the word is kept; how it was handled need not be said
  notices,
})
