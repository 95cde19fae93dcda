/** What was set aside: conversations that were interrupted, and wishes that wait for their turn. The last one is offered first. */
import type { Reply } from '../channels/channel.ts'
import { flowNamed, type Pass, suggest, words } from './pass.ts'
import type { Standing } from './state.ts'

const MOST_PAUSED = 3

/** Sets the open conversation aside, to be offered again; one that holds nothing yet is let go. */
export function pause(pass: Pass): void {
  const { state } = pass
  const isBare = state.active && flowNamed(pass, state.active.flow)?.isBare?.(state.active.draft)
  if (state.active && !isBare) state.paused = [...state.paused.slice(1 - MOST_PAUSED), state.active]
  state.active = null
}

/** Wishes that have not begun wait for their turn, the first of them next. Earlier ones of the same flows give way. */
export function letWait({ state }: Pass, waiting: Standing[]): void {
  const kept = state.paused.filter(
    ({ flow, told }) => told === undefined || !waiting.some((one) => one.flow === flow),
  )
  state.paused = [...kept, ...waiting.toReversed()].slice(-MOST_PAUSED)
}

/**
 * What a button names, newest first; null when it is gone by now.
 *
 * @param waits it is a wish that has not begun
 */
export function setAside({ state }: Pass, flow: string, waits: boolean): Standing | null {
  return state.paused.findLast((one) => one.flow === flow && (one.told !== undefined) === waits) ?? null
}

/** Takes it out of what was set aside. */
export function takeOut({ state }: Pass, standing: Standing): void {
  state.paused = state.paused.filter((one) => one !== standing)
}

/** Offers to go on with a conversation that was set aside. */
export function offerToGoOn(pass: Pass): void {
  const standing = pass.state.paused.at(-1)
  if (!standing) return
  const offer = offerOf(pass, standing)
  const offered = pass.says.at(-1)?.reply.choices ?? []
  pass.says.push({ reply: { ...offer, choices: [...offer.choices, ...offered] }, asks: true })
}

/** The menu; what was set aside is its last entry. */
export function showMenu(pass: Pass): void {
  suggest(pass, withWayBack(pass, words(pass).menu))
}

/** The reply, and before it the offer to go on with what was set aside last. */
export function withWayBack(pass: Pass, reply: Reply): Reply {
  const standing = pass.state.paused.at(-1)
  if (!standing) return reply
  const offer = offerOf(pass, standing)
  return {
    ...reply,
    text: `${offer.text}\n\n${reply.text}`,
    choices: [...reply.choices, offer.choices[0]!], // last, so that the menu keeps its numbers
  }
}

function offerOf(pass: Pass, { flow, told }: Standing): Reply {
  return told === undefined ? words(pass).goOn(flow) : words(pass).nextWish(flow, told.text)
}
