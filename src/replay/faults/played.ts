/** The two platforms with their phones, as the simulator plays them; but what they deliver is laid down, for the world to bring when it will. */
import express from 'express'
import type { Instant } from '../../calendar/instant.ts'
import type { ChannelName } from '../../channels/channel.ts'
import { type Deed, NothingToTap } from '../../simulator/deed.ts'
import type { SignedDelivery, WebhookCourier } from '../../simulator/delivery.ts'
import { demoMessenger, demoZalo } from '../../simulator/demo-settings.ts'
import { createFaults, type Fault } from '../../simulator/faults.ts'
import { messengerEvent, signedForMessenger } from '../../simulator/messenger-events.ts'
import { messengerPlatform } from '../../simulator/messenger-platform.ts'
import { messengerEcho } from '../../simulator/messenger-reports.ts'
import { createPhone } from '../../simulator/phone.ts'
import { createPlatform } from '../../simulator/platform.ts'
import { samplesAt } from '../../simulator/samples.ts'
import { type Seen, seen } from '../../simulator/talk.ts'
import { signedForZalo, zaloEvent } from '../../simulator/zalo-events.ts'
import { zaloPlatform } from '../../simulator/zalo-platform.ts'
import { renderSeen } from '../render.ts'

/** What a platform wants to deliver. An echo is Messenger's report of a message of ours; Zalo's tells the bot nothing and is left out. */
export type Laid = { kind: 'message' | 'echo'; delivery: SignedDelivery }

export type Played = ReturnType<typeof createPlayed>

const SAMPLES = samplesAt('http://127.0.0.1')

/** @param now the platforms' clock, which no fault steps @param lay takes what they would deliver */
export function createPlayed(channel: ChannelName, now: () => Instant, lay: (laid: Laid) => void) {
  let ids = 0
  const newId = () => `seeded${String(++ids).padStart(6, '0')}`
  const faults = createFaults()
  const platform = createPlatform(channel, now)
  const user = platform.citizens()[0]!.id
  const shown: { words: string }[] = []
  const keep = (message: Seen) => void shown.push({ words: renderSeen(message).join('\n') })
  const courier: WebhookCourier = {
    post: async () => ({ status: 200 }),
    async deliver(delivery) {
      lay({ kind: 'message', delivery })
      return { status: 200 }
    },
    get: async () => ({ status: 404, text: '' }),
    close: async () => {},
  }
  const phone = createPhone({
    platform,
    courier,
    now,
    newId: () => (channel === 'messenger' ? `m_${newId()}` : newId()),
    signed: (deed, who, at, id) =>
      channel === 'zalo'
        ? signedForZalo(zaloEvent(deed, who, at, id, demoZalo, SAMPLES), demoZalo)
        : signedForMessenger(messengerEvent(deed, who, at, id, demoMessenger, SAMPLES), demoMessenger),
  })
  const tools = { platform, faults, now, newId }
  const app = express()
  if (channel === 'zalo')
    app.use(zaloPlatform({ ...tools, account: demoZalo, shown: (_, message) => keep(message) }))
  else
    app.use(
      messengerPlatform({
        ...tools,
        account: demoMessenger,
        shown(who, message, metadata) {
          keep(message)
          const { at, id, text } = message
          const echo = { text, ...(metadata === null ? {} : { metadata }) }
          const event = messengerEcho(who, at, id, echo, demoMessenger)
          lay({ kind: 'echo', delivery: signedForMessenger(event, demoMessenger) })
        },
      }),
    )
  return {
    app,
    user,
    /** What stood in the citizen's phone of ours, in its order. */
    shown,
    /** The next call of the API goes wrong; what no call met is taken back by `clearFaults`. */
    failNext: (fault: Fault) => faults.failNext(fault),
    clearFaults: () => faults.clear(),
    /** The citizen does something. What is not on the screen to be tapped is typed. */
    async say(deed: Deed): Promise<void> {
      try {
        await phone.say(user, deed)
      } catch (error) {
        if (!(error instanceof NothingToTap) || deed.kind !== 'tap') throw error
        await phone.say(user, { kind: 'text', text: deed.title })
      }
    },
    /** The citizen was active at this moment: the platform's window to answer begins anew. */
    wasActive: (at: Instant) =>
      void platform.show(user, seen({ id: newId(), at, from: 'citizen', kind: 'text' })),
  }
}
