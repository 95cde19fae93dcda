/** A quarter’s scores as they are published: by kind of unit, ranked as far as they can be told apart, small ones left out. */
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { type PublicationHead, publishedOf } from '../scores/publish.ts'
import { type RankedGroup, rankedGroups } from '../scores/ranked-groups.ts'

export type Published = PublicationHead & {
  /** Fewer ratings than these are not published. */
  minN: number
  groups: RankedGroup[]
  /** When the page is made; what it tells is as of `asOf`. */
  now: Instant
}

/** A quarter's scores as they were published, ranked by kind. */
export async function publishedScores(desk: Desk, period: string, now: Instant): Promise<Published> {
  const { units, ...head } = await publishedOf(desk, period, now)
  const kinds = new Map(units.map(({ card, kind }) => [card.unit.code, kind]))
  const cards = units.map(({ card }) => card)
  return { ...head, groups: rankedGroups(cards, (code) => kinds.get(code) ?? 'other'), now }
}
