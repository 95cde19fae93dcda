/** The conversation of the speed contest: a name, a score, and an end. All else is the product's. */
import { choose, flow, text } from '../../src/conversation/flow.ts'
import type { House } from '../../src/conversation/house.ts'

const interview = flow<{ name?: string; score?: string }>({
  name: 'interview',
  version: 1,
  intents: ['rate_service'],
  questions: [
    {
      id: 'name',
      fills: 'name',
      free: true,
      asks: () => text('What is your name?'),
      reads: ({ incoming }) => ({ fills: { name: incoming.text } }),
    },
    {
      id: 'score',
      fills: 'score',
      free: true,
      asks: ({ draft }) => text(`Hi ${draft.name}. Score 1-5?`),
      reads: ({ incoming }) => ({ fills: { score: incoming.text } }),
    },
  ],
  begins: () => ({}),
  // biome-ignore lint/correctness/useYield: an ending is a generator even where it needs nothing
  *ends({ draft }) {
    return [text(`done ${draft.name} ${draft.score}`)]
  },
})

/** Said nowhere in the contest. */
const words = new Proxy({}, { get: () => choose('?', []) }) as House['words']['vi']

/** Whatever is typed begins the interview or answers it; nobody is told of privacy, because the contest counts replies. */
export const interviewHouse: House = {
  flows: [interview],
  understand: () => ({
    intent: 'rate_service',
    confidence: 1,
    runnerUp: null,
    category: null,
    flags: [],
    slots: {},
  }),
  words: { vi: words, en: words },
  noticeAfterMs: null,
}
