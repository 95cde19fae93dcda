/** One schedule, tried: the talk in the faulty world, the same in the undisturbed one, and what must be equal. */
import type { Address } from '../../channels/channel.ts'
import type { House } from '../../conversation/house.ts'
import type { Desk } from '../../desk.ts'
import { demoMessenger, demoZalo } from '../../simulator/demo-settings.ts'
import type { Metrics } from '../../telemetry/metrics.ts'
import { difference } from '../difference.ts'
import type { Grounds } from '../ground.ts'
import type { Script } from '../script.ts'
import { ENDS_DEAD } from './api-answers.ts'
import { chanceOf } from './chance.ts'
import type { Host } from './host.ts'
import type { Shown } from './journal.ts'
import { laneOf, recordsOf } from './picture.ts'
import { createPlan } from './plan.ts'
import { describeFault, kindOf, scheduleOf } from './schedule.ts'
import type { Store } from './store.ts'
import { playUndisturbed, tryOffice } from './undisturbed.ts'
import { createFaultyWorld, type FaultyWorld } from './world.ts'

/** What worlds are made in; opened once and used for many. */
export type Yard = { host: Host; grounds: Grounds; house: House; metrics: Metrics; store: Store }

/** A fault that struck: what it is counted as, and told in a line. */
export type Struck = { kind: string; line: string }

export type Trial = {
  seed: number
  /** At least three. */
  faults: Struck[]
  /** What was broken, the most telling first; null when every promise was kept. */
  violation: string | null
  /** Each step of the faulty world, a line each: the same for the same seed. */
  trace: string[]
}

const FEWEST_FAULTS = 3
/** More than a trial sends. */
const MOST_DEAD = 10_000
const PAUSE_MS = 10_000
const AT_THE_END: Struck = {
  kind: 'an old message is delivered again at the end',
  line: 'at the end, an old message is delivered again',
}

/** Tries one seed on one talk. */
export async function tryOut(yard: Yard, script: Script, seed: number): Promise<Trial> {
  const trace: string[] = []
  const breaths = script.steps.flatMap((step) => (step.kind === 'says' ? [step.lines] : []))
  const { channel } = script
  const faults = scheduleOf(seed, {
    channel,
    breaths: breaths.length,
    messages: breaths.flat().length,
    recordsApart: yard.store.recordsApart,
  })
  const plan = createPlan(faults, (line) => trace.push(line))
  const startsAt = script.startsAt - PAUSE_MS
  const desk = await yard.grounds.open(startsAt)
  const surroundings = { ...yard, desk, channel }
  try {
    await yard.store.empty()
    const note = (line: string) => void trace.push(line)
    const world = await createFaultyWorld(surroundings, startsAt, plan, chanceOf(~seed), note)
    try {
      const repeats = await playFaulty(world, script, () => plan.struck().length, note)
      const struck = [
        ...plan.struck().map((fault) => ({ kind: kindOf(fault), line: describeFault(fault) })),
        ...repeats,
      ]
      const tooFew = struck.length < FEWEST_FAULTS ? `only ${struck.length} faults struck` : null
      const violation = world.journal.violations[0] ?? (await compare(yard, world, desk, script)) ?? tooFew
      return { seed, faults: struck, violation, trace }
    } finally {
      world.close()
    }
  } finally {
    await desk.database.close()
  }
}

/** @returns the repeated deliveries with which it ended because too few faults had struck */
async function playFaulty(
  world: FaultyWorld,
  script: Script,
  struck: () => number,
  note: (line: string) => void,
): Promise<Struck[]> {
  const { journal } = world
  if (script.known) await world.says(['xin chào'])
  for (const step of script.steps) {
    if (journal.violations.length > 0) return []
    if (step.kind === 'says') await world.says(step.lines)
    else if (step.kind === 'office') {
      await world.allArrives()
      const entry = {
        kind: 'office' as const,
        line: step.line,
        at: world.moment(),
        refused: null as string | null,
      }
      journal.entries.push(entry)
      note(`@ ${step.line}`)
      entry.refused = await tryOffice(world.office, step.line)
    }
  }
  await world.allArrives()
  const repeats = Array.from({ length: Math.max(0, FEWEST_FAULTS - struck()) }, () => {
    world.repeatOne()
    return AT_THE_END
  })
  await world.rest()
  return repeats
}

/** @returns the first thing that is not as in an undisturbed world; null when all is */
async function compare(yard: Yard, world: FaultyWorld, desk: Desk, script: Script): Promise<string | null> {
  const { journal, post, backstage } = world
  const startsAt = script.startsAt - PAUSE_MS
  const { channel } = script
  const account = channel === 'zalo' ? demoZalo.oaId : demoMessenger.pageId
  const address: Address = { channel, account, user: world.user }
  const figures = await backstage.figures(world.now())
  const dead = [...journal.givenUp]
  const records = await recordsOf(desk)
  const lane = await laneOf(backstage, desk, address, world.now())
  journal.close()
  const faulty = { shown: [...journal.shown], dead }
  if (figures.lanesDue + figures.outgoing > 0) return `work is left: ${JSON.stringify(figures)}`
  const lost = post.answered.find((id) => !journal.heard.has(id))
  if (lost) return `${lost} was answered 200 and never acted on`
  const calmDesk = await yard.grounds.open(startsAt)
  try {
    await yard.store.empty()
    const surroundings = { ...yard, desk: calmDesk, channel }
    const calm = await playUndisturbed(surroundings, startsAt, journal.entries, post.delivered)
    if (calm.differs) return `undisturbed, ${calm.differs}`
    const deadAnyway = (await calm.mailbox.deadLetters(null, MOST_DEAD)).map(({ id }) => id)
    const calmLane = await laneOf(calm.mailbox, calmDesk, address, world.now())
    return (
      seenAlike(world, faulty, { shown: calm.shown, dead: deadAnyway }) ??
      alike('the conversation', calmLane, lane) ??
      alike('the records', await recordsOf(calmDesk), records)
    )
  } finally {
    await calmDesk.database.close()
  }
}

type Sent = { shown: Shown[]; dead: string[] }

/** The same replies in the same order; twice only what may be, and nothing is missing but what had to be given up. */
function seenAlike({ journal }: FaultyWorld, faulty: Sent, calm: Sent): string | null {
  const seenCalmly = new Set(calm.shown.map(({ outboxId }) => outboxId))
  for (const id of faulty.dead.filter((one) => !calm.dead.includes(one) && seenCalmly.has(one))) {
    const mayDie =
      journal.wrong(id).some(({ fails }) => fails !== null && ENDS_DEAD.has(fails)) || journal.unknown(id) > 1
    if (!mayDie) return `${id} was given up for nothing`
  }
  const times = new Map<string, number>()
  for (const { outboxId } of faulty.shown) times.set(outboxId, (times.get(outboxId) ?? 0) + 1)
  for (const [id, n] of times)
    if (n > 1 + Math.min(1, journal.unknown(id)))
      return `${id} was seen ${n} times, its outcome was unknown ${journal.unknown(id)} times`
  // In the order of first sight: a courier that lost its lease to a step of the clock may still send what it has in hand.
  const ids = faulty.shown.map(({ outboxId }) => outboxId)
  const once = faulty.shown.filter(({ outboxId }, at) => ids.indexOf(outboxId) === at)
  const wanted = calm.shown.filter(({ outboxId }) => times.has(outboxId) || !faulty.dead.includes(outboxId))
  const lines = (all: Shown[]) => all.map(({ outboxId, words }) => `${outboxId} ${words}`)
  return alike('what the citizen saw', lines(wanted), lines(once))
}

function alike(what: string, undisturbed: string[], faulty: string[]): string | null {
  const differs = undisturbed.length !== faulty.length || undisturbed.some((line, at) => line !== faulty[at])
  return differs
    ? `${what} (- undisturbed, + under faults):\n${difference(undisturbed.join('\n'), faulty.join('\n'))}`
    : null
}
