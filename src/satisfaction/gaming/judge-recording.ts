/** Rules that look at when ratings from outside the chat were recorded. */
import type { Database } from '../../database/database.ts'
import { TAKEN_ELSEWHERE } from '../rating.ts'
import { lateEntry, recordedTogether } from './recorded-late.ts'
import { type RatingFlag, RECORDED_TOGETHER } from './rules.ts'
import { recordedAround, type SeenRating } from './seen-ratings.ts'

/** What a slice shows, with what was recorded just before and after it. */
export async function judgeRecording(
  database: Database,
  ratings: readonly SeenRating[],
): Promise<RatingFlag[]> {
  const typed = ratings.filter(isTyped)
  if (typed.length === 0) return []
  const late = typed.flatMap((rating) => lateEntry({ ...rating, rating: rating.id }))
  const units = new Set(typed.filter(isWithoutDossier).map(({ unitCode }) => unitCode))
  if (units.size === 0) return late
  const around = await recordedAround(database, ratings, RECORDED_TOGETHER.windowMinutes * 60_000)
  const mine = around.filter((each) => isTyped(each) && isWithoutDossier(each) && units.has(each.unitCode))
  const together = [...Map.groupBy(mine, ({ unitCode }) => unitCode).values()].flatMap((of) =>
    recordedTogether(of.map((each) => ({ ...each, rating: each.id }))),
  )
  return [...late, ...together]
}

function isTyped({ channel }: SeenRating): boolean {
  return TAKEN_ELSEWHERE.some((each) => each === channel)
}

function isWithoutDossier({ dossierCode, version }: SeenRating): boolean {
  return dossierCode === null && version === 1
}
