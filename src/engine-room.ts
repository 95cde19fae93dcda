/** The way of a message put together: webhooks, mailbox, turns and couriers. Built alike by the server and the speed contest. */
import type { Channel } from './channels/channel.ts'
import { type Webhooks, webhooks } from './channels/webhooks.ts'
import { type Engine, startEngine } from './conversation/engine.ts'
import type { House } from './conversation/house.ts'
import type { Mailbox } from './conversation/mailbox.ts'
import type { Rhythm } from './conversation/pace.ts'
import { takeBackLeases } from './conversation/take-back-leases.ts'
import type { Desk } from './desk.ts'
import type { OpenMailbox } from './open-mailbox.ts'
import { createOutcomes } from './schedule/outcomes.ts'
import { type SentPart, sentMessage } from './schedule/sent-messages.ts'
import type { SendLimits } from './send-limits.ts'
import type { Log } from './telemetry/log.ts'
import type { Metrics } from './telemetry/metrics.ts'

export type EngineRoomOptions = {
  desk: Desk
  opened: OpenMailbox
  channels: Channel[]
  house: House
  /** One for each Meta app; none when no Page is connected. */
  verifyTokens: readonly string[]
  replayToleranceMs: number
  /** Without them nobody is held back. */
  sendLimits?: SendLimits
  log: Log
  metrics: Metrics
  now(): number
  chance(): number
}

export type EngineRoom = {
  mailbox: Mailbox
  /** Stands before all middleware: it reads the raw body itself. */
  webhooks: Webhooks
  /** How often this store must be asked for what other processes left. */
  pollMs: number
  /** Begins to take turns and to send, in the roles that do. */
  start(): Promise<void>
  /** There may be lanes due. */
  arrived(): void
  /** There may be messages to send that no turn of this process has made. */
  requeued(): void
  /** Ends what is under way; the store is still open for what others ask of it. */
  stop(): Promise<void>
  /** Stops, then lets go of the store. */
  close(): Promise<void>
}

/** Opens the mailbox over the stores of the deployment; nothing works before `start`. */
export async function openEngineRoom(options: EngineRoomOptions): Promise<EngineRoom> {
  const { desk, channels, house, verifyTokens, replayToleranceMs, log, metrics, now, chance } = options
  const { database, vault } = desk
  const { mailbox, pace, pollMs, listen, close } = options.opened
  if (database.kind === 'sqlite') await takeBackLeases(database, now())
  let engine: Engine | null = null
  const arrived = () => engine?.arrived()
  const outcomes = createOutcomes(database, log)
  const noticeSettled = (notice: string, outcome: string, part?: SentPart) =>
    outcomes.mark(notice, outcome, part && sentMessage(vault, part, now()))
  const stop = async () => engine?.stop()
  return {
    mailbox,
    pollMs,
    arrived,
    requeued: () => engine?.requeued(),
    webhooks: webhooks({
      channels,
      mailbox,
      desk,
      verifyTokens,
      replayToleranceMs,
      metrics,
      log,
      now,
      noticeSettled,
      arrived,
    }),
    async start() {
      await listen(arrived)
      engine = startEngine({
        desk,
        mailbox,
        house,
        channels,
        log,
        metrics,
        now,
        chance,
        noticeSettled,
        pacing: options.sendLimits ? { pace, rhythms: rhythms(channels, options.sendLimits) } : null,
        pollMs,
      })
    },
    stop,
    async close() {
      await stop()
      await outcomes.end()
      await close()
    },
  }
}

function rhythms(channels: Channel[], limits: SendLimits): Map<string, Rhythm> {
  return new Map(
    channels.flatMap(({ name, account }) => {
      const rhythm = limits[name]
      return rhythm ? [[account, rhythm]] : []
    }),
  )
}
