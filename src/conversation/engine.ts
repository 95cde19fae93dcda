/** The engine of a deployment: mailbox, workers and couriers over a desk, built alike by main, tests, replay and the contest. */
import type { Channel } from '../channels/channel.ts'
import type { Desk } from '../desk.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { LaneAdapter } from './bot-framework.ts'
import { type CourierTools, createCourier } from './courier.ts'
import type { House } from './house.ts'
import type { Mailbox } from './mailbox.ts'
import { type Pump, startPump } from './pump.ts'
import { type WorkerTools, workOnce } from './worker.ts'

export type EngineOptions = {
  desk: Desk
  mailbox: Mailbox
  house: House
  channels: Channel[]
  log: Log
  metrics: Metrics
  now(): number
  chance(): number
  noticeSettled(notice: string, outcome: string): Promise<void>
  /** How often to look for work that another process left; work of this process starts at once. */
  pollMs: number
}

export type Engine = {
  /** Something arrived: a lane may be due. */
  arrived(): void
  /** Finishes the turns and sends under way, then stops. */
  stop(): Promise<void>
}

/** Starts taking turns and sending. */
export function startEngine(options: EngineOptions): Engine {
  const { worker, courier } = engineTools(options)
  const failed = (error: unknown) =>
    options.log.error({ error: safeError(error) }, 'the engine could not reach its store')
  const couriers = createCourier(courier, () => sending.kick())
  const sending: Pump = startPump({
    work: () => couriers.work(),
    nextDueAt: () => options.mailbox.nextOutgoingAt(),
    pollMs: options.pollMs,
    failed,
  })
  const turning: Pump = startPump({
    async work() {
      const lanes = await workOnce(worker)
      if (lanes > 0) sending.kick()
      return lanes > 0
    },
    nextDueAt: () => options.mailbox.nextDueAt(),
    pollMs: options.pollMs,
    failed,
  })
  return {
    arrived: () => turning.kick(),
    async stop() {
      await turning.stop()
      await sending.stop()
      await couriers.idle()
    },
  }
}

/** The two halves by hand, for tests and replay, which move the clock themselves. */
export function engineTools(options: EngineOptions): { worker: WorkerTools; courier: CourierTools } {
  const { desk, mailbox, house, channels, log, metrics, now, chance, noticeSettled } = options
  const bot = new LaneAdapter()
  return {
    worker: { mailbox, desk, house, bot, channels, log, metrics, now },
    courier: { mailbox, channels, log, metrics, now, chance, noticeSettled },
  }
}
