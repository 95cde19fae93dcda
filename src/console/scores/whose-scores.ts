/** Which units' scores an account may read, and with whose eyes (design 5 and 6). */
import type { Account } from '../../accounts/account-store.ts'
import type { Role } from '../../accounts/roles.ts'
import type { Instant } from '../../calendar/instant.ts'
import { inspectorateOf, provinceOf, unitChain } from '../../complaints/routing.ts'
import type { Desk } from '../../desk.ts'
import { oneAtATime } from '../../scores/one-at-a-time.ts'
import { type SeriesPoint, seriesOf } from '../../scores/score-series.ts'
import type { Scorecard, ScoreViewer } from '../../scores/scorecard.ts'
import { type ScoreQuestion, type ScoreRefusal, scoresOf } from '../../scores/scores.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import { seesEveryRating } from '../ratings/sight.ts'
import { type Asked, momentOf } from './asked.ts'

/** Those who watch over the whole province; others read of their unit and those under it. */
const OVER_ALL: readonly Role[] = ['admin', 'inspector', 'committee', 'observer']

/** Those who may count protected complaints before they are concluded, where they watch: never those of a chain they stand in. */
const SEES_FULL: readonly Role[] = ['inspector', 'committee']

/** Those who may read what a framework says of single officials: of those whom they lead or watch over, never of colleagues. */
const READS_PEOPLE: readonly Role[] = ['head', 'inspector', 'committee']

export type Refusal = ScoreRefusal | 'bad_as_of' | 'busy'

/** The scorecards of a question that the account may read, in the order of `scoresOf`. */
export async function scoresFor(
  desk: Desk,
  account: Account,
  asked: Asked & { unitCode?: string },
  now: Instant,
): Promise<{ scorecards: Scorecard[] } | { refused: Refusal }> {
  const found = await scoresAmongAll(desk, account, asked, now)
  if ('refused' in found) return found
  return { scorecards: found.all.filter(({ unit }) => found.isTheirs(unit.code)) }
}

/** The scorecards of all units, among which theirs are ranked: a place is no secret, a figure of another unit is. */
export async function scoresAmongAll(
  desk: Desk,
  account: Account,
  asked: Asked & { unitCode?: string },
  now: Instant,
): Promise<{ all: Scorecard[]; isTheirs(unit: string): boolean } | { refused: Refusal }> {
  const tree = await unitTree(desk.database)
  const question = questionOf(account, tree, asked, now)
  if ('refused' in question) return question
  const { period, unitCode } = asked
  const work = () => scoresOf(desk, { ...question, period, unitCode }, now)
  const found = await inTurn(desk, account, asked, { work })
  if (found === 'busy') return { refused: 'busy' }
  if ('refused' in found) return found
  return { all: found.scorecards, isTheirs: scopeOf(account, tree) }
}

/** One unit’s scorecards of several periods, in the order of time; [] where the account may not read of it, or nothing is known. */
export async function seriesFor(
  desk: Desk,
  account: Account,
  asked: Asked & { unitCode: string; periods: readonly string[] },
  now: Instant,
): Promise<SeriesPoint[]> {
  const tree = await unitTree(desk.database)
  const question = questionOf(account, tree, asked, now)
  if ('refused' in question || !scopeOf(account, tree)(asked.unitCode)) return []
  const { unitCode, periods } = asked
  const work = () => seriesOf(desk, { ...question, unitCode, periods }, now)
  const found = await inTurn(desk, account, asked, { work, isLetIn: true })
  return found === 'busy' || 'refused' in found ? [] : found.points
}

/** Of many units as of a day that was named, figures are counted from single facts: one such question at a time. */
async function inTurn<Value>(
  { database }: Desk,
  { id }: Account,
  asked: Asked & { unitCode?: string },
  question: { work(): Promise<Value>; isLetIn?: true },
): Promise<Value | 'busy'> {
  if (asked.asOf === '' || (asked.unitCode !== undefined && asked.scope !== 'subtree')) return question.work()
  return oneAtATime(database, 'as-of', { asker: id, key: JSON.stringify(asked), ...question })
}

/** Whether the account may read a unit's scores. */
export function scopeOf(account: Account, tree: UnitTree): (unit: string) => boolean {
  const own = account.unitCode
  if (OVER_ALL.includes(account.role) || own === null) return () => true
  const theirs = new Set(subtreeOf(tree, own))
  return (unit) => theirs.has(unit)
}

function questionOf(
  account: Account,
  tree: UnitTree,
  asked: Asked,
  now: Instant,
): Omit<ScoreQuestion, 'period' | 'unitCode'> | { refused: 'bad_as_of' } {
  const asOf = momentOf(asked, now, seesEveryRating(account, tree))
  if (asOf === null) return { refused: 'bad_as_of' }
  const { framework, view, scope } = asked
  return { framework, asOf, view, scope, ...sightOf(account, tree) }
}

/** With whose eyes the account looks at a unit, and whether it may read what is said of single officials there. */
export function sightOf(
  account: Account,
  tree: UnitTree,
): { viewerOf(unit: string): ScoreViewer; mayReadPeople(unit: string): boolean } {
  const own = account.unitCode
  const isFull = SEES_FULL.includes(account.role)
  const isOverProvince = own === null || [inspectorateOf(tree)?.code, provinceOf(tree)?.code].includes(own)
  const under = own === null ? null : new Set(subtreeOf(tree, own))
  const leads = (unit: string) => under?.has(unit) ?? true
  const watches = (unit: string) => isOverProvince || leads(unit)
  const isInChain = (unit: string) => own !== null && unitChain(unit, tree).has(own)
  return {
    viewerOf: (unit) => (isFull && watches(unit) && !isInChain(unit) ? 'full' : 'chain'),
    mayReadPeople: (unit) =>
      READS_PEOPLE.includes(account.role) && (account.role === 'head' ? leads(unit) : watches(unit)),
  }
}
