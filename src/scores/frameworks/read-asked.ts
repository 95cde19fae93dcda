/** Reads all that a framework asks for beyond the facts of every scorecard; the number of questions does not grow with the units. */
import { endOfDay, type Instant, startOfDay } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { UnitTree } from '../../units/unit.ts'
import { type Period, quartersIn } from '../period.ts'
import type { Scope } from '../scope.ts'
import type { Asked } from './asked.ts'
import type { Framework } from './framework.ts'
import { type Measures, noMeasures, sumMeasures } from './measures.ts'
import { readMeasures } from './read-measures.ts'
import { type Line, readOfficials, readRanked } from './read-people.ts'
import { yearBounds } from './year-bounds.ts'

export type AskedQuestion = {
  framework: Framework
  inForce: boolean
  period: Period
  scope: Scope
  tree: UnitTree
  lines: readonly Line[]
  /** Whether whoever asks may read what is said of single people of a unit. */
  mayReadPeople: (unitCode: string) => boolean
}

/** What is asked for, by unit. */
export async function readAsked(database: Database, question: AskedQuestion): Promise<(line: Line) => Asked> {
  const { framework, scope, period, lines, mayReadPeople } = question
  const measures = await readMeasures(database, scope, framework, codesOf(lines))
  const ranked = await readRanked(database, scope, framework, question.tree)
  const entitled = lines.filter(({ code }) => mayReadPeople(code))
  const areAll = scope.units === null && entitled.length === lines.length
  const officials =
    entitled.length > 0 ? await readOfficials(database, scope, framework, entitled, areAll) : null
  const quarters = quartersIn(scope).filter((quarter) => scope.asOf >= quarter.to - 1).length
  return (line) => ({
    measures: measuresOf(line, measures),
    quarters,
    ranked: ranked(line),
    people: officials && mayReadPeople(line.code) ? { ...ranked(line), ...officials(line) } : null,
    year: /^\d{4}$/.test(period.name) ? Number(period.name) : null,
    inForce: question.inForce,
  })
}

/** Every code once: with all under each, lines share codes. */
function codesOf(lines: readonly Line[]): string[] {
  return [...new Set(lines.flatMap(({ codes }) => codes))].sort()
}

function measuresOf({ codes }: Line, measures: ReadonlyMap<string, Measures>): Measures {
  return sumMeasures(codes.map((code) => measures.get(code) ?? noMeasures()))
}

/** The bounds of a period by a framework: its years may begin in another month. */
export function boundsOf(
  period: Period,
  { settings }: Pick<Framework, 'settings'>,
): { from: Instant; to: Instant } {
  const { from, to, name } = period
  if (!/^\d{4}$/.test(name) || settings.yearShiftMonths === 0) return { from, to }
  const { first, last } = yearBounds(Number(name), settings.yearShiftMonths)
  return { from: startOfDay(first), to: endOfDay(last) }
}
