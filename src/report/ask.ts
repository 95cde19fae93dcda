/** How a report gets its scorecards: as far as whoever wants it may read them. */
import type { Scorecard } from '../scores/scorecard.ts'
import type { ScoreQuestion, ScoreRefusal } from '../scores/scores.ts'

/** The scorecards of a question, by the rights of the asker. */
export type Ask = (
  question: Pick<ScoreQuestion, 'period' | 'framework' | 'asOf' | 'unitCode' | 'scope'>,
) => Promise<{ scorecards: Scorecard[] } | { refused: ScoreRefusal }>
