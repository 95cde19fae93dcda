/** The phones of one platform: what citizens do in them becomes signed deliveries to the bot. */
import type { Instant } from '../calendar/instant.ts'
import { type Deed, type Done, done } from './deed.ts'
import { failureOf, type SignedDelivery, type WebhookAnswer, type WebhookCourier } from './delivery.ts'
import type { Platform } from './platform.ts'
import { mislabelledFile, type Samples, sampleFile } from './samples.ts'
import { repliesIn, type Seen, seen, type Talk, withDeedAt } from './talk.ts'

export type PhoneTools = {
  platform: Platform
  courier: WebhookCourier
  now(): Instant
  newId(): string
  /** The platform's delivery of a deed, signed; null where it tells the bot nothing. @param talk as it was before the deed */
  signed(deed: Done, user: string, at: Instant, messageId: string, talk: Talk): SignedDelivery | null
  /** What the phone shows of its own pictures; null: without. */
  samples?(): Samples
}

export type Phone = ReturnType<typeof createPhone>

/** What `say` answers where the platform tells the bot nothing. */
const NOTHING_TOLD: WebhookAnswer = { status: 204 }

export function createPhone({ platform, courier, now, newId, signed, samples }: PhoneTools) {
  const last = new Map<string, SignedDelivery>()

  /** The deed stands on the citizen's own screen. */
  function show(what: Done, user: string, at: Instant, messageId: string): void {
    if (what.kind === 'react' || what.kind === 'edit') {
      const change =
        what.kind === 'react' ? { reaction: what.icon } : { text: what.text, edits: what.target.edits + 1 }
      platform.change(user, what.target.id, change)
      platform.update(user, withDeedAt(platform.talk(user), at))
      return
    }
    const shown = shownOf(what, samples?.() ?? null)
    platform.show(user, seen({ id: messageId, at, from: 'citizen', ...shown }))
    if (what.kind === 'contact') platform.update(user, { phone: what.phone.replace(/^\+/, '') })
    if (what.kind === 'unfollow' || what.kind === 'withdraw') platform.update(user, { left: true })
  }

  function remember(user: string, delivery: SignedDelivery): void {
    last.delete(user)
    last.set(user, delivery)
    const [oldest] = last.keys()
    if (last.size > 200 && oldest !== undefined) last.delete(oldest)
  }

  return {
    platform,
    /**
     * The citizen does something; back when the webhook answered or the platform gave up waiting.
     *
     * @throws NothingToTap, NotPossible, and RangeError for an id that is none of this platform's
     */
    async say(user: string, deed: Deed): Promise<WebhookAnswer & { messageId: string }> {
      const talk = platform.talk(user)
      const what = done(deed, talk)
      const messageId = newId()
      // No two deeds of one citizen bear the same time: their order is all that the bot has.
      const at = Math.max(now(), talk.lastDeedAt + 1)
      show(what, user, at, messageId)
      const delivery = signed(what, user, at, messageId, talk)
      const learnt = (answer: WebhookAnswer) => platform.settle(user, messageId, failureOf(answer))
      if (!delivery) {
        learnt(NOTHING_TOLD)
        return { ...NOTHING_TOLD, messageId }
      }
      remember(user, delivery)
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

type Shown = Pick<Seen, 'kind'> & Partial<Seen>

/** What the citizen's own screen shows of a deed. */
function shownOf(what: Exclude<Done, { kind: 'react' | 'edit' }>, samples: Samples | null): Shown {
  const media = (url: string | undefined, name: string | null = null) => ({
    media: { url: url ?? null, name },
  })
  switch (what.kind) {
    case 'tap':
      return { kind: 'tap', text: what.title, payload: what.payload }
    case 'text':
      return { kind: 'text', text: what.text, quotes: what.quotes ?? null }
    case 'photo':
      return {
        kind: 'photo',
        text: what.text ?? '',
        ...media(what.gps ? samples?.photoGps : samples?.photo),
      }
    case 'gif':
    case 'sticker':
      return { kind: what.kind, ...media(samples?.sticker) }
    case 'voice':
      return { kind: 'voice', ...media(samples?.voiceMp4) } // the page can play it, AMR it cannot
    case 'video':
      return { kind: 'video', ...media(samples?.video) }
    case 'file':
      return what.mislabelled
        ? { kind: 'file', ...media(samples?.mislabelled, mislabelledFile.name) }
        : { kind: 'file', ...media(samples?.file, sampleFile.name) }
    case 'location':
      return { kind: 'location', text: what.name ?? '' }
    case 'link':
      return { kind: 'link', text: what.url }
    case 'business_card':
      return { kind: 'contact', text: `${what.name} ${what.phone}` }
    case 'contact':
      return { kind: 'contact', text: `${what.name} ${what.phone}` }
    case 'referral':
      return { kind: 'referral', text: what.ref }
    case 'chatnow':
      return { kind: 'start' }
    case 'feedback':
      return { kind: 'feedback', text: '★'.repeat(what.rate) }
    default:
      return { kind: what.kind }
  }
}
