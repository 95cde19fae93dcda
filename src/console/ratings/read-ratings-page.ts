/** What the list of ratings shows an account: single ratings where it may see them, and counts of its scope. */

import { countExcluded, countFlags, type FlagCount, vague } from '../../satisfaction/gaming/count-flags.ts'
import { findRatings, type RatingPlace } from '../../satisfaction/gaming/find-ratings.ts'
import { type KeptUnitFlag, unitFlagsOf } from '../../satisfaction/gaming/flag-store.ts'
import { type ReadRating, readRatings } from '../../satisfaction/rating-list.ts'
import { readPeriod } from '../../scores/period.ts'
import { monthsIn } from '../../scores/rollups/months.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { SignedInVisit } from '../page.ts'
import { scopeOf } from '../scores/whose-scores.ts'
import type { RatingQuery } from './query.ts'
import { singleSight } from './sight.ts'

const PAGE_SIZE = 25

/** A unit's counts. Null: between one and four, which would say too much. */
export type UnitCounts = {
  code: string
  name: string
  flagged: number | null
  excluded: number | null
  /** Null: told once the period is over, and only whole quarters and years. */
  byRule: { [Rule in keyof FlagCount['byRule']]: number | null } | null
}

export type RatingsPage = {
  query: RatingQuery
  tree: UnitTree
  /** The units that the account may ask about. */
  isInScope(code: string): boolean
  /** Null: the account sees no single ratings. */
  ratings: ReadRating[] | null
  next: RatingPlace | null
  counts: UnitCounts[]
  unitFlags: (KeptUnitFlag & { name: string })[]
}

export async function readRatingsPage(
  { desk, account, now }: SignedInVisit,
  query: RatingQuery,
): Promise<RatingsPage> {
  const { database } = desk
  const tree = await unitTree(database)
  const isInScope = scopeOf(account, tree)
  const asked = query.unit === null ? null : new Set(subtreeOf(tree, query.unit))
  const codes = [...tree.byCode.keys()]
  const wanted = codes.filter((code) => isInScope(code) && (asked?.has(code) ?? true))
  const isSingle = singleSight(account, tree)
  const single = wanted.filter(isSingle)
  const period = readPeriod(query.period)!
  const scope = { from: period.from, to: period.to, asOf: now, units: wanted.length > 0 ? wanted : [''] }
  const [flags, excluded, unitFlags] = await Promise.all([
    countFlags(database, scope),
    countExcluded(database, scope),
    unitFlagsOf(
      database,
      wanted,
      monthsIn(period).map(({ month }) => month),
    ),
  ])
  const found =
    single.length === 0
      ? null
      : await findRatings(
          database,
          {
            ...scope,
            units: asked === null ? null : single,
            barred: asked === null ? codes.filter((code) => !isSingle(code)) : [],
            flagged: query.flagged,
            excluded: query.excluded === null ? null : query.excluded === 'yes',
          },
          { limit: PAGE_SIZE + 1, after: query.after },
        )
  const last = found && found.length > PAGE_SIZE ? found[PAGE_SIZE - 1] : undefined
  const isOver = period.to <= now && !/-\d\d$/.test(query.period)
  const counts = wanted.flatMap((code): UnitCounts[] => {
    const count = flags.get(code) ?? { flagged: 0, byRule: {} }
    const left = excluded.get(code) ?? 0
    if (count.flagged === 0 && left === 0) return []
    const said = isSingle(code) ? (n: number) => n : vague
    const byRule = Object.fromEntries(Object.entries(count.byRule).map(([rule, n]) => [rule, said(n)]))
    return [
      {
        code,
        name: nameOf(tree, code),
        flagged: said(count.flagged),
        excluded: said(left),
        byRule: isOver || isSingle(code) ? byRule : null,
      },
    ]
  })
  return {
    query,
    tree,
    isInScope,
    ratings: found && (await readRatings(desk, found.slice(0, PAGE_SIZE))),
    next: last ? { givenAt: last.given_at, id: last.id } : null,
    counts,
    unitFlags: unitFlags.map((flag) => ({ ...flag, name: nameOf(tree, flag.unitCode) })),
  }
}

function nameOf(tree: UnitTree, code: string): string {
  return tree.byCode.get(code)?.name ?? code
}
