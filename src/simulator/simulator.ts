/**
 * Zalo's OA and Facebook Messenger played on this machine: for the demonstration, the replay, and tests of any bot.
 * docs/simulator.md shows how another project uses it.
 */
import { randomBytes } from 'node:crypto'
import { Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { createClock } from './clock.ts'
import type { Deed } from './deed.ts'
import { createWebhookCourier, isTaken, type SignedDelivery, type WebhookAnswer } from './delivery.ts'
import type { Fault } from './faults.ts'
import type { MessengerAccount } from './messenger-events.ts'
import { page } from './page.ts'
import { pageApi, type TryThis } from './page-api.ts'
import { panelApi } from './panel-api.ts'
import { playMessenger } from './play-messenger.ts'
import { playZalo } from './play-zalo.ts'
import type { AccountEvent, Played } from './played.ts'
import { type RulesGiven, rulesOf } from './rules.ts'
import type { Seen, Talk } from './talk.ts'
import type { ZaloAccount } from './zalo-events.ts'

export type SimulatorOptions = {
  /** Where the bot listens, `http://127.0.0.1:3000`; asked for at each delivery. The sample pictures are there too. */
  webhookBase(): string
  /**
   * Where the bot's webhooks are, when they are elsewhere than at `/webhooks/zalo`, `/webhooks/messenger` and
   * `/webhooks/messenger/data-deletion`: `{ '/webhooks/zalo': '/hooks/zl' }`.
   */
  paths?: Record<string, string>
  zalo: ZaloAccount
  messenger: MessengerAccount
  /** Dossier codes that the page offers for trying; none where it is left out. */
  tryThese?: TryThis[]
  /** Writes a talk as a transcript; left out, the page gives the talk as JSON. */
  toTranscript?(talk: Talk): string
  now?(): Instant
  /** Ids of messages. They must differ between runs: the bot remembers them for days. */
  newId?(): string
  /** Pauses before a delivery that was not answered 200 is repeated. */
  repeatAfterMs?: Record<ChannelName, number[]>
  /** What the accounts may do, where it differs from the default: windows, quotas, rates, templates. */
  rules?: RulesGiven
}

/** Zalo's five repeats; Meta's are told as "at once and a few more times" (facts/zalo.md 1.1, messenger.md 2.1). */
const REPEAT_AFTER_MS = {
  zalo: [30_000, 300_000, 900_000, 1_800_000, 3_600_000],
  messenger: [1_000, 30_000, 300_000],
}

export type Simulator = ReturnType<typeof createSimulator>

export function createSimulator(options: SimulatorOptions) {
  const { webhookBase, newId = () => randomBytes(12).toString('hex') } = options
  const clock = createClock(options.now ?? Date.now)
  const { now } = clock
  const rules = rulesOf(options.rules)
  const repeats = options.repeatAfterMs ?? REPEAT_AFTER_MS
  const courierOf = (channel: ChannelName, timeoutMs: number) =>
    createWebhookCourier({
      webhookBase,
      paths: options.paths,
      timeoutMs,
      repeatAfterMs: repeats[channel],
      attempted: (answer, isLast) => played[channel].webhook.attempted(answer, isLast),
    })
  const couriers = { zalo: courierOf('zalo', 2_000), messenger: courierOf('messenger', 5_000) }
  const toolsOf = (channel: ChannelName) => ({
    courier: couriers[channel],
    now,
    newId,
    webhookBase,
    rules,
    /** Nobody waits for a report, and one that does not arrive is not missed. */
    report: (delivery: SignedDelivery) => void setImmediate(() => couriers[channel].post(delivery)),
  })
  const zalo = playZalo(options.zalo, toolsOf('zalo'))
  const messenger = playMessenger(options.messenger, toolsOf('messenger'))
  const played: Record<ChannelName, Played> = { zalo, messenger }
  const nobodyAt = (path: string) =>
    `nothing answered in time at ${webhookBase()}${options.paths?.[path] ?? path}: does the bot listen there?`
  const platformOf = (channel: ChannelName) => played[channel].phone.platform

  const router = Router()
  const toTranscript = options.toTranscript ?? ((talk: Talk) => JSON.stringify(talk, null, 2))
  router.use('/api/panel', panelApi({ played, clock }))
  router.use('/api', pageApi({ played, now, tryThese: options.tryThese ?? [], toTranscript }))
  router.use(page())

  return {
    /** For `/simulator`: the page, its assets and its API. */
    router,
    /** For `/simulator/zalo`, which is then `ZALO_API_URL`, `ZALO_OAUTH_URL` and `ZALO_TEMPLATE_URL`. */
    zaloRouter: zalo.router,
    /** For `/simulator/graph`, which is then `MESSENGER_GRAPH_URL`. */
    messengerRouter: messenger.router,
    /**
     * A citizen does something; back when the webhook answered (`status` null: it did not in time; 204: the platform
     * tells the bot nothing of it).
     *
     * @param what words, or any other deed
     * @throws NothingToTap, NotPossible, and RangeError for an id that is none of the platform's
     */
    say: (channel: ChannelName, user: string, what: string | Deed) =>
      played[channel].phone.say(user, typeof what === 'string' ? { kind: 'text', text: what } : what),
    /** The citizen's last deed delivered again, byte for byte. */
    again: (channel: ChannelName, user: string): Promise<WebhookAnswer> => played[channel].phone.again(user),
    /** The citizen looks at the talk: the platform reports what was read. */
    see: (channel: ChannelName, user: string): void => played[channel].see(user),
    /** An official writes in Zalo's chat tool or in the Page's inbox. */
    humanWrites: (channel: ChannelName, user: string, text: string): void =>
      played[channel].humanWrites(user, text),
    /** On Messenger: the Page's inbox takes the thread from the bot, or gives it back. */
    handOver: (channel: ChannelName, user: string, to: 'human' | 'bot'): void =>
      played[channel].handOver(user, to),
    /** Something happens to the account, and the platform reports it. */
    happens: (channel: ChannelName, event: AccountEvent): void => played[channel].happens(event),
    /** The bot's tokens are worth nothing any more: -216 and -14014, or 190. On Zalo a new consent mends it. */
    loseGrant: (channel: ChannelName): void => played[channel].grant.lose(),
    /** As if they had never been lost. */
    restoreGrant: (channel: ChannelName): void => played[channel].grant.restore(),
    /** Whether the platform still delivers: Zalo stops after the last repeat, Meta after an hour of failures. */
    webhookIsOn: (channel: ChannelName): boolean => played[channel].webhook.isOn(),
    /** By hand, as in Zalo's console. On Messenger `POST …/subscribed_apps` does it too. */
    turnWebhookOn: (channel: ChannelName): void => played[channel].webhook.turnOn(),
    /** Moves the simulator's clock, and no other: windows close, quotas begin anew, tokens end. Throws RangeError for what is no number. */
    moveClock: (ms: number): void => clock.move(ms),
    /** What time it is for the platforms. */
    now,
    /** What stands in the citizen's phone, oldest first. Of quick replies only the last message's can be tapped. */
    messages: (channel: ChannelName, user: string): Seen[] => platformOf(channel).talk(user).messages,
    /** The whole talk, as `toTranscript` gets it. */
    talk: (channel: ChannelName, user: string): Talk => platformOf(channel).talk(user),
    /** The replies to the citizen's last deed, as soon as there are `count`. Throws when `timeoutMs` have passed. */
    waitForReply: (channel: ChannelName, user: string, count = 1, timeoutMs = 5_000): Promise<Seen[]> =>
      played[channel].phone.waitForReply(user, count, timeoutMs),
    citizens: (channel: ChannelName) => platformOf(channel).citizens(),
    addCitizen: (channel: ChannelName) => platformOf(channel).addCitizen(),
    /** The phone to which template messages find this citizen, `84…`. */
    setPhone: (channel: ChannelName, user: string, phone: string): void =>
      void platformOf(channel).update(user, { phone }),
    /** The next calls of the platform's API go wrong. */
    failNext: (channel: ChannelName, fault: Fault, times = 1): void =>
      played[channel].faults.failNext(fault, times),
    clearFaults(): void {
      zalo.faults.clear()
      messenger.faults.clear()
    },
    /** What happens when an operator saves the webhooks' addresses: Meta's handshake, Zalo's sample event. Throws when it is refused, or nothing answers. */
    async connect(): Promise<void> {
      const sample = await zalo.sampleEvent()
      if (sample === null) throw new Error(nobodyAt('/webhooks/zalo'))
      if (!isTaken({ status: sample }))
        throw new Error(`the Zalo webhook refused the sample event: HTTP ${sample}`)
      const challenge = String(now())
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': options.messenger.verifyToken,
        'hub.challenge': challenge,
      })
      const answer = await couriers.messenger.get('/webhooks/messenger', query).catch(() => null)
      if (answer === null) throw new Error(nobodyAt('/webhooks/messenger'))
      if (answer.status !== 200 || answer.text !== challenge)
        throw new Error(`the Messenger webhook refused the handshake: HTTP ${answer.status}`)
    },
    /** Ends pending repeats and connections. */
    async close(): Promise<void> {
      await Promise.all([couriers.zalo.close(), couriers.messenger.close()])
    },
  }
}
