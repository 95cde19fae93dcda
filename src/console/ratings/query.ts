/** What the list of ratings is asked for, as it stands in the address. What makes no sense is left aside. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import type { RatingPlace } from '../../satisfaction/gaming/find-ratings.ts'
import { RATING_RULES, type RatingRule } from '../../satisfaction/gaming/rules.ts'
import { readPeriod } from '../../scores/period.ts'
import { quarterOf } from '../../scores/quarters.ts'

/** Whether only those left out of the figures are shown, or only the others. */
export const EXCLUDED = ['yes', 'no'] as const

export type RatingQuery = {
  period: string
  /** A unit and all under it; null: the account's scope. */
  unit: string | null
  flagged: RatingRule | 'any' | null
  excluded: (typeof EXCLUDED)[number] | null
  after: RatingPlace | null
}

const Place = z.tuple([z.int(), z.string().max(200)])

/** What was asked for; without a period: the quarter under way. */
export function readRatingQuery(query: Record<string, string>, now: Instant): RatingQuery {
  const { period = '', unit, flagged, excluded, after } = query
  return {
    period: readPeriod(period) ? period : quarterOf(now),
    unit: unit?.slice(0, 100) || null,
    flagged: (['any', ...RATING_RULES] as const).find((each) => each === flagged) ?? null,
    excluded: EXCLUDED.find((each) => each === excluded) ?? null,
    after: readPlace(after),
  }
}

/** The address of a list. */
export function ratingsAddress({ period, unit, flagged, excluded, after }: RatingQuery): string {
  const place = after && Buffer.from(JSON.stringify([after.givenAt, after.id])).toString('base64url')
  const fields = Object.entries({ period, unit, flagged, excluded, after: place })
  const given = fields.filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `/console/ratings?${new URLSearchParams(given)}`
}

function readPlace(text: string | undefined): RatingPlace | null {
  if (!text) return null
  try {
    const [givenAt, id] = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { givenAt, id }
  } catch {
    return null
  }
}
