/** Whether those who could rate were chosen: dossiers in time among the invited and the others. Pure. */
import { SELECTION, type UnitFlag, type UnitRule } from './rules.ts'
import { fisherTail, type TwoByTwo } from './tails.ts'

/** A unit's results of a month, of those with a due date. */
export type Returned = {
  invited: number
  invitedOnTime: number
  notInvited: number
  notInvitedOnTime: number
  passedOver: number // not invited because the citizen had just been asked about another; not among `notInvited`
  passedOverOnTime: number
  answered: number // of the invited
  answeredOnTime: number
}

/**
 * What the month of a unit shows. One-sided: to have asked those who waited longest more often is nobody's advantage.
 */
export function selectionFlags(of: Returned): UnitFlag[] {
  const invited = {
    ones: of.invitedOnTime,
    oneOf: of.invited,
    others: of.notInvitedOnTime,
    otherOf: of.notInvited,
  }
  const answered = {
    ones: of.answeredOnTime,
    oneOf: of.answered,
    others: of.invitedOnTime - of.answeredOnTime,
    otherOf: of.invited - of.answered,
  }
  // Whoever hands the result in time over first passes over the late one that follows.
  const passedOver = { ...invited, others: of.passedOverOnTime, otherOf: of.passedOver }
  const chosen = flagOf('invited_on_time', invited)
  const passed = flagOf('invited_on_time', passedOver).map(({ rule, numbers }) => ({
    rule,
    numbers: { ...numbers, passedOver: true },
  }))
  return [...(chosen.length > 0 ? chosen : passed), ...flagOf('answered_on_time', answered)]
}

function flagOf(rule: UnitRule, groups: TwoByTwo): UnitFlag[] {
  const { ones, oneOf, others, otherOf } = groups
  if (oneOf < SELECTION.leastEachSide || otherOf < SELECTION.leastEachSide) return []
  // Whole numbers: ones/oneOf - others/otherOf >= points/100
  if ((ones * otherOf - others * oneOf) * 100 < SELECTION.leastPoints * oneOf * otherOf) return []
  if (fisherTail(groups) >= SELECTION.rare) return []
  return [{ rule, numbers: { ...groups } }]
}
