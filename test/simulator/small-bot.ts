/** A bot of a few lines behind real webhooks and real senders, with the simulator beside it on one port. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Request, type Response } from 'express'
import type { Delivery } from '../../src/channels/channel.ts'
import {
  BadSignature,
  type Channel,
  type ChannelName,
  type Incoming,
  type Reply,
} from '../../src/channels/channel.ts'
import { createMessenger } from '../../src/channels/messenger/messenger.ts'
import type { StoredTokens, TokenStore } from '../../src/channels/zalo/token-store.ts'
import { createZalo } from '../../src/channels/zalo/zalo.ts'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts'

/** One request at a webhook, as it came. */
export type Received = { channel: ChannelName; body: string; headers: Request['headers'] }

export type SmallBot = {
  base: string
  simulator: Simulator
  channels: Record<ChannelName, Channel>
  /** All deliveries with a right signature, echoes included. */
  received: Received[]
  /** What the citizens said, in our words. */
  heard: { user: string; incoming: Incoming }[]
  echoes: Delivery['echoes']
  /** How many of the next deliveries are answered 503 unread. */
  refuse: number
  close(): Promise<void>
}

/** @param answer what the bot says to each message of a citizen */
export async function smallBot(
  answer: (incoming: Incoming) => Reply[] = () => [],
  options: Partial<SimulatorOptions> = {},
): Promise<SmallBot> {
  const app = express()
  const server: Server = createServer(app)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const simulator = createSimulator({
    webhookBase: () => base,
    zalo: demoZalo,
    messenger: demoMessenger,
    tryThese: [{ code: 'HS-1', what: 'trễ hạn / late' }],
    toTranscript: ({ channel, messages }) => `${channel}: ${messages.map(({ text }) => text).join(' | ')}`,
    ...options,
  })
  const now = options.now ?? Date.now
  const { appId, appSecret, oaId, oaSecret, refreshToken } = demoZalo
  const zalo = { appId, appSecret, oaId, secrets: [oaSecret], refreshToken, tokens: tokensInMemory(), now }
  const page = { ...demoMessenger, secrets: [demoMessenger.appSecret], now }
  const channels = {
    zalo: createZalo({ ...zalo, apiUrl: `${base}/simulator/zalo`, oauthUrl: `${base}/simulator/zalo` }),
    messenger: createMessenger({ ...page, graphUrl: `${base}/simulator/graph` }),
  }
  const bot: SmallBot = {
    base,
    simulator,
    channels,
    received: [],
    heard: [],
    echoes: [],
    refuse: 0,
    async close() {
      await simulator.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }

  const receive = (channel: ChannelName) => async (request: Request, response: Response) => {
    if (bot.refuse > 0) {
      bot.refuse -= 1
      response.sendStatus(503)
      return
    }
    const body = request.body as Buffer
    try {
      const delivery = channels[channel].receive(body, request.headers)
      bot.received.push({ channel, body: body.toString('utf8'), headers: request.headers })
      bot.echoes.push(...delivery.echoes)
      response.sendStatus(200)
      for (const { address, incoming } of delivery.arrivals) {
        bot.heard.push({ user: address.user, incoming })
        for (const reply of answer(incoming)) await sayTo(channels[channel], address.user, reply)
      }
    } catch (error) {
      response.sendStatus(error instanceof BadSignature ? 401 : 500)
    }
  }
  app.post('/webhooks/zalo', express.raw({ type: () => true }), receive('zalo'))
  app.post('/webhooks/messenger', express.raw({ type: () => true }), receive('messenger'))
  app.get('/webhooks/messenger', (request, response) => {
    const right = request.query['hub.verify_token'] === demoMessenger.verifyToken
    response
      .status(right ? 200 : 403)
      .type('text/plain')
      .send(String(request.query['hub.challenge']))
  })
  app.use('/simulator/zalo', simulator.zaloRouter)
  app.use('/simulator/graph', simulator.messengerRouter)
  app.use('/simulator', simulator.router)
  return bot
}

let outboxId = 0

/** Sends a reply the bot's way; failures are the business of the test that asked for them. */
async function sayTo(channel: Channel, user: string, reply: Reply): Promise<void> {
  for (const part of channel.render(reply)) {
    outboxId += 1
    await channel.send(user, part, `out-${outboxId}`).catch(() => {})
  }
}

export function plain(text: string): Reply {
  return { text, choices: [], link: null }
}

function tokensInMemory(): TokenStore {
  let stored: StoredTokens | null = null
  return {
    read: async () => stored,
    replace: async (_oa, pair, expected) => {
      if ((stored?.version ?? null) !== expected) return false
      stored = { ...pair, version: (stored?.version ?? 0) + 1 }
      return true
    },
    lock: async () => true,
    unlock: async () => {},
  }
}
