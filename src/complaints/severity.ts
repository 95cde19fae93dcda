/** How grave a complaint is: what decides its place in the officials' list. */
import type { Category, Flag, Severity } from './complaint.ts'

const CRITICAL_FLAGS: readonly Flag[] = ['danger_to_life', 'threat_or_retaliation']
const HIGH_FLAGS: readonly Flag[] = ['bribery_allegation', 'vulnerable_person', 'repeat', 'press_threat']
const HIGH_CATEGORIES: readonly Category[] = ['bribery', 'harassment']

/** From this much on, money asked for makes a complaint grave: the lower limit of a bribe in Điều 354 Bộ luật Hình sự 2015. */
const HIGH_AMOUNT_VND = 2_000_000

/** @param amountVnd null: no money is spoken of */
export function severityOf(category: Category, flags: readonly Flag[], amountVnd: number | null): Severity {
  if (flags.some((flag) => CRITICAL_FLAGS.includes(flag))) return 'critical'
  if (HIGH_CATEGORIES.includes(category) || flags.some((flag) => HIGH_FLAGS.includes(flag))) return 'high'
  return (amountVnd ?? 0) >= HIGH_AMOUNT_VND ? 'high' : 'normal'
}
