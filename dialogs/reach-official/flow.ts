/** Gặp cán bộ: a request with its topic, which the console shows until an official has taken care of it. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { asks } from './asks.ts'
import { begins } from './begins.ts'
import { type Draft, REACH_OFFICIAL } from './draft.ts'
import { notices } from './notices.ts'
import { topic } from './topic.ts'

export const reachOfficial: Flow = flow<Draft>({
  name: REACH_OFFICIAL,
  version: 1,
  intents: ['speak_to_official'],
  questions: [topic],
  begins,
  ends: asks,
  notices,
})
