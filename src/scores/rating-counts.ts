/** Ratings of one unit as whole numbers that add up, however they were counted. */
import { type AnswerCounts, addAnswers } from './answer-counts.ts'

/** Verified, unverified, excluded: five levels each, in one list. */
export type OverallCounts = number[]

export type RatingCounts = {
  /** All ratings, also those without the overall question and those that are excluded. */
  n: number
  overall: OverallCounts
  /** By instrument; one without answers may be left out. */
  answers: Map<string, AnswerCounts>
}

/** Nothing rated. */
export function noRatings(): RatingCounts {
  return { n: 0, overall: new Array<number>(15).fill(0), answers: new Map() }
}

/** Where the five levels of a kind begin in `OverallCounts`. */
export function overallAt(verified: number, excluded: number): 0 | 5 | 10 {
  return excluded !== 0 ? 10 : verified !== 0 ? 0 : 5
}

/** Adds what others counted. */
export function addRatingCounts(sum: RatingCounts, more: RatingCounts): void {
  sum.n += more.n
  for (let i = 0; i < sum.overall.length; i += 1) sum.overall[i]! += more.overall[i]!
  for (const [instrument, answers] of more.answers) {
    const known = sum.answers.get(instrument)
    if (known) addAnswers(known, answers)
    else
      sum.answers.set(instrument, {
        levels: [...answers.levels],
        raters: [...answers.raters],
        pairs: [...answers.pairs],
      })
  }
}
