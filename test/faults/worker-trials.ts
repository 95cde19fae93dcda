/** Trials in which workers die, stand still, are told to stop or are missing while citizens complain. */
import { setTimeout as pause } from 'node:timers/promises'
import type { ChannelName } from '../../src/channels/channel.ts'
import { ECHO_WAIT_MS, LEASE_MS } from '../../src/conversation/mailbox.ts'
import { answeredAfter, crowd, longestWait, waitsFrom } from './crowd.ts'
import { acceptedBy, type Findings, type Ground, through } from './ground.ts'
import type { ServerProcess } from './process.ts'
import { type Moment, strike } from './strike.ts'

/** A citizen of a dead worker is picked up within so long; the answer comes a moment later, on a busy machine a longer one. */
const PICKED_UP_WITHIN_MS = 5_000
/** What may be put down to the machine: as much as those have to wait who write afterwards, within bounds. */
const LEAST_SLACK_MS = 2_000
const MOST_SLACK_MS = 20_000
/** Longer than a worker holds a lane. */
const PAUSE_MS = LEASE_MS + 2_000
const DRAINED_WITHIN_MS = 10_000

/**
 * A worker is killed while everybody writes, and comes back when its citizens should long have been picked up by the other.
 *
 * @param which the first or the second worker
 */
export async function killWorker(
  ground: Ground,
  citizens: number,
  which: number,
  moment: Moment,
): Promise<Findings> {
  const victim = ground.server.processes('worker')[which]!
  const people = await strike(ground, citizens, moment, () => victim.end('SIGKILL'))
  const killedAt = Date.now()
  await people.filed
  await victim.start()
  const { filed, wrong, figures } = await through(ground, people, true)
  const waits = answeredAfter(filed, killedAt)
  const afterwards = longest(waitsFrom(filed, killedAt + PICKED_UP_WITHIN_MS))
  const slack = Math.min(MOST_SLACK_MS, Math.max(LEAST_SLACK_MS, afterwards))
  const late = waits.filter(({ ms }) => ms > PICKED_UP_WITHIN_MS + slack)
  for (const { channel, ms } of late)
    if (ms > PICKED_UP_WITHIN_MS + slack + awaited(channel, moment))
      wrong.push(`someone on ${channel} was answered only ${ms} ms after the kill (slack: ${slack} ms)`)
  return {
    wrong,
    figures: {
      ...figures,
      'waited at the kill': waits.length,
      'picked up from the dead': waits.filter(({ ms }) => ms > 3_000).length,
      'of them after waiting for an echo': late.length,
      'longest other wait, ms': longest(waits.filter((one) => !late.includes(one))),
      'longest wait afterwards, ms': afterwards,
    },
  }
}

/**
 * How long an echo is awaited: a message on Messenger that may have gone out before the kill is not sent again before.
 * Where everybody's first turn was struck, nothing was being sent.
 */
function awaited(channel: ChannelName, moment: Moment): number {
  return channel === 'messenger' && moment !== 'mid-turn' ? ECHO_WAIT_MS : 0
}

/** A worker stands still for longer than its lease while everybody writes, and wakes up: its commits must be refused. */
export async function pauseWorker(
  ground: Ground,
  citizens: number,
  which: number,
  moment: Moment,
): Promise<Findings> {
  const sleeper = ground.server.processes('worker')[which]!
  const lost = () => sleeper.metric('turns_total{outcome="lost"}')
  const lostBefore = await lost()
  const people = await strike(ground, citizens, moment, () => sleeper.signal('SIGSTOP'))
  const stoppedAt = Date.now()
  await pause(PAUSE_MS)
  sleeper.signal('SIGCONT')
  const { filed, wrong, figures } = await through(ground, people, true)
  const waits = answeredAfter(filed, stoppedAt)
  return {
    wrong,
    figures: {
      ...figures,
      'late commits refused': (await lost()) - lostBefore,
      'waited at the stop': waits.length,
      'longest wait from the stop, ms': longest(waits),
    },
  }
}

function longest(waits: { ms: number }[]): number {
  return Math.max(0, ...waits.map(({ ms }) => ms))
}

/** All workers are told to stop while everybody writes, and started again. */
export async function drainWorkers(ground: Ground, citizens: number, heard: number): Promise<Findings> {
  const workers = ground.server.processes('worker')
  const people = crowd(ground.server, citizens)
  await people.heard(heard)
  const told = await tellToStop(workers)
  await Promise.all(workers.map((worker) => worker.start()))
  const { wrong, figures } = await through(ground, people, false)
  return { wrong: [...wrong, ...told.wrong], figures: { ...figures, 'slowest stop, ms': told.slowestMs } }
}

/** Each must end by itself, in time and well. */
async function tellToStop(workers: ServerProcess[]): Promise<{ wrong: string[]; slowestMs: number }> {
  const endings = await Promise.all(
    workers.map(async (worker) => {
      const at = performance.now()
      return { code: await worker.end('SIGTERM'), ms: Math.round(performance.now() - at) }
    }),
  )
  const wrong = endings.flatMap(({ code, ms }) =>
    code !== 0 || ms > DRAINED_WITHIN_MS
      ? [`a worker that was told to stop ended with ${code} after ${ms} ms`]
      : [],
  )
  return { wrong, slowestMs: Math.max(...endings.map(({ ms }) => ms)) }
}

/** There is no worker at all: what arrives is stored, readiness and metrics tell of it, and a worker that comes answers all. */
export async function noWorker(ground: Ground, citizens: number): Promise<Findings> {
  const { server } = ground
  const web = server.processes('web')[0]!
  const ready = async () => {
    const answer = await fetch(`${web.base}/health/ready`)
    const { parts } = (await answer.json()) as { parts: Record<string, string> }
    return { status: answer.status, turns: parts.turns }
  }
  const workers = server.processes('worker')
  const told = await tellToStop(workers)
  const stored = await acceptedBy(server)
  const saidAt = Date.now()
  const people = crowd(server, citizens)
  const wrong = [...told.wrong]
  while ((await ready()).turns !== 'behind' && Date.now() < saidAt + 40_000) await pause(250)
  const behindAfter = Date.now() - saidAt
  const { status, turns } = await ready()
  if (status !== 503 || turns !== 'behind') wrong.push(`without a worker, ready says ${status} ${turns}`)
  const [due, age] = [await web.metric('lanes_due'), await web.metric('lanes_due_age_seconds')]
  if (due !== citizens || !(age >= 30)) wrong.push(`metrics tell of ${due} citizens who wait for ${age} s`)
  const kept = (await acceptedBy(server)) - stored
  if (kept !== citizens) wrong.push(`of ${citizens} messages ${kept} were answered 200 and stored`)
  const backAt = Date.now()
  await workers[0]!.start()
  while ((await ready()).status !== 200 && Date.now() < backAt + 20_000) await pause(50)
  const caughtUpAfter = Date.now() - backAt
  await Promise.all(workers.slice(1).map((worker) => worker.start()))
  const { wrong: more, figures } = await through(ground, people, false)
  return {
    wrong: [...wrong, ...more],
    figures: {
      ...figures,
      'called behind after, ms': behindAfter,
      'all answered after a start, ms': caughtUpAfter,
    },
  }
}

/** A web process is killed several times while everybody writes; what it had not answered is delivered again. */
export async function killWeb(ground: Ground, citizens: number, times: number): Promise<Findings> {
  const doors = ground.server.processes('web')
  const people = crowd(ground.server, citizens)
  let kills = 0
  for (let i = 0; i < times; i++) {
    await people.heard(1 + i * Math.floor(citizens * 0.8))
    if (!people.isThrough()) kills += 1
    const victim = doors[i % doors.length]!
    await victim.end('SIGKILL')
    await pause(150)
    await victim.start()
  }
  const { filed, wrong, figures } = await through(ground, people, false)
  return {
    wrong,
    figures: { ...figures, 'kills under load': kills, 'longest wait, ms': longestWait(filed) },
  }
}
