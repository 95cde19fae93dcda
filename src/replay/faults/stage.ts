/**
 * Processes that take turns. Each call that leaves a process (to its store, to a platform) waits until it is let go, one at
 * a time, so that an order of such steps is all there is to chance; and each can be struck by a fault before or after it
 * takes effect.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as immediate } from 'node:timers/promises'
import { Unavailable } from '../../database/database.ts'
import type { Blow, Role } from './schedule.ts'

export type Process = {
  readonly name: string
  readonly role: Role
  alive: boolean
  /** Something is under way: a round of work, a delivery. */
  busy: boolean
  /** Stands still, and since when it waits for what. */
  pausedUntil: 'taken by another' | 'rest' | null
  /** Called when it dies. */
  died: (() => void) | null
}

/** A call that waits to be let go. */
export type Waiting = { process: Process; call: string; spared: boolean }
type Call = Waiting & {
  run(): Promise<unknown>
  done(value: unknown): void
  failed(error: unknown): void
  /** The call that makes this one on its way, which then waits for it: a turn's commit that comes to write records. */
  within: Call | null
  /** How many calls that it makes wait to be let go. */
  waitsFor: number
}

export type Stage = ReturnType<typeof createStage>

/**
 * @param strikes what befalls this call of this process now; null: nothing
 * @param note told of each step
 */
export function createStage(
  strikes: (process: Process, call: string) => Blow | null,
  note: (step: string) => void,
) {
  const held: Call[] = []
  const current = new AsyncLocalStorage<Call>()
  /** The calls of a process that have been let go and have not come back, and who waits for the process to be quiet. */
  const open = new Map<Process, { calls: Set<Call>; quiet: (() => void) | null }>()
  const insideOf = (process: Process) => {
    const known = open.get(process) ?? { calls: new Set(), quiet: null }
    open.set(process, known)
    return known
  }

  /** It waits at a call, has ended, or has died: nothing moves in it any more. */
  function becameQuiet(process: Process): void {
    const inside = insideOf(process)
    inside.quiet?.()
    inside.quiet = null
  }

  async function untilQuiet(process: Process, work: () => void): Promise<void> {
    const quiet = new Promise<void>((resolve) => {
      insideOf(process).quiet = resolve
    })
    work()
    await quiet
    await immediate() // what the process does side by side comes to its calls, too
  }

  function kill(process: Process): void {
    note(`${process.name} dies`)
    process.alive = false
    for (const one of held.filter((waiting) => waiting.process === process)) unhold(one)
    process.died?.()
    becameQuiet(process)
  }

  /** An answer over HTTP may still be on its way when the last call has come back: then only the end of it counts. */
  function cameBack(one: Call): void {
    const { process } = one
    const { calls } = insideOf(process)
    calls.delete(one)
    const isAnswering =
      process.role === 'web' && process.busy && !held.some((waiting) => waiting.process === process)
    const isWaiting = [...calls].every(({ waitsFor }) => waitsFor > 0)
    if (isWaiting && !isAnswering) becameQuiet(process)
  }

  function unhold(one: Call): void {
    held.splice(held.indexOf(one), 1)
    if (one.within) one.within.waitsFor -= 1
  }

  function letRun(one: Call, blow: Blow | null): void {
    const { process } = one
    insideOf(process).calls.add(one)
    const run = () => current.run(one, one.run)
    const effect = blow === 'is sent twice' ? run().then(run) : run()
    const ended = (tell: () => void) => {
      if (!process.alive) return
      if (blow === 'dies after') return kill(process)
      if (blow === 'fails after') one.failed(new Unavailable('a fault: the answer was lost'))
      else tell()
      cameBack(one)
    }
    effect.then(
      (value) => ended(() => one.done(value)),
      (error) => ended(() => one.failed(error)),
    )
  }

  return {
    /** A call on its way out of a process. Never comes back once the process is dead. */
    gate<T>(process: Process, call: string, run: () => Promise<T>): Promise<T> {
      return new Promise<T>((done, failed) => {
        if (!process.alive) return
        const within = current.getStore() ?? null
        if (within) within.waitsFor += 1
        const told = { done: done as (value: unknown) => void, failed }
        held.push({ process, call, spared: false, run, ...told, within, waitsFor: 0 })
        becameQuiet(process)
      })
    },
    /** Calls that can be let go, oldest first. */
    waiting: (): Waiting[] => held.filter(({ process }) => process.pausedUntil === null),
    paused: (): Process[] =>
      [...new Set(held.map(({ process }) => process))].filter((one) => one.pausedUntil),
    /** Starts something in a process, and comes back when it is quiet. */
    async begin(process: Process, work: () => Promise<unknown>): Promise<void> {
      process.busy = true
      const ended = () => {
        if (!process.alive) return
        process.busy = false
        becameQuiet(process)
      }
      await untilQuiet(process, () => void work().then(ended, ended))
    },
    /** Lets a call go, and comes back when its process is quiet again. */
    async letGo(waiting: Waiting): Promise<void> {
      const one = held.find((each) => each === waiting)!
      const { process, call } = one
      const blow = one.spared ? null : strikes(process, call)
      note(`${process.name} ${call}${blow ? `: ${blow}` : ''}`)
      if (blow === 'pauses') {
        one.spared = true
        process.pausedUntil = 'taken by another'
        return
      }
      unhold(one)
      if (blow === 'dies before') return kill(process)
      await untilQuiet(process, () => {
        if (blow !== 'fails before') return letRun(one, blow)
        one.failed(new Unavailable('a fault: the connection was lost'))
        cameBack(one)
      })
    },
    kill,
  }
}
