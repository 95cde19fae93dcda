/** Several wishes in one message: the gravest or first named is begun, the others wait with their own words. */
import { wishesIn } from '../understanding/wishes.ts'
import type { Flow } from './flow.ts'
import { flowOfIntent, type Pass } from './pass.ts'
import type { Standing } from './state.ts'

/** One wish, its conversation and its words. */
export type Part = { flow: Flow; told: string }

const GRAVE: ReadonlySet<string> = new Set(['danger_to_life', 'bribery_allegation', 'threat_or_retaliation'])

/** The wishes of a message in the order in which they are taken; [] where it holds one or none. */
export function partsOf(pass: Pass): Part[] {
  const { house, incoming } = pass
  if (incoming.tap !== null) return []
  const parts = wishesIn(incoming.text, house.understand).flatMap(({ text, means }) => {
    const flow = flowOfIntent(house, means.intent)
    return flow ? [{ flow, told: text, grave: means.flags.some((flag) => GRAVE.has(flag)) }] : []
  })
  if (parts.length < 2) return []
  return [...parts.filter(({ grave }) => grave), ...parts.filter(({ grave }) => !grave)]
}

/** A wish that waits for its turn, as it is remembered among the conversations that were set aside. */
export function waiting({ flow, told }: Part): Standing {
  return { flow: flow.name, version: flow.version, question: '', draft: {}, asked: [], misses: 0, told }
}
