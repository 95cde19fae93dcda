/** What an official writes back to a citizen who asked for a person. */
import type { Reply } from '../../src/channels/channel.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { beyond, choose, start, type Talk } from '../../src/conversation/flow.ts'
import { toMenu } from '../menu/menu.ts'
import { REACH_OFFICIAL, say } from './draft.ts'

/** By kind of notice; bodies: src/schedule/notices.ts. */
export const notices = {
  // biome-ignore lint/correctness/useYield: a teller is a generator even where it needs nothing
  *official_reply(body: Record<string, unknown>, talk: Talk<Record<string, unknown>>): Effectful<Reply[]> {
    const words = say(talk)
    const again = { label: words.askAgain, payload: start(REACH_OFFICIAL) }
    const told = choose(words.reply(String(body.text)), [again, toMenu(talk.language)])
    return [beyond(told, 'official_reply', {}, true)]
  },
}
