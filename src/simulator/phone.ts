/** The phones of one platform: what citizens do in them becomes signed deliveries to the bot. */
import type { Instant } from '../calendar/instant.ts'
import { type Deed, type Done, done } from './deed.ts'
import { failureOf, type SignedDelivery, type WebhookAnswer, type WebhookCourier } from './delivery.ts'
import type { Platform } from './platform.ts'
import { repliesIn, type Seen, seen } from './talk.ts'

export type PhoneTools = {
  platform: Platform
  courier: WebhookCourier
  now(): Instant
  newId(): string
  /** The platform's delivery of a deed, signed. */
  signed(deed: Done, user: string, at: Instant, messageId: string): SignedDelivery
}

export type Phone = ReturnType<typeof createPhone>

export function createPhone({ platform, courier, now, newId, signed }: PhoneTools) {
  const last = new Map<string, SignedDelivery>()

  return {
    platform,
    /**
     * The citizen does something; back when the webhook answered or the platform gave up waiting.
     *
     * @throws NothingToTap, and RangeError for an id that is none of this platform's
     */
    async say(user: string, deed: Deed): Promise<WebhookAnswer & { messageId: string }> {
      const talk = platform.talk(user)
      const what = done(deed, talk)
      const messageId = newId()
      // No two deeds of one citizen bear the same time: their order is all that the bot has.
      const mine = talk.messages.findLast(({ from }) => from === 'citizen')
      const at = Math.max(now(), (mine?.at ?? 0) + 1)
      platform.show(user, seen({ id: messageId, at, from: 'citizen', ...shownOf(what) }))
      const delivery = signed(what, user, at, messageId)
      last.delete(user)
      last.set(user, delivery)
      const [oldest] = last.keys()
      if (last.size > 200 && oldest !== undefined) last.delete(oldest)
      const learnt = (answer: WebhookAnswer) => platform.settle(user, messageId, failureOf(answer))
      const answer = await courier.deliver(delivery, learnt)
      learnt(answer)
      return { ...answer, messageId }
    },
    /** The platform delivers the citizen's last deed again, byte for byte. @throws RangeError when there is none */
    async again(user: string): Promise<WebhookAnswer> {
      const delivery = last.get(user)
      if (!delivery) throw new RangeError('this citizen did nothing yet')
      return courier.post(delivery, 1)
    },
    /** @throws when fewer than `count` replies to the citizen's last deed came in time */
    waitForReply(user: string, count: number, timeoutMs: number): Promise<Seen[]> {
      return new Promise((resolve, reject) => {
        const look = () => {
          const replies = repliesIn(platform.talk(user))
          if (replies.length < count) return
          end()
          resolve(replies)
        }
        const timer = setTimeout(() => {
          end()
          const came = repliesIn(platform.talk(user)).length
          reject(new Error(`${came} of ${count} replies on ${platform.channel} after ${timeoutMs} ms`))
        }, timeoutMs)
        const unwatch = platform.watch(look)
        function end() {
          clearTimeout(timer)
          unwatch()
        }
        look()
      })
    },
  }
}

/** What the citizen's own screen shows of a deed. */
function shownOf(what: Done): Pick<Seen, 'kind' | 'text' | 'payload'> {
  switch (what.kind) {
    case 'tap':
      return { kind: 'tap', text: what.title, payload: what.payload }
    case 'text':
    case 'photo':
      return { kind: what.kind, text: what.text ?? '', payload: null }
    default:
      return { kind: what.kind, text: '', payload: null }
  }
}
