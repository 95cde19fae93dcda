/**
 * The faulty world: several processes of each kind over one store, whose steps come in an order that chance chooses, under
 * the faults of a schedule. Two clocks: the platforms', and ours, which faults step. Nobody waits: time passes when nothing
 * can be done at the moment.
 */
import { request } from 'undici'
import type { Instant } from '../../calendar/instant.ts'
import { dayOf } from '../../calendar/instant.ts'
import { everyDay, everyMinute } from '../../schedule/jobs.ts'
import { nextNoticeAt } from '../../schedule/notices.ts'
import { createLog } from '../../telemetry/log.ts'
import type { OfficeWorld } from '../office.ts'
import { deedOf } from '../render.ts'
import type { Chance } from './chance.ts'
import { gatesOf, type Member, openMember, type Premises } from './house.ts'
import { createJournal } from './journal.ts'
import type { Plan } from './plan.ts'
import { createPlayed, type Laid } from './played.ts'
import { createPost, type Parcel } from './post.ts'
import type { Role } from './schedule.ts'
import { createStage, type Process } from './stage.ts'

const ROLES: Role[] = ['web', 'web', 'worker', 'worker', 'courier', 'courier', 'clockwork']
const PAUSE_MS = 10_000
const BREATH_MS = 200
const DAY_MS = 86_400_000
/** Where nothing is due at a known time, time passes in growing pieces. */
const FIRST_PIECE_MS = 500
const LONGEST_PIECE_MS = 60_000
/** More than any schedule needs; a world that takes more never comes to rest. */
const MOST_STEPS = 20_000
/** Longer than an echo is waited for. */
const LATE_ECHO_MS = 40_000
/** How long after the first a repeated delivery may come. */
const AGAIN_AFTER_MS = [30_000, 600_000, 7_200_000]

/** A place for a process; another one takes it when the process has died. */
type Place = {
  role: Role
  process: Process
  member: Member
  base: string
  unmount(): void
  sawChange: number
}

export type FaultyWorld = Awaited<ReturnType<typeof createFaultyWorld>>

/** What is handed to a world; the parts that depend on its clock it makes itself. */
export type Surroundings = Omit<Premises, 'apiBase' | 'now' | 'chance' | 'defect'>

export async function createFaultyWorld(
  surroundings: Surroundings,
  startsAt: Instant,
  plan: Plan,
  chance: Chance,
  note: (line: string) => void,
) {
  const { desk, host, channel, store } = surroundings
  let truth = startsAt
  let skew = 0
  const now = () => truth + skew
  let changes = 0
  let known: Promise<{ due: Instant | null; outgoing: Instant | null; notice: Instant | null }> | null = null
  const changed = () => {
    changes += 1
    known = null
  }
  let woken: Process | null = null
  const journal = createJournal(
    note,
    changed,
    (process) => {
      const sleeper = stage.paused().find((one) => one.role === process.role && one !== process)
      if (sleeper?.pausedUntil === 'taken by another') wakeLater(sleeper)
    },
    store.recordsApart,
  )
  const stage = createStage((process, call) => plan.call(process.role, call), note)
  const post = createPost()
  const played = createPlayed(channel, () => truth, lay)
  const platform = host.mount(played.app)
  const premises: Premises = {
    ...surroundings,
    apiBase: platform.base,
    now,
    chance: chance.next,
    defect: (what) => journal.broken(`a defect: ${what}`),
  }
  const places: Place[] = []
  for (const [at, role] of ROLES.entries()) places.push(open(role, `${role} ${at}`))
  const backstage = store.open({ database: desk.database, own: desk.database, vault: desk.vault })
  let breath = 0
  let said = 0

  /** Either while the other works on what it took, or after all is done. */
  function wakeLater(sleeper: Process): void {
    if (chance.happens(0.7)) wake(sleeper)
    else sleeper.pausedUntil = 'rest'
  }

  function wake(sleeper: Process): void {
    note(`${sleeper.name} wakes up`)
    sleeper.pausedUntil = null
    woken = sleeper
  }

  function open(role: Role, name: string): Place {
    const process: Process = { name, role, alive: true, busy: false, pausedUntil: null, died: null }
    const member = openMember(
      premises,
      gatesOf(stage, process, {
        mailbox: (mailbox) => journal.watch(process, mailbox),
        send: (send) => async (user, part, outboxId) => {
          const wrong = plan.answer()
          for (const fault of wrong?.faults ?? []) played.failNext(fault)
          if (wrong) journal.isAnsweredWrongly(outboxId, wrong)
          try {
            return await journal.watchSend(send, () => played.shown)(user, part, outboxId)
          } finally {
            played.clearFaults()
          }
        },
      }),
    )
    const { base, unmount } = role === 'web' ? member.listen() : { base: '', unmount() {} }
    return { role, process, member, base, unmount, sawChange: -1 }
  }

  function reopen(place: Place): void {
    place.unmount()
    Object.assign(place, open(place.role, `${place.process.name.replace(/'*$/, '')}${'’'}`))
    note(`${place.process.name} starts`)
  }

  function lay(laid: Laid): void {
    const parcel: Parcel = { ...laid, letter: null, notBefore: truth, heldUntilBreath: null, tries: 0 }
    if (laid.kind === 'message') layMessage(parcel)
    else layEcho(parcel)
  }

  function layEcho(parcel: Parcel): void {
    const how = plan.echo()
    if (how !== 'lost') post.lay({ ...parcel, notBefore: how === 'late' ? truth + LATE_ECHO_MS : truth })
    if (how === 'twice') post.layAgain(parcel, truth)
  }

  function layMessage(parcel: Parcel): void {
    const { body, headers } = parcel.delivery
    const [arrival] = places[0]!.member.read(body, headers).arrivals
    const one = { ...parcel, letter: arrival!.incoming.id }
    for (const how of plan.delivery(said++)) {
      if (how === 'twice') post.layAgain(one, truth)
      else if (how === 'again later') post.layAgain(one, truth + chance.pick(AGAIN_AFTER_MS))
      else if (how === 'overtaken') one.notBefore = truth + BREATH_MS * 3
      else one.heldUntilBreath = breath + 1 + chance.below(2)
    }
    post.lay(one)
  }

  function deliver(place: Place, parcel: Parcel): Promise<void> {
    const { process, base } = place
    const hangUp = new AbortController()
    post.begin(parcel)
    process.died = () => {
      hangUp.abort()
      post.end(parcel, null, truth)
    }
    note(`${process.name} is brought ${parcel.letter ?? 'an echo'}`)
    return stage.begin(process, async () => {
      const status = await bring(base, parcel, hangUp.signal)
      if (!process.alive) return
      process.died = null
      note(`${process.name} answers ${status}`)
      if (status !== 200 && status !== 503) journal.broken(`a delivery was answered ${status}`)
      post.end(parcel, status, truth)
      if (plan.call('web', 'answer')) stage.kill(process)
    })
  }

  /** All that could happen next. */
  async function moves(): Promise<(() => Promise<void>)[]> {
    known ??= look()
    const { due, outgoing, notice } = await known
    const possible: (() => Promise<void>)[] = stage.waiting().map((one) => () => stage.letGo(one))
    const parcel = post.next(truth)
    const isDue = (at: Instant | null) => at !== null && at <= now()
    for (const place of places) {
      const { process, member, role } = place
      if (!process.alive) possible.push(async () => reopen(place))
      else if (process.busy) continue
      else if (role === 'web') {
        if (parcel) possible.push(() => deliver(place, parcel))
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
    const { due, outgoing } = await known
    const parcelAt = post.nextAt()
    const times = [due, outgoing, parcelAt === null ? null : parcelAt + skew].filter((at) => at !== null)
    const [sleeper] = stage.paused()
    if (times.length === 0 || (sleeper && piece >= LONGEST_PIECE_MS)) {
      if (sleeper) wake(sleeper) // the last one awake may be asleep, too
      return sleeper !== undefined
    }
    const next = Math.min(...times.map((at) => (at > now() ? at : now() + piece)))
    truth += next - now()
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
      const end = truth + ms
      while (truth < end) {
        const before = dayOf(now())
        truth = Math.min(end, truth + DAY_MS)
        const daily = dayOf(now()) !== before
        journal.entries.push({ kind: 'jobs', now: now(), daily })
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
    user: played.user,
    rest,
    /** The citizen writes some lines without waiting, then waits for the answer or does not. */
    async says(lines: string[]): Promise<void> {
      breath += 1
      plan.nextBreath(breath - 1)
      truth += PAUSE_MS
      skew += plan.clock()
      changed()
      post.release(breath)
      for (const line of lines) {
        note(`the citizen says ${line}`)
        await played.say(deedOf(line))
        truth += BREATH_MS
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
      if (messages.length > 0) post.layAgain(chance.pick(messages), truth)
    },
    close(): void {
      for (const place of places) place.unmount()
      platform.unmount()
    },
  }
}

/** @returns the status of the answer; null when none came */
export async function bring(
  base: string,
  { delivery }: Parcel,
  signal?: AbortSignal,
): Promise<number | null> {
  try {
    const { path, headers, body } = delivery
    const type = { 'content-type': 'application/json' }
    const answer = await request(base + path, {
      method: 'POST',
      headers: { ...type, ...headers },
      body,
      signal,
    })
    await answer.body.dump()
    return answer.statusCode
  } catch {
    return null
  }
}
