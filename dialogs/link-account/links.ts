/** Links or unlinks. Whoever has found a code learns from the answer that it worked, and of the account nothing. */
import type { Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, type Talk } from '../../src/conversation/flow.ts'
import { readCode } from '../../src/officials-told/code.ts'
import { linkChat, linkHindrance, linkMissed, unlinkThisChat } from '../../src/officials-told/link-chat.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { toMenu } from '../menu/menu.ts'
import { type Draft, say } from './draft.ts'

export function* links(talk: Talk<Draft>): Effectful<Reply[]> {
  const said = yield* answer(talk)
  return [choose(said, [toMenu(talk.language)])]
}

function* answer(talk: Talk<Draft>): Effectful<string> {
  const words = say(talk)
  const { wish = '' } = talk.draft
  if (wish === 'unlink') {
    const { refused } = yield* record(unlinkThisChat, {})
    return refused === 'not_linked' ? words.notLinked : words.unlinked
  }
  const hindrance = yield* lookUp(linkHindrance, {})
  if (hindrance === 'linked_already') return words.linkedAlready
  if (hindrance === 'too_many') return words.tooMany
  const { refused } = yield* record(linkChat, { code: readCode(wish) ?? '' })
  if (refused === null || refused === 'recorded') {
    yield* record(ensureCitizen, { language: null }) // notices find the chat by it
    return words.linked
  }
  yield* record(linkMissed, {})
  return words.wrong
}
