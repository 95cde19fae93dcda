/** The step that says in the timeline and in the chained record that a level above was told: nobody can say later it was not. */
import type { Account } from '../accounts/account-store.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Step } from '../complaints/action.ts'
import { keepSteps, type Standing, stepContent } from '../complaints/complaint-writes.ts'
import type { Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { appendToChain } from '../privacy/chained-record.ts'
import type { UnitTree } from '../units/unit.ts'
import type { CaseEvent } from './events.ts'
import { nextLevelUp } from './recipients.ts'

/**
 * The steps of what is escalated among these events: to which unit's heads or to the steering committee (`unit` null), and
 * how many accounts learn of it, by no name.
 */
export function escalationSteps(
  { complaint }: Pick<Standing, 'complaint'>,
  events: readonly { event: CaseEvent; accounts: readonly Pick<Account, 'role'>[] }[],
  tree: UnitTree,
): Step[] {
  return events.flatMap(({ event: { kind, deadline }, accounts }) => {
    if (kind !== 'escalated' && kind !== 'escalated_again') return []
    const isToHeads = accounts.some(({ role }) => role === 'head')
    const data = {
      level: kind === 'escalated' ? 1 : 2,
      unit: isToHeads ? nextLevelUp(complaint, tree) : null,
      term: deadline!.term,
      dueAt: deadline!.at,
      told: accounts.length,
    }
    return [{ kind: 'escalated' as const, status: complaint.status, text: null, data }]
  })
}

/**
 * Keeps them. The complaint's version stays: an official who is writing an answer meanwhile is not told that somebody
 * else changed it. Refused as `stale` when its timeline or chain has grown since it was read.
 */
export function escalationWrites(desk: Desk, standing: Standing, steps: Step[], now: Instant): Write[] {
  if (steps.length === 0) return []
  const { complaint, keySealed, lastStep, chain } = standing
  const happenings = steps.map((step, i) => ({
    kind: step.kind,
    content: stepContent(lastStep + i + 1, step),
  }))
  return [
    ...keepSteps(desk, complaint.code, keySealed, lastStep, steps, 'system', now),
    ...appendToChain(desk.database, complaint.code, chain, happenings, 'system', now),
  ]
}
