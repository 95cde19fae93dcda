/** A loop that works while there is work and sleeps until the next is due or somebody kicks it. */

export type Pump = {
  /** There may be something to do now. */
  kick(): void
  /** Finishes what is under way and stops. */
  stop(): Promise<void>
}

/** When what is waiting on sockets has been read: the next round finds all of it, and shares its wait for the disk. */
function endOfPass(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/**
 * @param work does a round; says whether there may be more at once
 * @param nextDueAt when the next work is due; null when none waits
 * @param now the clock of the times that `nextDueAt` names
 * @param pollMs how long to sleep at most, so that work which another process left is found
 */
export function startPump(options: {
  work(): Promise<boolean>
  nextDueAt(): Promise<number | null>
  now(): number
  pollMs: number
  failed(error: unknown): void
}): Pump {
  let stopping = false
  let kicked = false
  let wake: (() => void) | null = null
  /** Rests in a row after which there was still nothing to take of what is due: another process holds it. */
  let vain = 0

  async function rest(): Promise<void> {
    const due = await options.nextDueAt().catch(() => null)
    if (kicked || stopping) return
    const untilDue = due === null ? options.pollMs : due - options.now()
    vain = untilDue > 0 ? 0 : vain + 1
    const ms = Math.min(options.pollMs, Math.max(untilDue, 2 ** vain / 2))
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    wake = null
  }

  async function run(): Promise<void> {
    while (!stopping) {
      kicked = false
      let more = false
      try {
        more = await options.work()
      } catch (error) {
        options.failed(error)
        await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, options.pollMs)))
      }
      if (stopping) return
      if (more || kicked) {
        vain = 0
        await endOfPass()
      } else await rest()
    }
  }

  const running = run()
  return {
    kick() {
      kicked = true
      wake?.()
    },
    async stop() {
      stopping = true
      wake?.()
      await running
    },
  }
}
