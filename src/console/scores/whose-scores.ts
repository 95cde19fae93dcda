/** Which units' scores an account may read, and with whose eyes (design 5 and 6). */
import type { Account } from '../../accounts/account-store.ts'
import type { Role } from '../../accounts/roles.ts'
import type { Instant } from '../../calendar/instant.ts'
import { unitChain } from '../../complaints/routing.ts'
import type { Desk } from '../../desk.ts'
import type { Scorecard } from '../../scores/scorecard.ts'
import { type ScoreQuestion, type ScoreRefusal, scoresOf } from '../../scores/scores.ts'
import { subtreeOf } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'

/** Those who watch over the whole province; others read of their unit and those under it. */
const OVER_ALL: readonly Role[] = ['admin', 'inspector', 'committee', 'observer']

/** Those who may count protected complaints before they are concluded: never those of a chain they stand in. */
const SEES_FULL: readonly Role[] = ['admin', 'inspector', 'committee']

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
  const found = await scoresOf(desk, { ...question, viewer: isFull ? 'full' : 'chain' }, now)
  if ('refused' in found) return found
  const all = OVER_ALL.includes(account.role) || own === null
  const theirs = all ? null : new Set(subtreeOf(tree, own))
  const cards = found.scorecards.filter(({ unit }) => theirs?.has(unit.code) ?? true)
  if (!isFull || own === null) return { scorecards: cards }
  const careful = await scoresOf(desk, { ...question, viewer: 'chain' }, now)
  if ('refused' in careful) return careful
  const guarded = new Map(careful.scorecards.map((card) => [card.unit.code, card]))
  return {
    scorecards: cards.map((card) =>
      unitChain(card.unit.code, tree).has(own) ? guarded.get(card.unit.code)! : card,
    ),
  }
}
