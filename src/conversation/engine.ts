/** The engine of a deployment: mailbox, workers and couriers over a desk, built alike by main, tests, replay and the contest. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '../desk.ts'
import { safeError } from '../telemetry/log.ts'
import { LaneAdapter } from './bot-framework.ts'
import { type CourierTools, createCourier } from './courier.ts'
import type { SendingTools } from './deliver.ts'
import type { House } from './house.ts'
import { type Mailbox, STILL_SENDING_EVERY_MS } from './mailbox.ts'
import type { Pacing } from './permits.ts'
import { type Pump, startPump } from './pump.ts'
import { createWorker, type WorkerTools } from './worker.ts'

/** How long an engine that stops waits for its calls: what is open then is left to its lease, as after a crash. */
const LAST_SENDS_MS = 6_000

export type EngineOptions = SendingTools & {
  desk: Desk
  house: House
  /** The limits that all processes share; without it, sends are not held back. */
  pacing?: Pacing | null
  /** How often to look for work that another process left; work of this process starts at once. */
  pollMs: number
}

export type Engine = {
  /** Something arrived: a lane may be due. */
  arrived(): void
  /** Messages were put back into the outbox. */
  requeued(): void
  /** Finishes the turns and sends under way, then stops. */
  stop(): Promise<void>
}

/** Starts taking turns and sending. */
export function startEngine(options: EngineOptions): Engine {
  let replied = false
  const { worker, courier } = engineTools({
    ...options,
    mailbox: toldOfReplies(options.mailbox, () => {
      replied = true
      sending.kick()
    }),
  })
  const failed = (error: unknown) => {
    options.metrics.storeTrouble.inc({ doing: 'look' })
    options.log.error({ error: safeError(error) }, 'the engine could not reach its store')
  }
  const couriers = createCourier(courier, () => sending.kick())
  const sending: Pump = startPump({
    work() {
      const isToldOfSome = replied
      replied = false
      return couriers.work(isToldOfSome)
    },
    async nextDueAt() {
      const due = await options.mailbox.nextOutgoingAt()
      const held = couriers.heldUntil()
      return due !== null && held !== null && due <= options.now() ? held : due
    },
    now: options.now,
    pollMs: options.pollMs,
    failed,
  })
  const telling = setInterval(() => void couriers.stillSending(), STILL_SENDING_EVERY_MS)
  telling.unref()
  const workers = createWorker(worker, () => {
    turning.kick()
    sending.kick()
  })
  const turning: Pump = startPump({
    work: () => workers.work(),
    nextDueAt: async () => (workers.isFull() ? null : options.mailbox.nextDueAt()),
    now: options.now,
    pollMs: options.pollMs,
    failed,
  })
  return {
    arrived: () => turning.kick(),
    requeued: () => sending.kick(),
    async stop() {
      await turning.stop()
      await workers.idle()
      await sending.stop()
      await Promise.race([couriers.end(), pause(LAST_SENDS_MS, undefined, { ref: false })])
      clearInterval(telling)
    },
  }
}

/** The mailbox, which tells of replies while they are being kept: a store that keeps and takes in one go saves a wait for its disk. */
function toldOfReplies(mailbox: Mailbox, told: () => void): Mailbox {
  return {
    ...mailbox,
    commit(turn, result, now) {
      const ended = mailbox.commit(turn, result, now)
      if (result.replies.length > 0) told()
      return ended
    },
  }
}

/** The two halves by hand, for tests and replay, which move the clock themselves. */
export function engineTools(options: EngineOptions): { worker: WorkerTools; courier: CourierTools } {
  const { desk, mailbox, house, channels, log, metrics, now, chance, noticeSettled } = options
  const bot = new LaneAdapter()
  return {
    worker: { mailbox, desk, house, bot, channels, log, metrics, now },
    courier: { mailbox, channels, log, metrics, now, chance, noticeSettled, pacing: options.pacing ?? null },
  }
}
