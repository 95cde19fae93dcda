/** Dữ liệu của tôi: what is kept and why, seeing it, correcting it, consents, erasing everything. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { confirm } from './confirm.ts'
import { consent } from './consent.ts'
import { correction } from './correction.ts'
import { type Draft, PRIVACY } from './draft.ts'
import { fulfils } from './fulfils.ts'
import { begins, wish } from './wish.ts'

export const privacy: Flow = flow<Draft>({
  name: PRIVACY,
  version: 1,
  intents: ['privacy_request'],
  questions: [wish, correction, consent, confirm],
  begins,
  ends: fulfils,
  endsAll: ({ confirmed }) => confirmed === true,
})
