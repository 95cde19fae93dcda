/**
 * Ratings of the demonstration that look made up, so that there is something to look at: within minutes of each other, day after
 * day from one chat, and typed long after. The detector finds them as it finds all others. Pure.
 */
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { CHATTING_CITIZENS, type GeneratedRating } from './generate-ratings.ts'

const UNIT = 'phuong-may-hong'
const HOUR_MS = 3_600_000

/** How long before the demonstration's beginning its detector begins to look: nothing older was planted. */
export const DETECTED_DAYS = 60

/** @param first the number of the first of them; their citizens are none of the others' */
export function plantedRatings(now: Instant, first: number): GeneratedRating[] {
  const chat = (givenAt: Instant, citizen: number) =>
    ({ channel: 'zalo', citizen: CHATTING_CITIZENS + citizen, overall: 5, givenAt }) as const
  const paper = { channel: 'paper', citizen: null, overall: 5, recordedAt: now - 5 * HOUR_MS } as const
  const planted = [
    ...Array.from({ length: 6 }, (_, i) => chat(now - 6 * HOUR_MS - (9 - i) * DAY_MS, 0)),
    ...Array.from({ length: 14 }, (_, i) => chat(now - 5 * HOUR_MS + i * 20_000, i + 1)),
    ...[40, 44, 47].map((days) => ({ ...paper, givenAt: now - days * DAY_MS })),
  ]
  return planted.map((rating, i) => ({
    ...rating,
    number: first + i,
    unitCode: UNIT,
    counter: null,
    dossier: null,
    instrument: 'sipas-2023',
    answers: {},
    comment: null,
    isInvited: false,
    supersedes: null,
  }))
}
