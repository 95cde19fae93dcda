/** Which units' scores an account may read, and with whose eyes (design 5 and 6). */
import type { Account } from '../../accounts/account-store.ts'
import type { Role } from '../../accounts/roles.ts'
import type { Instant } from '../../calendar/instant.ts'
import { inspectorateOf, provinceOf, unitChain } from '../../complaints/routing.ts'
import type { Desk } from '../../desk.ts'
import type { Scorecard } from '../../scores/scorecard.ts'
import { type ScoreQuestion, type ScoreRefusal, scoresOf } from '../../scores/scores.ts'
import { subtreeOf } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'

/** Those who watch over the whole province; others read of their unit and those under it. */
const OVER_ALL: readonly Role[] = ['admin', 'inspector', 'committee', 'observer']

/** Those who may count protected complaints before they are concluded, where they watch: never those of a chain they stand in. */
const SEES_FULL: readonly Role[] = ['inspector', 'committee']

type Question = Pick<ScoreQuestion, 'period' | 'framework' | 'unitCode'>

/** The scorecards of a question that the account may read, in the order of `scoresOf`. */
export async function scoresFor(
  desk: Desk,
  account: Account,
  question: Question,
  now: Instant,
): Promise<{ scorecards: Scorecard[] } | { refused: ScoreRefusal }> {
  const tree = await unitTree(desk.database)
  const own = account.unitCode
  const isFull = SEES_FULL.includes(account.role)
  const isOverProvince = own === null || [inspectorateOf(tree)?.code, provinceOf(tree)?.code].includes(own)
  const watched = isOverProvince ? null : new Set(subtreeOf(tree, own))
  const isInChain = (unit: string) => own !== null && unitChain(unit, tree).has(own)
  const viewerOf = (unit: string) =>
    isFull && (watched?.has(unit) ?? true) && !isInChain(unit) ? 'full' : 'chain'
  const found = await scoresOf(desk, { ...question, viewerOf }, now)
  if ('refused' in found) return found
  const all = OVER_ALL.includes(account.role) || own === null
  const theirs = all ? null : new Set(subtreeOf(tree, own))
  return { scorecards: found.scorecards.filter(({ unit }) => theirs?.has(unit.code) ?? true) }
}
