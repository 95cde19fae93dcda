/** The praise is kept and its sender thanked. */
import type { Reply } from '../../src/channels/channel.ts'
import { keepCommendation } from '../../src/complaints/commendations.ts'
import { type Effectful, record } from '../../src/conversation/effect.ts'
import { type Talk, text } from '../../src/conversation/flow.ts'
import { type Draft, say } from './draft.ts'

export function* keep(talk: Talk<Draft>): Effectful<Reply[]> {
  const { unit, official, words } = talk.draft
  yield* record(keepCommendation, { unitCode: unit?.code ?? null, official: official ?? null, text: words })
  return [text(say(talk).kept(unit?.name ?? null, official ?? null))]
}
