/** What is told to a citizen who asked for a person: what officials write, when one steps in and out, that it takes longer. */
import type { Reply } from '../../src/channels/channel.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { beyond, choose, start, type Talk, text } from '../../src/conversation/flow.ts'
import { toMenu } from '../menu/menu.ts'
import { REACH_OFFICIAL, say } from './draft.ts'

type Body = Record<string, unknown>
type Told = Talk<Record<string, unknown>>

/** By kind of notice; bodies: src/schedule/notices.ts. Inside a talk there are no buttons: one would call the bot back. */
export const notices = {
  // biome-ignore lint/correctness/useYield: a teller is a generator even where it needs nothing
  *official_reply(body: Body, talk: Told): Effectful<Reply[]> {
    const words = say(talk)
    const told = body.isLive
      ? text(words.talk.word(String(body.text)))
      : choose(words.reply(String(body.text)), waysOn(talk))
    const ended = body.isLive && body.ends ? [choose(words.talk.ended, waysOn(talk))] : []
    return [beyond(told, 'official_reply', {}, true), ...ended]
  },
  // biome-ignore lint/correctness/useYield: as above
  *talk_taken(body: Body, talk: Told): Effectful<Reply[]> {
    if (!body.isLive) return [] // they were silent for long: it is said when they write
    const who = (body.function as Record<string, string>)[talk.language] ?? ''
    return [beyond(text(say(talk).talk.taken(who)), 'talk_taken', {}, true)]
  },
  // biome-ignore lint/correctness/useYield: as above
  *talk_paused(body: Body, talk: Told): Effectful<Reply[]> {
    return body.isLive ? [text(say(talk).talk.paused)] : []
  },
  // biome-ignore lint/correctness/useYield: as above
  *talk_ended(body: Body, talk: Told): Effectful<Reply[]> {
    return body.isLive ? [choose(say(talk).talk.ended, waysOn(talk))] : []
  },
  // biome-ignore lint/correctness/useYield: as above
  *talk_waits(_body: Body, talk: Told): Effectful<Reply[]> {
    return [beyond(choose(say(talk).talk.waits, [toMenu(talk.language)]), 'talk_waits', {})]
  },
}

function waysOn(talk: Told) {
  return [{ label: say(talk).askAgain, payload: start(REACH_OFFICIAL) }, toMenu(talk.language)]
}
