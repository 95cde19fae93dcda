/** The faults of a schedule at work: which of them strikes now, and which have struck. */
import type { WrongAnswer } from './api-answers.ts'
import { type Blow, describeFault, type Fault, type Role } from './schedule.ts'

export type Plan = ReturnType<typeof createPlan>

export function createPlan(faults: readonly Fault[], note: (line: string) => void) {
  let breath = 0
  const armed = faults.map((fault) => ({ fault, left: 'after' in fault ? fault.after : 0, struck: false }))
  type Armed = (typeof armed)[number]

  function strike(one: Armed): void {
    one.struck = true
    note(`FAULT ${describeFault(one.fault)}`)
  }

  /** The first that this occasion is for, and whose turn it is; the others count the occasion. */
  function meet(isFor: (fault: Fault) => boolean): Fault | null {
    let met: Armed | null = null
    for (const one of armed) {
      if (one.struck || !isFor(one.fault) || ('from' in one.fault && one.fault.from > breath)) continue
      if (one.left > 0) one.left -= 1
      else met ??= one
    }
    if (met) strike(met)
    return met?.fault ?? null
  }

  return {
    /** The citizen says the next thing. */
    nextBreath: (at: number) => {
      breath = at
    },
    call(role: Role, call: string): Blow | null {
      const met = meet((fault) => fault.kind === 'call' && fault.role === role && fault.call === call)
      return met?.kind === 'call' ? met.blow : null
    },
    answer(): WrongAnswer | null {
      const met = meet((fault) => fault.kind === 'answer')
      return met?.kind === 'answer' ? met.wrong : null
    },
    echo(): 'late' | 'twice' | 'lost' | null {
      const met = meet((fault) => fault.kind === 'echo')
      return met?.kind === 'echo' ? met.how : null
    },
    /** How the n-th message of the talk fares on its way, from 0. */
    delivery: (message: number) =>
      armed.flatMap((one) => {
        if (one.struck || one.fault.kind !== 'delivery' || one.fault.message !== message) return []
        strike(one)
        return [one.fault.how]
      }),
    /** By how much our clock steps before this breath. */
    clock: () =>
      armed.reduce((sum, one) => {
        if (one.struck || one.fault.kind !== 'clock' || one.fault.from > breath) return sum
        strike(one)
        return sum + one.fault.ms
      }, 0),
    struck: () => armed.filter((one) => one.struck).map(({ fault }) => fault),
  }
}
