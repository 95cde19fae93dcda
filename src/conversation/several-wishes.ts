/** Several wishes in one message: the gravest or first named is begun, the others wait with their own words. */
import { isGraveFlag } from '../understanding/flags.ts'
import { nfc } from '../understanding/vietnamese-text.ts'
import { type Wish, wishesIn } from '../understanding/wishes.ts'
import type { Flow } from './flow.ts'
import { flowOfIntent, type Pass } from './pass.ts'
import type { Doubt, Standing } from './state.ts'

/** One wish, its conversation and what was written of it. */
export type Part = { flow: Flow; told: Doubt }

/** The wishes of a message in the order in which they are taken; [] where it holds one or none. */
export function partsOf(pass: Pass): Part[] {
  const { house, incoming } = pass
  if (incoming.tap !== null) return []
  const wishes = wishesIn(incoming.text, house.understand)
  const parts = withTheRest(wishes, incoming.text).flatMap(({ text, means }) => {
    const flow = flowOfIntent(house, means.intent)
    return flow ? [{ flow, text, grave: means.flags.some(isGraveFlag) }] : []
  })
  if (parts.length < 2) return []
  const inOrder = [...parts.filter(({ grave }) => grave), ...parts.filter(({ grave }) => !grave)]
  const withFiles = inOrder.find(({ flow }) => flow.filesIn) ?? inOrder[0]
  return inOrder.map((part) => ({
    flow: part.flow,
    told: { text: part.text, attachments: part === withFiles ? incoming.attachments : [] },
  }))
}

/** The last wish keeps all that follows it: of more wishes than are told apart none is lost. */
function withTheRest(wishes: Wish[], text: string): Wish[] {
  const typed = nfc(text)
  const last = wishes.at(-1)
  if (!last) return []
  const start = wishes.reduce((from, wish) => Math.max(from, typed.indexOf(wish.text, from)), 0)
  return [...wishes.slice(0, -1), { ...last, text: typed.slice(start).trim() }]
}

/** A wish that waits for its turn, as it is remembered among the conversations that were set aside. */
export function waiting({ flow, told }: Part): Standing {
  return { flow: flow.name, version: flow.version, question: '', draft: {}, asked: [], misses: 0, told }
}
