/** What many schedules came to: how many on which store, and how often each kind of fault struck. */
import type { Outcome, Where } from './schedule-trier.ts'

export type Counts = ReturnType<typeof createCounts>

/** Begins at none, and with the time. */
export function createCounts() {
  const begun = performance.now()
  const kinds = new Map<string, Record<Where, number>>()
  const sums = {
    sql: { schedules: 0, faults: 0, violations: 0 },
    redis: { schedules: 0, faults: 0, violations: 0 },
  }
  const stores = Object.entries(sums) as [Where, (typeof sums)[Where]][]
  const n = (count: number) => count.toLocaleString('en')

  /** In a line. */
  function sum(): string {
    const parts = stores
      .filter(([, { schedules }]) => schedules > 0)
      .map(
        ([where, { schedules, faults, violations }]) =>
          `${where}: ${n(schedules)} schedules, ${n(faults)} faults, ${n(violations)} violations`,
      )
    return `${parts.join('; ') || 'no schedules'} (${Math.round((performance.now() - begun) / 1_000)} s)`
  }

  return {
    add(where: Where, { faults, violation }: Outcome): void {
      sums[where].schedules += 1
      sums[where].faults += faults.length
      if (violation !== null) sums[where].violations += 1
      for (const { kind } of faults) {
        const times = kinds.get(kind) ?? { sql: 0, redis: 0 }
        times[where] += 1
        kinds.set(kind, times)
      }
    },
    broken: () => sums.sql.violations + sums.redis.violations,
    sum,
    /** The table of kinds, most frequent first, and the sum. */
    print(): void {
      console.log(`${'sql'.padStart(8)}${'redis'.padStart(8)}  fault`)
      for (const [kind, { sql, redis }] of [...kinds].sort(
        ([, a], [, b]) => b.sql + b.redis - a.sql - a.redis,
      ))
        console.log(`${n(sql).padStart(8)}${n(redis).padStart(8)}  ${kind}`)
      console.log(sum())
    },
  }
}
