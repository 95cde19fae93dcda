/** What a platform's API may answer instead of success: every class of `SendFailure`, in each platform's own codes. */
import type { ChannelName, SendFailure } from '../../channels/channel.ts'
import type { Fault } from '../../simulator/faults.ts'

/**
 * One wrong answer, made of what goes wrong with one call of each kind. `fails`: the class that it must be taken for; null
 * where the sender makes good for it by itself.
 */
export type WrongAnswer = { name: string; fails: SendFailure | null; faults: Fault[] }

const EVERYWHERE: WrongAnswer[] = [
  { name: 'HTTP 503', fails: 'temporary', faults: [{ httpStatus: 503 }] },
  { name: 'HTTP 429', fails: 'rate_limited', faults: [{ httpStatus: 429 }] },
  { name: 'no answer, not arrived', fails: 'unknown_outcome', faults: [{ dropConnection: true }] },
  {
    name: 'no answer, but arrived',
    fails: 'unknown_outcome',
    faults: [{ dropConnection: true, delivered: true }],
  },
  {
    name: 'a page instead of an answer, arrived',
    fails: 'unknown_outcome',
    faults: [{ httpStatus: 200, delivered: true }],
  },
]

/** By channel; facts/zalo.md 4.6 and facts/messenger.md 6 list the codes. */
export const WRONG_ANSWERS: Record<ChannelName, readonly WrongAnswer[]> = {
  zalo: [
    ...EVERYWHERE,
    { name: '-200', fails: 'temporary', faults: [{ code: -200 }] },
    { name: '-218 for an hour', fails: 'temporary', faults: [{ code: -218 }] },
    { name: '-32', fails: 'rate_limited', faults: [{ code: -32 }] },
    { name: '-230', fails: 'window_closed', faults: [{ code: -230 }] },
    { name: '-213', fails: 'unreachable', faults: [{ code: -213 }] },
    { name: '-211', fails: 'credentials', faults: [{ code: -211 }] },
    { name: '-210', fails: 'rejected', faults: [{ code: -210 }] },
    { name: 'the token ran out', fails: null, faults: [{ code: -220 }] },
    { name: 'the token is none', fails: null, faults: [{ code: -216 }] },
    {
      name: 'the token ran out, and HTTP 503 for a new one',
      fails: 'temporary',
      faults: [{ code: -220 }, { httpStatus: 503, at: 'token' }],
    },
  ],
  messenger: [
    ...EVERYWHERE,
    { name: '2', fails: 'temporary', faults: [{ code: 2, httpStatus: 500 }] },
    { name: '613/2018338 for an hour', fails: 'temporary', faults: [{ code: 613, subcode: 2018338 }] },
    { name: '613', fails: 'rate_limited', faults: [{ code: 613 }] },
    { name: '10/2018278', fails: 'window_closed', faults: [{ code: 10, subcode: 2018278 }] },
    { name: '551', fails: 'unreachable', faults: [{ code: 551 }] },
    { name: '190', fails: 'credentials', faults: [{ code: 190 }] },
    { name: '100', fails: 'rejected', faults: [{ code: 100 }] },
  ],
}

/** The classes after which a message is a dead letter at once. */
export const ENDS_DEAD: ReadonlySet<SendFailure> = new Set(['window_closed', 'unreachable', 'rejected'])
