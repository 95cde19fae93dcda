/**
 * The whole house in a bottle: real webhooks over HTTP, mailbox, turns, outbox and senders on a database in memory,
 * with the platforms played by the simulator and a clock that the caller moves.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createHouse } from '../../dialogs/house.ts'
import type { Instant } from '../calendar/instant.ts'
import { dayOf } from '../calendar/instant.ts'
import { createMessenger } from '../channels/messenger/messenger.ts'
import type { Templates } from '../channels/templates.ts'
import { formFiles } from '../channels/uploads.ts'
import { webhooks } from '../channels/webhooks.ts'
import { createTokenStore } from '../channels/zalo/token-store-sql.ts'
import { createZalo } from '../channels/zalo/zalo.ts'
import { deliverOnce } from '../conversation/courier.ts'
import { engineTools } from '../conversation/engine.ts'
import type { House } from '../conversation/house.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import { createSqlMailbox } from '../conversation/mailbox-sql.ts'
import { workOnce } from '../conversation/worker.ts'
import type { Desk } from '../desk.ts'
import { handOverNotices } from '../schedule/hand-over.ts'
import { everyDay, everyMinute } from '../schedule/jobs.ts'
import { markOutcome } from '../schedule/notices.ts'
import { keepSent, type SentPart, sentMessage } from '../schedule/sent-messages.ts'
import { demoMessenger, demoZalo } from '../simulator/demo-settings.ts'
import type { RulesGiven } from '../simulator/rules.ts'
import { createSimulator, type Simulator } from '../simulator/simulator.ts'
import { createLog } from '../telemetry/log.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { layGround } from './ground.ts'

export type World = {
  desk: Desk
  simulator: Simulator
  now(): Instant
  /** Time passes, and the jobs of each day on the way run; `working` false: only the clock moves. */
  pass(ms: number, working?: boolean): Promise<void>
  /** Works and sends until nothing is due; waits of a few seconds (questions that gather) pass. */
  settle(): Promise<void>
  /** How many deliveries the webhooks have answered. */
  answered(): number
  close(): Promise<void>
}

/** Waits that a citizen would sit through; longer ones (retries) need `pass`. */
const SHORT_WAIT_MS = 6_000
const DAY_MS = 86_400_000

export type WorldOptions = {
  /** Another house than that of `dialogs/`. */
  house?: House | undefined
  /** What the office has agreed with the platforms; nothing where it is left out. */
  agreed?: { templates: Templates; humanAgent: boolean; paidReplies: boolean; rules: RulesGiven }
  /** Opens another mailbox than the one in the database. */
  mailbox?: (desk: Desk) => Mailbox
}

export async function createWorld(startsAt: Instant, options: WorldOptions = {}): Promise<World> {
  let clock = startsAt
  const now = () => clock
  const desk = await layGround(startsAt)
  const { database } = desk

  const app = express()
  const server = await listen(app)
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let ids = 0
  const simulator = createSimulator({
    webhookBase: () => base,
    zalo: demoZalo,
    messenger: demoMessenger,
    tryThese: [],
    toTranscript: () => '',
    now,
    newId: () => `seeded${String(++ids).padStart(6, '0')}`,
    ...(options.agreed ? { rules: options.agreed.rules } : {}),
  })
  const files = formFiles(desk.settings.formsFolder)
  const channels = [
    createZalo({
      ...demoZalo,
      secrets: [demoZalo.oaSecret],
      tokens: createTokenStore(database, desk.vault),
      apiUrl: `${base}/simulator/zalo`,
      oauthUrl: `${base}/simulator/zalo`,
      ...options.agreed,
      files,
      now,
    }),
    createMessenger({
      ...demoMessenger,
      secrets: [demoMessenger.appSecret],
      graphUrl: `${base}/simulator/graph`,
      ...options.agreed,
      files,
      now,
    }),
  ]
  const mailbox = options.mailbox?.(desk) ?? createSqlMailbox(database, desk.vault)
  const log = createLog(process.env.REPLAY_LOG_LEVEL ?? 'fatal')
  const metrics = createMetrics()
  const noticeSettled = async (notice: string, outcome: string, part?: SentPart) => {
    const kept = part ? [keepSent(database, notice, sentMessage(desk.vault, part, clock))] : []
    await database.commit([markOutcome(database, notice, outcome), ...kept])
  }
  const { worker, courier } = engineTools({
    desk,
    mailbox,
    house: options.house ?? createHouse(),
    channels,
    log,
    metrics,
    now,
    chance: () => 0,
    noticeSettled,
    pollMs: 1_000,
  })
  const replayToleranceMs = DAY_MS
  let answered = 0
  app.use('/webhooks', (_request, response, next) => {
    response.once('finish', () => {
      answered += 1
    })
    next()
  })
  app.use(
    webhooks({
      channels,
      mailbox,
      desk,
      verifyTokens: [demoMessenger.verifyToken],
      replayToleranceMs,
      metrics,
      log,
      now,
      noticeSettled,
      arrived() {},
    }),
  )
  app.use('/simulator/zalo', simulator.zaloRouter)
  app.use('/simulator/graph', simulator.messengerRouter)
  const jobs = { desk, mailbox, log, now, arrived() {} }

  async function settle(): Promise<void> {
    for (;;) {
      const worked =
        (await handOverNotices(desk, mailbox, clock)) +
        (await workOnce(worker)) +
        (await deliverOnce(courier))
      if (worked > 0) continue
      const due = await mailbox.nextDueAt()
      if (due === null || due <= clock || due - clock > SHORT_WAIT_MS) return
      clock = due
    }
  }

  return {
    desk,
    simulator,
    now,
    settle,
    answered: () => answered,
    async pass(ms, working = true) {
      const end = clock + ms
      if (!working) clock = end
      while (clock < end) {
        const before = dayOf(clock)
        clock = Math.min(end, clock + DAY_MS)
        await everyMinute(jobs)
        if (dayOf(clock) !== before) await everyDay(jobs)
        await settle()
      }
    },
    async close() {
      await simulator.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
    },
  }
}

function listen(app: express.Express): Promise<Server> {
  const server = createServer(app)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}
