/** What a unit's new version brings about beyond itself: to be read before it is recorded. Pure. */
import { existsOn, type Unit, type UnitTree } from './unit.ts'

export type Consequence =
  /** It ends, and nobody takes over its work. */
  | { what: 'ends_alone' }
  /** It ends; citizens, open complaints and scores go on to these. */
  | { what: 'succeeded'; by: string[] }
  /** Units under it that go on when it has ended. */
  | { what: 'children_left'; n: number }
  /** Officials whose posts go on when it has ended. */
  | { what: 'officials_left'; n: number }
  /** Accounts that see this unit and those under it. */
  | { what: 'accounts_left'; n: number }
  /** Another unit is above it: others see its complaints and handle those about its head. */
  | { what: 'moved' }
  /** It had ended and goes on again. */
  | { what: 'lives_again' }

/**
 * @param before null for a new unit
 * @param officials the posts in all units: of which unit, and the last day (null: open)
 * @param accounts the units of accounts that can sign in
 */
export function consequencesOf(
  before: Unit | null,
  after: Unit,
  tree: UnitTree,
  officials: readonly { unitCode: string; validTo: string | null }[],
  accounts: readonly (string | null)[],
): Consequence[] {
  const found: Consequence[] = []
  if (before !== null && before.parent !== after.parent) found.push({ what: 'moved' })
  if (before !== null && before.validTo !== null && after.validTo === null)
    found.push({ what: 'lives_again' })
  const end = after.validTo
  const isSameEnd = before?.validTo === end && before?.successors.join() === after.successors.join()
  if (end === null || isSameEnd) return found
  found.push(
    after.successors.length === 0 ? { what: 'ends_alone' } : { what: 'succeeded', by: after.successors },
  )
  const goesOn = (validTo: string | null) => validTo === null || validTo > end
  const children = [...(tree.children.get(after.code) ?? [])].filter((code) => {
    const child = tree.byCode.get(code)
    return child !== undefined && existsOn(child, end) && goesOn(child.validTo)
  })
  const posts = officials.filter(({ unitCode, validTo }) => unitCode === after.code && goesOn(validTo))
  const scoped = accounts.filter((code) => code === after.code)
  if (children.length > 0) found.push({ what: 'children_left', n: children.length })
  if (posts.length > 0) found.push({ what: 'officials_left', n: posts.length })
  if (scoped.length > 0) found.push({ what: 'accounts_left', n: scoped.length })
  return found
}
