/** Whether a unit suddenly has many more unverified ratings than in its own months before. Pure. */
import { MORE_UNVERIFIED, type UnitFlag } from './rules.ts'
import { binomialTail } from './tails.ts'

/** The ratings of a unit that were recorded in a month. */
export type RecordedIn = { unverified: number; all: number }

/**
 * The flag, or nothing: their number is several times that of the fullest month before, or their share is far above what it was.
 *
 * @param past the months before; those without any rating say nothing
 */
export function moreUnverified({ unverified, all }: RecordedIn, past: readonly RecordedIn[]): UnitFlag[] {
  const months = past.filter((month) => month.all > 0)
  const before = { unverified: 0, all: 0, most: 0 }
  for (const month of months) {
    before.unverified += month.unverified
    before.all += month.all
    before.most = Math.max(before.most, month.unverified)
  }
  if (months.length < MORE_UNVERIFIED.leastMonths || before.all < MORE_UNVERIFIED.leastKnown) return []
  if (unverified - before.most < MORE_UNVERIFIED.leastMore) return []
  const isMany = unverified >= MORE_UNVERIFIED.times * before.most
  const share = Math.max(before.unverified / before.all, MORE_UNVERIFIED.leastShare)
  const isMore =
    unverified / all - share >= MORE_UNVERIFIED.leastPoints / 100 &&
    binomialTail(unverified, all, share) < MORE_UNVERIFIED.rare
  if (!isMany && !isMore) return []
  const numbers = { unverified, all, months: months.length, most: before.most }
  const pastNumbers = { pastUnverified: before.unverified, pastAll: before.all }
  return [{ rule: 'more_unverified', numbers: { ...numbers, ...pastNumbers } }]
}
