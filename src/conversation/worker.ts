/** Takes lanes whose turn is due, decides their turns and commits them. Any number of workers may run on one mailbox. */

import type { Channel } from '../channels/channel.ts'
import { Conflict, Unavailable, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { LaneAdapter } from './bot-framework.ts'
import type { House } from './house.ts'
import type { Mailbox, Turn } from './mailbox.ts'
import { decide, giveUp, type TurnTools } from './turn.ts'

const LANES_AT_ONCE = 64
const MOST_REFUSALS = 8
const FAILURES_BEFORE_ONE_BY_ONE = 3

export type WorkerTools = {
  mailbox: Mailbox
  desk: Desk
  house: House
  bot: LaneAdapter
  channels: Pick<Channel, 'name' | 'account' | 'render' | 'marks'>[]
  log: Log
  metrics: Metrics
  now(): number
}

export type Worker = {
  /** Takes what there is room for and begins its turns. @returns whether there may be more at once */
  work(): Promise<boolean>
  /** So many turns are under way that no more are begun. */
  isFull(): boolean
  /** All that was begun is ended. */
  idle(): Promise<void>
}

/** @param freed told when a turn has ended: there is room again, and there may be replies to send */
export function createWorker(tools: WorkerTools, freed: () => void): Worker {
  const underWay = new Set<Promise<void>>()

  function begin(turn: Turn): void {
    const ending = takeTurn(tools, turn).finally(() => {
      underWay.delete(ending)
      freed()
    })
    underWay.add(ending)
  }

  return {
    async work() {
      if (underWay.size >= LANES_AT_ONCE) return false
      const turns = await tools.mailbox.take(LANES_AT_ONCE - underWay.size, tools.now())
      for (const turn of turns) begin(turn)
      return turns.length > 0
    },
    isFull: () => underWay.size >= LANES_AT_ONCE,
    async idle() {
      await Promise.all(underWay)
    },
  }
}

/** One round of work, to its end. @returns how many lanes were taken */
export async function workOnce(tools: WorkerTools): Promise<number> {
  const turns = await tools.mailbox.take(LANES_AT_ONCE, tools.now())
  await Promise.all(turns.map((turn) => takeTurn(tools, turn)))
  return turns.length
}

async function takeTurn(tools: WorkerTools, turn: Turn): Promise<void> {
  const { metrics, log } = tools
  const end = metrics.turnSeconds.startTimer()
  try {
    const outcome = await finish(tools, turn)
    metrics.turns.inc({ outcome })
    if (outcome === 'lost') metrics.leaseLosses.inc()
  } catch (error) {
    const storeAway = error instanceof Unavailable || error instanceof Conflict
    metrics.turns.inc({ outcome: storeAway ? 'store_away' : 'failed' })
    if (error instanceof Unavailable) metrics.storeTrouble.inc({ doing: 'turn' })
    log[storeAway ? 'warn' : 'error'](
      { lane: turn.lane, fence: turn.fence, error: safeError(error) },
      'a turn failed',
    )
    const pauseMs = 250 * 4 ** Math.min(turn.failures, 4)
    await tools.mailbox.release(turn, tools.now() + pauseMs, !storeAway).catch(() => {}) // else its lease runs out
  } finally {
    end()
  }
}

/** Ends a turn, in a word for the metrics. */
async function finish(tools: WorkerTools, turn: Turn): Promise<string> {
  const { mailbox, channels } = tools
  const channel = channels.find(
    (one) => one.name === turn.address.channel && one.account === turn.address.account,
  )
  if (!channel || turn.letters.length === 0) {
    await mailbox.release(turn, tools.now() + 60_000, false)
    return channel ? 'empty' : 'no_channel'
  }
  const turnTools: TurnTools = { desk: tools.desk, house: tools.house, bot: tools.bot, channel }
  if (channel.marks && mayShowMarks(turn)) channel.marks(turn.address.user)
  if (turn.failures < FAILURES_BEFORE_ONE_BY_ONE) return decideAndCommit(tools, turnTools, turn)
  return oneByOne(tools, turnTools, { ...turn, letters: turn.letters.slice(0, 1) })
}

/** The citizen wrote, and no person answers them at this time. */
function mayShowMarks({ letters, state }: Turn): boolean {
  return letters.some(({ letter }) => 'message' in letter) && !/"humanUntil":[1-9]/.test(state ?? '')
}

/** Decides until no rule refuses a record any more, and commits. */
async function decideAndCommit(
  tools: WorkerTools,
  turnTools: TurnTools,
  turn: Turn,
): Promise<'done' | 'lost'> {
  const { mailbox, now } = tools
  const refusals = new Map<string, string>()
  for (let tries = 0; tries < MOST_REFUSALS; tries++) {
    const outcome = await mailbox.commit(turn, await decide(turnTools, turn, refusals, now()), now())
    if (outcome === 'done' || outcome === 'lost') return outcome
    refusals.set(outcome.refused.key, outcome.refused.reason)
  }
  throw new Error('rules keep refusing the records of this turn')
}

/** After repeated defects only the oldest message is heard; when it is the one, it is put aside and the citizen is told. */
async function oneByOne(tools: WorkerTools, turnTools: TurnTools, turn: Turn): Promise<string> {
  const { mailbox, desk, log, now } = tools
  try {
    return await decideAndCommit(tools, turnTools, turn)
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Conflict) throw error // not the message's fault
    log.error({ lane: turn.lane, error: safeError(error) }, 'a message that cannot be digested is put aside')
    const result = giveUp(turnTools, turn)
    const putAside = turn.letters.map((letter) => quarantine(desk, turn, letter, now()))
    return String(
      await mailbox.commit(
        turn,
        { ...result, records: [{ key: `aside.${turn.letters[0]!.deliveryKey}`, writes: putAside }] },
        now(),
      ),
    )
  }
}

function quarantine(
  { database, vault }: Desk,
  turn: Turn,
  letter: Turn['letters'][number],
  now: number,
): Write {
  const { channel, account } = turn.address
  const row = {
    id: letter.deliveryKey,
    channel,
    account,
    lane: turn.lane,
    reason: 'not_digested',
    body_sealed: vault.seal(JSON.stringify({ address: turn.address, letter: letter.letter })),
    at: now,
    kind: null,
  }
  return write(
    database.read
      .insertInto('quarantine')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  )
}
