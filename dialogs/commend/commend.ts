/** Khen ngợi: who, where, in the citizen's own words. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { begins } from './begins.ts'
import { isBitter } from './doubtful.ts'
import { COMMEND, type Draft } from './draft.ts'
import { keep } from './keep.ts'
import { kind } from './kind.ts'
import { review } from './review.ts'
import { whom } from './whom.ts'
import { words } from './words.ts'

export const commend: Flow = flow<Draft>({
  name: COMMEND,
  version: 1,
  intents: ['commend'],
  questions: [kind, whom, words, review],
  begins,
  claims: isBitter,
  firstWords: ({ words }) => words || null,
  ends: keep,
})
