/** Reads the people of units and the ranks of years, as recorded until a moment. */
import { sql } from 'kysely'
import { dayOf } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { UnitTree } from '../../units/unit.ts'
import { isLineBroken } from '../../units/unit-line.ts'
import { bodies } from '../rankings/body-store.ts'
import { type Posting, postings, servedWithin } from '../rankings/postings.ts'
import { RANKS, type Ranking } from '../rankings/rank.ts'
import { rankings } from '../rankings/ranking-store.ts'
import { type Scope, within } from '../scope.ts'
import type { Framework } from './framework.ts'
import { count, type DossiersOf, doneIn, newestDossiers, overdueAt } from './newest-dossiers.ts'
import type { People, Ranked } from './people.ts'
import { byUnits } from './unit-slices.ts'

/** A unit by the codes that its figures are of. */
export type Line = {
  code: string
  /** Whose facts are in: with all under it, those too. */
  codes: readonly string[]
  /** Its own code first, then those whose work it carries on: whose ranks and people are its own. */
  own: readonly string[]
}

/** Reads ranks and bodies; what the framework has no rule about is left empty. */
export async function readRanked(
  database: Database,
  scope: Scope,
  framework: Framework,
  tree: UnitTree,
): Promise<(line: Line) => Ranked> {
  const asks = framework.heads.length + framework.bodies.length > 0
  const ranks = asks ? await rankings(database, scope.asOf) : new Map<string, Ranking[]>()
  const all = framework.bodies.length > 0 ? [...(await bodies(database, scope.asOf)).values()] : []
  const lastDay = dayOf(scope.to - 1)
  const standing = all.filter(
    ({ validFrom, validTo }) => validFrom <= lastDay && (validTo === null || validTo >= lastDay),
  )
  return ({ code, own }) => ({
    ranks: ranksOf(own, ranks),
    isBroken: (first, last) => isLineBroken(tree, code, first, last),
    bodies: standing
      .filter(({ unitCode }) => unitCode === code)
      .map((body) => ({ code: body.code, name: body.name })),
  })
}

/** A year's rank is the unit's own, or else the worst of those whose work it carries on. */
function ranksOf(
  [own, ...others]: readonly string[],
  ranks: ReadonlyMap<string, Ranking[]>,
): People['ranks'] {
  const found = new Map<number, { rank: string; decision: string | null; own: boolean }>()
  const theirs = others.flatMap((code) => ranks.get(code) ?? [])
  for (const each of theirs.sort((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank)))
    found.set(each.year, { rank: each.rank, decision: each.decision, own: false })
  for (const { year, rank, decision } of ranks.get(own ?? '') ?? [])
    found.set(year, { rank, decision, own: true })
  return found
}

/**
 * Reads officials with their own dossiers, and heads: only for those who may read of single people.
 *
 * @param areAll whether the lines are those of every unit, so that each official's dossiers are in one of theirs anyway
 */
export async function readOfficials(
  database: Database,
  scope: Scope,
  framework: Framework,
  lines: readonly Line[],
  areAll: boolean,
): Promise<(line: Line) => Pick<People, 'officials' | 'heads'>> {
  const asks = framework.officials.length + framework.heads.length > 0
  if (!asks) return () => ({ officials: [], heads: [] })
  const [first, last] = [dayOf(scope.from), dayOf(scope.to - 1)]
  const posts = (await postings(database, scope.asOf)).filter((post) => servedWithin(post, first, last))
  const byUnit = Map.groupBy(posts, ({ unitCode }) => unitCode)
  const servingIn = ({ own }: Line) => own.flatMap((code) => byUnit.get(code) ?? [])
  const codes = lines.flatMap((line) => line.own)
  const counts =
    framework.officials.length === 0
      ? []
      : await byUnits(database, codes, async (units) => {
          const here = await countOwn(database, scope, framework, { units, officials: [] })
          if (areAll) return here
          const serving = units.flatMap((code) => byUnit.get(code) ?? [])
          const officials = [...new Set([...serving, ...here].map(({ official }) => official))]
          return countOwn(database, scope, framework, { units, officials })
        })
  const once = [...new Map(counts.map((each) => [`${each.official} ${each.unit}`, each])).values()] // units of two slices share officials
  const byOfficial = Map.groupBy(once, ({ official }) => official)
  const handling = Map.groupBy(once, ({ unit }) => unit)
  return (line) => {
    const served = servingIn(line)
    const here = line.own.flatMap((code) => handling.get(code) ?? []).map(({ official }) => official)
    const codes = [...new Set([...served.map(({ official }) => official), ...here])].sort()
    return {
      officials: codes.map((code) => ({ code, ...sumOf(byOfficial.get(code) ?? []) })),
      heads: headsOf(served),
    }
  }
}

/** The heads, each with all the days of their posts in the line of the unit. */
function headsOf(posts: readonly Posting[]): People['heads'] {
  const heads = posts.filter(({ head }) => head).sort((a, b) => (a.official < b.official ? -1 : 1))
  return heads.map(({ official, from, to }) => ({ code: official, from, to }))
}

type OwnCount = { official: string; unit: string; finished: number; late: number; overdue: number }

/** Dossiers by who handles them, in the newest version that was recorded: late ones are theirs wherever they handled them. */
async function countOwn(
  database: Database,
  scope: Scope,
  { settings }: Framework,
  of: Required<DossiersOf>,
): Promise<OwnCount[]> {
  const theirs = of.officials.length === 0 ? sql`1 = 0` : sql`d.official_code in (${sql.join(of.officials)})`
  const { rows } = await sql<OwnCount>`
    select d.official_code as official, d.unit_code as unit, ${count(doneIn(scope))} as finished,
      ${count(sql`${doneIn(scope)} and j.late = 1`)} as late, ${count(overdueAt(scope))} as overdue
    from ${newestDossiers(scope, of, 'period')}
    where d.official_code is not null and (${within({ ...scope, units: of.units }, 'd.unit_code')} or ${theirs})
    group by d.official_code, d.unit_code`.execute(database.read)
  const counts = settings.lateness.unfinishedOverdue === 'count' ? 1 : 0
  return rows
    .map((row) => ({
      ...row,
      finished: Number(row.finished),
      late: Number(row.late),
      overdue: counts * Number(row.overdue),
    }))
    .filter(({ finished, overdue }) => finished + overdue > 0)
}

function sumOf(counts: readonly OwnCount[]): { total: number; late: number } {
  return counts.reduce(
    (sum, { finished, late, overdue }) => ({
      total: sum.total + finished + overdue,
      late: sum.late + late + overdue,
    }),
    { total: 0, late: 0 },
  )
}
