/** Marks in the citizen's chat: their message was seen, and an answer is being made. Source: facts/messenger.md 3.1. */
import type { Instant } from '../../calendar/instant.ts'
import type { PageCall } from './graph.ts'

/** More than these at once are not worth their calls: whoever has so much to do answers first. */
const MOST_AT_ONCE = 16
/** Citizens whose chats are marked in a second, at most: the calls count against the Page's limit, which answers need. */
const MOST_A_SECOND = 20
/** For how long no marks are shown after one that failed: the Page may be over its limit, or Meta away. */
const REST_MS = 60_000

type Mark = 'mark_seen' | 'typing_on' | 'typing_off'

export type Marks = {
  /** Shows both; returns at once. Whatever fails is not told: a mark is no message. */
  show(user: string): void
  /** A message has reached the citizen, and with it the sign has gone. */
  answered(user: string): void
}

/**
 * `typing_on` goes when a message comes or after 20 s: one that a message overtook on its way to Meta is taken back as soon
 * as Meta has it.
 */
export function createMarks(call: PageCall, now: () => Instant): Marks {
  let atOnce = 0
  let second = 0
  let shown = 0
  let noneUntil: Instant = 0
  /** Whose sign is on its way, and whether it was overtaken. */
  const typing = new Map<string, { overtaken: boolean }>()

  function isInPace(): boolean {
    const present = Math.floor(now() / 1_000)
    if (present !== second) {
      second = present
      shown = 0
    }
    shown += 1
    return shown <= MOST_A_SECOND
  }

  async function mark(user: string, sender_action: Mark): Promise<void> {
    const answer = await call('messages', JSON.stringify({ recipient: { id: user }, sender_action })).catch(
      () => null,
    )
    if (answer?.status !== 200) noneUntil = now() + REST_MS
  }

  async function showBoth(user: string): Promise<void> {
    const sign = { overtaken: false }
    typing.set(user, sign)
    const seen = mark(user, 'mark_seen')
    await mark(user, 'typing_on')
    if (typing.get(user) === sign) typing.delete(user)
    if (sign.overtaken) await mark(user, 'typing_off')
    await seen
  }

  return {
    show(user) {
      if (atOnce >= MOST_AT_ONCE || now() < noneUntil || !isInPace()) return
      atOnce += 1
      void showBoth(user).finally(() => {
        atOnce -= 1
      })
    },
    answered(user) {
      const sign = typing.get(user)
      if (sign) sign.overtaken = true
    },
  }
}
