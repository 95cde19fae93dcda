/** Which faults a seed brings: a list, made before anything is played, from nothing but the seed and the size of the talk. */
import type { ChannelName } from '../../channels/channel.ts'
import { WRONG_ANSWERS, type WrongAnswer } from './api-answers.ts'
import { type Chance, chanceOf } from './chance.ts'

/** What a process of the world does: takes deliveries, takes turns, sends, hands over notices. */
export type Role = 'web' | 'worker' | 'courier' | 'clockwork'

/**
 * What befalls one call of a process: the store is away before or after it took effect; the process dies before or
 * after; the process stands still until its lease is over; a driver sends the call twice.
 */
export type Blow = 'fails before' | 'fails after' | 'dies before' | 'dies after' | 'pauses' | 'is sent twice'

/** `from`: the breath (lines sent without waiting) from which on it may strike; `after`: how many such calls it lets pass then. */
export type Fault =
  | { kind: 'call'; role: Role; call: string; blow: Blow; from: number; after: number }
  | { kind: 'answer'; wrong: WrongAnswer; from: number; after: number }
  | { kind: 'echo'; how: 'late' | 'twice' | 'lost'; from: number; after: number }
  | { kind: 'delivery'; how: 'twice' | 'again later' | 'overtaken' | 'late'; message: number }
  | { kind: 'clock'; ms: number; from: number }

/** The size of a talk, and whether its store keeps records in a step of their own (Redis). */
export type Talked = { channel: ChannelName; breaths: number; messages: number; recordsApart: boolean }

const FEWEST = 3
const MOST = 8

const STORE: Blow[] = ['fails before', 'fails after', 'dies before', 'dies after']
type Target = { role: Role; call: string; blows: Blow[]; on?: ChannelName; apart?: true }
const TARGETS: Target[] = [
  { role: 'web', call: 'mailbox.accept', blows: [...STORE, 'is sent twice'] },
  { role: 'web', call: 'answer', blows: ['dies after'] },
  { role: 'web', call: 'mailbox.confirm', blows: [...STORE, 'is sent twice'], on: 'messenger' },
  { role: 'worker', call: 'mailbox.take', blows: STORE },
  { role: 'worker', call: 'mailbox.commit', blows: [...STORE, 'pauses', 'is sent twice'] },
  { role: 'worker', call: 'mailbox.commit', blows: ['pauses', 'pauses', 'is sent twice', 'fails after'] },
  { role: 'worker', call: 'mailbox.release', blows: STORE },
  { role: 'worker', call: 'database.read', blows: ['fails before', 'dies before', 'pauses'] },
  { role: 'worker', call: 'database.commit', blows: [...STORE, 'pauses'], apart: true },
  { role: 'worker', call: 'database.commit', blows: ['fails after', 'dies after', 'pauses'], apart: true },
  { role: 'courier', call: 'mailbox.takeOutgoing', blows: STORE },
  { role: 'courier', call: 'mailbox.settle', blows: [...STORE, 'pauses', 'is sent twice'] },
  { role: 'courier', call: 'channel.send', blows: ['dies before', 'dies after'] },
  { role: 'courier', call: 'tokens.read', blows: STORE, on: 'zalo' },
  { role: 'courier', call: 'tokens.lock', blows: STORE, on: 'zalo' },
  { role: 'courier', call: 'database.commit', blows: ['dies before', 'dies after'] },
  { role: 'clockwork', call: 'database.read', blows: ['fails before', 'dies before'] },
  { role: 'clockwork', call: 'mailbox.accept', blows: [...STORE, 'is sent twice'] },
  { role: 'clockwork', call: 'database.commit', blows: STORE },
]

/** The faults of a seed for a talk of this size, at least three. */
export function scheduleOf(seed: number, talked: Talked): Fault[] {
  const chance = chanceOf(seed)
  const count = FEWEST + chance.below(MOST - FEWEST + 1)
  return Array.from({ length: count }, () => faultOf(chance, talked))
}

function faultOf(chance: Chance, { channel, breaths, messages, recordsApart }: Talked): Fault {
  const from = chance.below(breaths)
  const kind = chance.next()
  if (kind < 0.5) {
    const possible = TARGETS.filter(
      ({ on, apart }) => (on ?? channel) === channel && (!apart || recordsApart),
    )
    const { role, call, blows } = chance.pick(possible)
    const after = call === 'database.commit' ? 0 : chance.below(3) // records are few
    return { kind: 'call', role, call, blow: chance.pick(blows), from, after }
  }
  if (kind < 0.7)
    return { kind: 'answer', wrong: chance.pick(WRONG_ANSWERS[channel]), from, after: chance.below(3) }
  if (kind < 0.76 && channel === 'messenger')
    return { kind: 'echo', how: chance.pick(['late', 'twice', 'lost']), from, after: chance.below(3) }
  if (kind < 0.92) {
    const how = chance.pick(['twice', 'again later', 'overtaken', 'late'] as const)
    return { kind: 'delivery', how, message: chance.below(messages) }
  }
  const ms = chance.happens(0.5) ? (1 + chance.below(10)) * 60_000 : -(1 + chance.below(9)) * 1_000
  return { kind: 'clock', ms, from }
}

/** A fault in a line, for whoever looks into a failed seed. */
export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'call':
      return `from breath ${fault.from} on, call ${fault.after + 1} of ${fault.call} by a ${fault.role} ${fault.blow}`
    case 'answer':
      return `from breath ${fault.from} on, send ${fault.after + 1} is answered: ${fault.wrong.name}`
    case 'echo':
      return `from breath ${fault.from} on, echo ${fault.after + 1} comes ${fault.how === 'lost' ? 'never' : fault.how}`
    case 'delivery':
      return `message ${fault.message + 1} is delivered ${fault.how}`
    case 'clock':
      return `before breath ${fault.from} our clock steps by ${fault.ms / 1000} s`
  }
}

const KINDS: Record<Blow, string> = {
  'fails before': 'a store is away before a call takes effect',
  'fails after': 'a store is away before it answers',
  'dies before': 'a process dies before a call',
  'dies after': 'a process dies after a call',
  pauses: 'a process stands still until its lease is over',
  'is sent twice': 'a call is made twice',
}

/** What a fault is counted as. */
export function kindOf(fault: Fault): string {
  switch (fault.kind) {
    case 'call':
      return KINDS[fault.blow]
    case 'answer':
      return `the API answers: ${fault.wrong.fails?.replace('_', ' ') ?? 'the token is over'}`
    case 'echo':
      return `an echo comes ${fault.how === 'lost' ? 'never' : fault.how}`
    case 'delivery':
      return `a message is delivered ${fault.how}`
    case 'clock':
      return `our clock is set ${fault.ms > 0 ? 'forward' : 'back'}`
  }
}
