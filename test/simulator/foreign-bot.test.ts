/** How another project tests its bot with the simulator: docs/simulator.md shows these lines. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts'

/** The bot under test: it answers every text, with buttons, and knows nothing of Lắng Nghe. */
function foreignBot(apiUrl: string, accessToken: () => Promise<string>) {
  const app = express()
  app.post('/hooks/zl', express.json(), async (request, response) => {
    response.sendStatus(200)
    const { event_name, sender, message } = request.body
    if (event_name !== 'user_send_text') return
    const buttons = [{ title: 'Đúng', type: 'oa.query.hide', payload: 'yes' }]
    const body = {
      recipient: { user_id: sender.id },
      message: { text: `Có phải: ${message.text}?`, attachment: { type: 'template', payload: { buttons } } },
    }
    await fetch(`${apiUrl}/v3.0/oa/message/cs`, {
      method: 'POST',
      headers: { access_token: await accessToken(), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  })
  return app
}

let server: Server
let simulator: Simulator
let citizen: string

beforeAll(async () => {
  const app = express()
  server = createServer(app)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  simulator = createSimulator({
    webhookBase: () => base,
    paths: { '/webhooks/zalo': '/hooks/zl' },
    zalo: { appId: '1', appSecret: 'app', oaId: '2', oaSecret: 'oa', refreshToken: 'first' },
    messenger: { pageId: '3', appSecret: 'app', pageToken: 'page', verifyToken: 'verify' },
    rules: { zalo: { billing: false } },
  })
  app.use('/simulator/zalo', simulator.zaloRouter)
  app.use('/simulator', simulator.router)
  let token: Promise<string> | null = null
  const accessToken = () => {
    token ??= fetch(`${base}/simulator/zalo/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: 'app' },
      body: new URLSearchParams({ app_id: '1', grant_type: 'refresh_token', refresh_token: 'first' }),
    }).then(async (answer) => ((await answer.json()) as { access_token: string }).access_token)
    return token
  }
  app.use(foreignBot(`${base}/simulator/zalo`, accessToken))
  citizen = simulator.citizens('zalo')[0]!.id
})
afterAll(async () => {
  await simulator.close()
  server.closeAllConnections()
  server.close()
})

test('the bot answers, and its button can be pressed', async () => {
  await simulator.say('zalo', citizen, 'đèn hỏng')
  const [reply] = await simulator.waitForReply('zalo', citizen)
  expect(reply).toMatchObject({ text: 'Có phải: đèn hỏng?', buttons: [{ title: 'Đúng' }] })
  await simulator.say('zalo', citizen, { kind: 'tap', title: 'Đúng' })
  await simulator.waitForReply('zalo', citizen)
})

test('a bot that does not refresh its token falls silent after a day', async () => {
  simulator.moveClock(26 * 3_600_000)
  await simulator.say('zalo', citizen, 'còn ai không')
  await expect(simulator.waitForReply('zalo', citizen, 1, 300)).rejects.toThrow('0 of 1 replies')
})
