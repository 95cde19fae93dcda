/**
 * Yearly rankings of units from a file. Columns: `unitCode`, `year`, `rank` (tốt, khá, trung bình, yếu; xuất sắc where a
 * province has five), and, where known, `decision` (its number) and `recorded` (its day). A row that says something else of a
 * unit and year than is recorded is a new version: a corrected decision.
 */
import { z } from 'zod'
import { dayOf, type Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { optional } from '../../optional-field.ts'
import { code } from '../../units/code.ts'
import { unitTree } from '../../units/unit-store.ts'
import { fileDay } from './file-day.ts'
import { type ImportedFacts, importFacts } from './import-facts.ts'
import { RANKS, type Ranking, readRank } from './rank.ts'
import { putRanking, rankings } from './ranking-store.ts'

const row = z
  .strictObject({
    unitCode: code,
    year: z
      .string()
      .regex(/^20\d\d$/, 'a year is written 2026')
      .transform(Number),
    rank: z.string().transform((text, context) => {
      const rank = readRank(text)
      if (rank) return rank
      context.addIssue({ code: 'custom', message: `a rank is one of ${RANKS.join(', ')}` })
      return z.NEVER
    }),
    decision: optional(z.string().trim().max(100)),
    recorded: optional(fileDay),
  })
  .transform(
    ({ recorded, decision, ...rest }): Ranking => ({
      ...rest,
      decision: decision?.normalize('NFC') ?? null,
      decidedOn: recorded,
    }),
  )

/** The columns of a file. */
export const RANKING_COLUMNS = {
  required: ['unitCode', 'year', 'rank'],
  all: ['unitCode', 'year', 'rank', 'decision', 'recorded'],
}

/**
 * Imports a `.csv` or `.xlsx` file. Good rows are kept whatever the others are.
 *
 * @throws Error when the file cannot be read, or its header has unknown or lacks required columns
 */
export async function importRankings(
  desk: Desk,
  path: string,
  clock: () => Instant,
  progress: (done: number, total: number) => void = () => {},
): Promise<ImportedFacts> {
  const { byCode } = await unitTree(desk.database)
  const today = dayOf(clock())
  const keyOf = ({ unitCode, year }: Ranking) => `${unitCode} ${year}`
  const recorded = [...(await rankings(desk.database, Number.MAX_SAFE_INTEGER)).values()].flat()
  return importFacts(
    desk,
    path,
    {
      required: RANKING_COLUMNS.required,
      columns: RANKING_COLUMNS.all,
      schema: row,
      keyOf,
      known: new Map(recorded.map((ranking) => [keyOf(ranking), ranking])),
      put: putRanking,
      faultsOf({ unitCode, year, decidedOn }) {
        const unit = byCode.get(unitCode)
        if (!unit) return [{ field: 'unitCode', message: 'unknown unit' }]
        if (`${year}-01-01` > today) return [{ field: 'year', message: 'has not begun' }]
        if (unit.validFrom > `${year}-12-31` || (unit.validTo !== null && unit.validTo < `${year}-01-01`))
          return [{ field: 'year', message: 'the unit did not exist in it' }]
        if (decidedOn !== null && (decidedOn > today || decidedOn < `${year}-01-01`))
          return [{ field: 'recorded', message: 'lies before the year begins, or in the future' }]
        return []
      },
    },
    clock,
    progress,
  )
}
