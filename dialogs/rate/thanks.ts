/** Thanks; whoever was not content is shown the way to a complaint, with what is known filled in. */
import type { Reply } from '../../src/channels/channel.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { choose, start, type Talk, text } from '../../src/conversation/flow.ts'
import { type Draft, say } from './draft.ts'

const NOT_CONTENT_UP_TO = 2

// biome-ignore lint/correctness/useYield: an ending is a generator even where it needs nothing
export function* thanks(talk: Talk<Draft>): Effectful<Reply[]> {
  const { overall = 0, ask = {} } = talk.draft
  const words = say(talk).thanks
  if (overall > NOT_CONTENT_UP_TO) return [text(words.asked)]
  const opening = ask.dossierCode ?? (ask.unitCode ? `unit:${ask.unitCode}` : undefined)
  return [choose(words.low, [{ label: words.complain, payload: start('complain', opening) }])]
}
