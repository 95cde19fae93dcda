/** What frameworks ask for beyond the facts of every scorecard: whole numbers of one unit and period. */

/** Dossiers of a cohort; `open`: unfinished and past due, `late`: finished late. */
export type Cohort = { finished: number; late: number; open: number; running: number }

export type Measures = {
  /** By when they were received, and by their first due date. Withdrawn and refused ones are in neither. */
  received: Cohort
  due: Cohort
  /** Of those received: by how they were filed; `unknown`: nobody says. */
  filed: { online: number; other: number; unknown: number }
  /** Of those finished in the period: before, on, after the day of their first due date; without one they are in none. */
  finished: { early: number; onTheDay: number; late: number }
  /** Of those finished in the period: how many, and their working days from receipt to the end, together. */
  processing: { dossiers: number; days: number }
  /** Complaints that are no secret and whose term ended in the period: how many, and answered within it. */
  answers: { due: number; inTime: number }
}

/** A unit about which nothing is recorded. */
export function noMeasures(): Measures {
  const cohort = () => ({ finished: 0, late: 0, open: 0, running: 0 })
  return {
    received: cohort(),
    due: cohort(),
    filed: { online: 0, other: 0, unknown: 0 },
    finished: { early: 0, onTheDay: 0, late: 0 },
    processing: { dossiers: 0, days: 0 },
    answers: { due: 0, inTime: 0 },
  }
}

/** The measures of several units together. */
export function sumMeasures(all: readonly Measures[]): Measures {
  const sum = noMeasures()
  for (const measures of all)
    for (const [part, counts] of Object.entries(measures) as [keyof Measures, Record<string, number>][]) {
      const total = sum[part] as Record<string, number>
      for (const [name, n] of Object.entries(counts)) total[name] = (total[name] ?? 0) + n
    }
  return sum
}
