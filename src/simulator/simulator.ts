/** Zalo's OA and Facebook Messenger played on this machine: for the demonstration, the replay and tests. */
import { randomBytes } from 'node:crypto'
import { Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Deed } from './deed.ts'
import { createWebhookCourier, isTaken, type WebhookAnswer } from './delivery.ts'
import { createFaults, type Fault } from './faults.ts'
import {
  type MessengerAccount,
  messengerEcho,
  messengerEvent,
  signedForMessenger,
} from './messenger-events.ts'
import { messengerPlatform } from './messenger-platform.ts'
import { page } from './page.ts'
import { pageApi, type TryThis } from './page-api.ts'
import { createPhone } from './phone.ts'
import { createPlatform } from './platform.ts'
import type { Seen, Talk } from './talk.ts'
import { signedForZalo, type ZaloAccount, zaloEcho, zaloEvent, zaloSampleEvent } from './zalo-events.ts'
import { zaloPlatform } from './zalo-platform.ts'

export type SimulatorOptions = {
  /** Where the bot listens, `http://127.0.0.1:3000`; asked for at each delivery. The sample pictures are there too. */
  webhookBase(): string
  zalo: ZaloAccount
  messenger: MessengerAccount
  /** Dossier codes that the page offers for trying. */
  tryThese: TryThis[]
  /** Writes a talk as a transcript. */
  toTranscript(talk: Talk): string
  now?(): Instant
  /** Ids of messages. They must differ between runs: the bot remembers them for days. */
  newId?(): string
  /** Pauses before a delivery that was not answered 200 is repeated. */
  repeatAfterMs?: Record<ChannelName, number[]>
}

/** Zalo repeats after 30 s and 5 min (and thrice more, which a demonstration leaves out); Meta at once and a few more times. */
const REPEAT_AFTER_MS = { zalo: [30_000, 300_000], messenger: [1_000, 30_000] }

export type Simulator = ReturnType<typeof createSimulator>

export function createSimulator(options: SimulatorOptions) {
  const { webhookBase, now = Date.now, newId = () => randomBytes(12).toString('hex') } = options
  const { zalo: oa, messenger: fbPage } = options
  const repeats = options.repeatAfterMs ?? REPEAT_AFTER_MS
  const couriers = {
    zalo: createWebhookCourier({ webhookBase, timeoutMs: 2_000, repeatAfterMs: repeats.zalo }),
    messenger: createWebhookCourier({ webhookBase, timeoutMs: 5_000, repeatAfterMs: repeats.messenger }),
  }
  const faults = { zalo: createFaults(), messenger: createFaults() }
  const pictures = () => ({
    photo: `${webhookBase()}/simulator/assets/photo.png`,
    sticker: `${webhookBase()}/simulator/assets/sticker.png`,
  })

  const phones = {
    zalo: createPhone({
      platform: createPlatform('zalo', now),
      courier: couriers.zalo,
      now,
      newId,
      signed: (deed, user, at, id) => signedForZalo(zaloEvent(deed, user, at, id, oa, pictures()), oa),
    }),
    messenger: createPhone({
      platform: createPlatform('messenger', now),
      courier: couriers.messenger,
      now,
      newId: () => `m_${newId()}`,
      signed: (deed, user, at, id) =>
        signedForMessenger(messengerEvent(deed, user, at, id, fbPage, pictures()), fbPage),
    }),
  }

  const router = Router()
  router.use('/api', pageApi({ phones, tryThese: options.tryThese, toTranscript: options.toTranscript }))
  router.use(page())

  /** Nobody waits for a report, and one that does not arrive is not missed. */
  const report = (channel: ChannelName, delivery: Parameters<typeof couriers.zalo.post>[0]) =>
    setImmediate(() => couriers[channel].post(delivery))

  const zaloRouter = zaloPlatform({
    account: oa,
    platform: phones.zalo.platform,
    faults: faults.zalo,
    now,
    newId,
    shown: (user, { at, id, text }) => report('zalo', signedForZalo(zaloEcho(user, at, id, text, oa), oa)),
  })
  const messengerRouter = messengerPlatform({
    account: fbPage,
    platform: phones.messenger.platform,
    faults: faults.messenger,
    now,
    newId,
    shown: (user, { at, id, text }, metadata) => {
      const message = { text, ...(metadata === null ? {} : { metadata }) }
      report('messenger', signedForMessenger(messengerEcho(user, at, id, message, fbPage), fbPage))
    },
  })

  return {
    /** For `/simulator`: the page, its assets and its API. */
    router,
    /** For `/simulator/zalo`, which is then both `ZALO_API_URL` and `ZALO_OAUTH_URL`. */
    zaloRouter,
    /** For `/simulator/graph`, which is then `MESSENGER_GRAPH_URL`. */
    messengerRouter,
    /**
     * A citizen does something; back when the webhook answered (`status` null: it did not in time).
     *
     * @param what words, or any other deed
     * @throws NothingToTap, and RangeError for an id that is none of the platform's
     */
    say: (channel: ChannelName, user: string, what: string | Deed) =>
      phones[channel].say(user, typeof what === 'string' ? { kind: 'text', text: what } : what),
    /** The citizen's last deed delivered again, byte for byte. */
    again: (channel: ChannelName, user: string): Promise<WebhookAnswer> => phones[channel].again(user),
    /** What stands in the citizen's phone, oldest first. Of quick replies only the last message's can be tapped. */
    messages: (channel: ChannelName, user: string): Seen[] => phones[channel].platform.talk(user).messages,
    /** The whole talk, as `toTranscript` gets it. */
    talk: (channel: ChannelName, user: string): Talk => phones[channel].platform.talk(user),
    /** The replies to the citizen's last deed, as soon as there are `count`. Throws when `timeoutMs` have passed. */
    waitForReply: (channel: ChannelName, user: string, count = 1, timeoutMs = 5_000): Promise<Seen[]> =>
      phones[channel].waitForReply(user, count, timeoutMs),
    citizens: (channel: ChannelName) => phones[channel].platform.citizens(),
    addCitizen: (channel: ChannelName) => phones[channel].platform.addCitizen(),
    /** The next calls of the platform's API go wrong. */
    failNext: (channel: ChannelName, fault: Fault, times = 1): void => faults[channel].failNext(fault, times),
    clearFaults(): void {
      faults.zalo.clear()
      faults.messenger.clear()
    },
    /** What happens when an operator saves the webhooks' addresses: Meta's handshake, Zalo's sample event. Throws when refused. */
    async connect(): Promise<void> {
      const sample = await couriers.zalo.post(signedForZalo(zaloSampleEvent(now(), oa), oa))
      if (!isTaken(sample)) throw new Error(`the Zalo webhook refused the sample event: ${sample.status}`)
      const challenge = String(now())
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': fbPage.verifyToken,
        'hub.challenge': challenge,
      })
      const answer = await couriers.messenger.get(`/webhooks/messenger?${query}`)
      if (answer.status !== 200 || answer.text !== challenge)
        throw new Error(`the Messenger webhook refused the handshake: ${answer.status}`)
    },
    /** Ends pending repeats and connections. */
    async close(): Promise<void> {
      await Promise.all([couriers.zalo.close(), couriers.messenger.close()])
    },
  }
}
