/**
 * The faulty world: several processes of each kind over one store, whose steps come in an order that chance chooses, under
 * the faults of a schedule. Time passes when nothing can be done at the moment.
 */

import type { Instant } from '../../calendar/instant.ts'
import { dayOf } from '../../calendar/instant.ts'
import type { Channel } from '../../channels/channel.ts'
import { STILL_SENDING_EVERY_MS } from '../../conversation/mailbox.ts'
import { everyDay, everyMinute } from '../../schedule/jobs.ts'
import { nextNoticeAt } from '../../schedule/notices.ts'
import { createLog } from '../../telemetry/log.ts'
import type { OfficeWorld } from '../office.ts'
import { deedOf } from '../render.ts'
import type { Chance } from './chance.ts'
import { createClocks } from './clocks.ts'
import type { Premises } from './house.ts'
import { createJournal } from './journal.ts'
import { createPlaces } from './places.ts'
import type { Plan } from './plan.ts'
import { createPlayed } from './played.ts'
import { createPost } from './post.ts'
import { createPostman } from './postman.ts'
import { createStage, type Process } from './stage.ts'

const PAUSE_MS = 10_000
const BREATH_MS = 200
const DAY_MS = 86_400_000
/** Where nothing is due at a known time, time passes in growing pieces. */
const FIRST_PIECE_MS = 500
const LONGEST_PIECE_MS = 60_000
/** Many times what any schedule needs; a world that takes more never comes to rest. */
const MOST_STEPS = 5_000

export type FaultyWorld = Awaited<ReturnType<typeof createFaultyWorld>>

/** What is handed to a world; the parts that depend on its clock it makes itself. */
export type Surroundings = Omit<Premises, 'apiBase' | 'now' | 'chance' | 'defect'>

/** @param note told of each step: the same for the same plan and chance */
export async function createFaultyWorld(
  surroundings: Surroundings,
  startsAt: Instant,
  plan: Plan,
  chance: Chance,
  note: (line: string) => void,
) {
  const { desk, host, channel, store } = surroundings
  const clocks = createClocks(startsAt)
  const now = clocks.ours
  let changes = 0
  let known: Promise<{ due: Instant | null; outgoing: Instant | null; notice: Instant | null }> | null = null
  const changed = () => {
    changes += 1
    known = null
  }
  let woken: Process | null = null
  const journal = createJournal(clocks.moment, note, changed, wakeRival, store.recordsApart)
  const stage = createStage((process, call) => plan.call(process.role, call), note)
  const post = createPost()
  let breath = 0
  const played = createPlayed(channel, clocks.platforms, (laid) => postman.lay(laid, breath))
  const platform = host.mount(played.app)
  const premises: Premises = {
    ...surroundings,
    apiBase: platform.base,
    now,
    chance: chance.next,
    defect: (what) => journal.broken(`a defect: ${what}`),
  }
  const places = createPlaces(premises, stage, journal, answeredByPlan)
  const postman = createPostman(
    { plan, post, clocks, chance, stage },
    ({ delivery }) => places.all[0]!.member.read(delivery.body, delivery.headers).arrivals[0]!.incoming.id,
    note,
    journal.broken,
  )
  const backstage = store.open({ database: desk.database, own: desk.database, vault: desk.vault })

  function answeredByPlan(send: Channel['send']): Channel['send'] {
    return async (user, part, outboxId) => {
      const wrong = plan.answer()
      for (const fault of wrong?.faults ?? []) played.failNext(fault)
      if (wrong) journal.isAnsweredWrongly(outboxId, wrong)
      try {
        return await journal.watchSend(send, () => played.shown)(user, part, outboxId)
      } finally {
        played.clearFaults()
      }
    }
  }

  /** Who stands still over what another has just taken: awake while that one works on it, or after all is done. */
  function wakeRival(process: Process): void {
    const sleeper = stage.paused().find((one) => one.role === process.role && one !== process)
    if (sleeper?.pausedUntil !== 'taken by another') return
    if (chance.happens(0.7)) wake(sleeper)
    else sleeper.pausedUntil = 'rest'
  }

  function wake(sleeper: Process): void {
    note(`${sleeper.name} wakes up`)
    sleeper.pausedUntil = null
    woken = sleeper
  }

  /** All that could happen next. */
  async function moves(): Promise<(() => Promise<void>)[]> {
    known ??= look()
    const { due, outgoing, notice } = await known
    const possible: (() => Promise<void>)[] = stage.waiting().map((one) => () => stage.letGo(one))
    const parcel = post.next(clocks.platforms())
    const isDue = (at: Instant | null) => at !== null && at <= now()
    for (const place of places.all) {
      const { process, member, role } = place
      if (!process.alive)
        possible.push(async () => {
          places.reopen(place)
          note(`${place.process.name} starts`)
        })
      else if (process.busy) continue
      else if (role === 'web') {
        if (parcel) possible.push(() => postman.deliver(place, parcel))
      } else if (place.sawChange < changes) {
        const round = {
          worker: isDue(due) && member.work,
          courier: isDue(outgoing) && member.send,
          clockwork: isDue(notice) && member.handOver,
        }[role]
        if (round)
          possible.push(() => {
            place.sawChange = changes
            return stage.begin(process, round)
          })
      }
    }
    return possible
  }

  async function look() {
    const [due, outgoing, notice] = await Promise.all([
      backstage.nextDueAt(),
      backstage.nextOutgoingAt(),
      nextNoticeAt(desk.database),
    ])
    return { due, outgoing, notice }
  }

  /** @returns false when there was nothing to do */
  async function step(): Promise<boolean> {
    const urgent = woken && stage.waiting().find((one) => one.process === woken)
    woken = null
    if (urgent) {
      await stage.letGo(urgent)
      return true
    }
    const possible = await moves()
    if (possible.length === 0) return false
    await chance.pick(possible)()
    return true
  }

  /** Time passes until something can be done. @returns false when nothing waits for it */
  async function letTimePass(piece: number): Promise<boolean> {
    known = look()
    const { due, outgoing, notice } = await known
    const parcelAt = post.nextAt()
    const overdue = notice !== null && notice <= now() ? notice : null // of one to come, days may be left
    const parcel = parcelAt === null ? null : clocks.inOurs(parcelAt)
    const times = [due, outgoing, overdue, parcel].filter((at) => at !== null)
    const [sleeper] = stage.paused()
    if (times.length === 0 || (sleeper && piece >= LONGEST_PIECE_MS)) {
      if (sleeper) wake(sleeper) // the last one awake may be asleep, too
      return sleeper !== undefined
    }
    const next = Math.min(...times.map((at) => (at > now() ? at : now() + piece)))
    clocks.pass(next - now())
    note(`… ${(next - startsAt) / 1000} s`)
    changed()
    return true
  }

  /** Until nothing waits: nobody works, all leases are over, all that was said has been brought and answered. */
  async function rest(): Promise<void> {
    let piece = FIRST_PIECE_MS
    let before = -1
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (journal.violations.length > 0) return
      if (await step()) continue
      piece = changes - before <= 1 ? Math.min(LONGEST_PIECE_MS, piece * 2) : FIRST_PIECE_MS
      if (!(await letTimePass(piece))) return
      before = changes
    }
    journal.broken('the world never comes to rest')
  }

  /** The citizen waits, whatever is under way meanwhile. */
  async function pause(): Promise<void> {
    for (let left = PAUSE_MS; left > 0; left -= STILL_SENDING_EVERY_MS) {
      clocks.pass(STILL_SENDING_EVERY_MS)
      for (const { role, process, member } of places.all)
        if (role === 'courier' && process.alive && !process.pausedUntil) await member.stillSending()
    }
  }

  async function someSteps(): Promise<void> {
    for (let left = chance.below(25); left > 0; left--) if (!(await step())) return
  }

  const jobs = { desk, mailbox: backstage, log: createLog('silent'), now, arrived() {} }

  const office: OfficeWorld = {
    desk,
    now,
    async settle() {
      changed()
      await rest()
    },
    async pass(ms) {
      const end = clocks.platforms() + ms
      while (clocks.platforms() < end) {
        const before = dayOf(now())
        clocks.pass(Math.min(end - clocks.platforms(), DAY_MS))
        note(`… ${(now() - startsAt) / 1000} s`)
        const daily = dayOf(now()) !== before
        journal.entries.push({ kind: 'jobs', at: clocks.moment(), daily })
        await everyMinute(jobs)
        if (daily) await everyDay(jobs)
        await this.settle()
      }
    },
  }

  return {
    journal,
    post,
    backstage,
    office,
    now,
    moment: clocks.moment,
    user: played.user,
    rest,
    /** The citizen writes some lines without waiting, then waits for the answer or does not. */
    async says(lines: string[]): Promise<void> {
      breath += 1
      plan.nextBreath(breath - 1)
      await pause()
      clocks.step(plan.clock())
      changed()
      post.release(breath)
      for (const line of lines) {
        note(`the citizen says ${line}`)
        await played.say(deedOf(line))
        clocks.pass(BREATH_MS)
        if (chance.happens(0.3)) await someSteps()
      }
      if (chance.happens(0.75)) await rest()
      else await someSteps()
    },
    /** Everything that was held back arrives. */
    async allArrives(): Promise<void> {
      post.release(null)
      await rest()
    },
    /** A message that was delivered before is delivered again. */
    repeatOne(): void {
      const messages = post.delivered.filter(({ letter }) => letter !== null)
      if (messages.length > 0) post.layAgain(chance.pick(messages), clocks.platforms())
    },
    close(): void {
      places.close()
      platform.unmount()
    },
  }
}
