/** How a unit does its work: what the generated figures of it come from. Spread after facts/domain.md 2.6. */
import type { Unit } from '../units/unit.ts'
import { evenly } from './evenly.ts'
import type { Chance } from './mulberry32.ts'
import { type Province, servesCitizens } from './province.ts'

/** The five factors of SIPAS, by the codes of the instruments. */
export const FACTORS = ['access', 'procedures', 'officials', 'results', 'feedback'] as const
export type Factor = (typeof FACTORS)[number]

export type Character = {
  /** Share of ratings at level 4 or 5. */
  satisfied: number
  /** The same by factor: feedback lowest, officials highest, 1 to 6 points apart. */
  factors: Record<Factor, number>
  /** Share of dossiers late. */
  late: number
  /** Share of returned dossiers whose applicant is invited to rate. */
  invited: number
  /** How many citizens come, against the others. */
  traffic: number
  isLate: () => boolean
  isSatisfied: () => boolean
  isInvited: () => boolean
}

/** Communes that show both sides of KL 91's thresholds: blocked by lateness, just not, blocked by satisfaction, just not, by both. */
const AT_THRESHOLDS = [
  { late: 0.062, satisfied: 0.87 },
  { late: 0.044, satisfied: 0.88 },
  { late: 0.025, satisfied: 0.792 },
  { late: 0.03, satisfied: 0.812 },
  { late: 0.085, satisfied: 0.775 },
]

/** A character for each unit that serves citizens, in the order of their codes. */
export function charactersOf(province: Province, chance: Chance): Map<string, Character> {
  const units = [...province.tree.byCode.values()].filter(servesCitizens)
  const communes = units.filter((unit) => unit.kind === 'commune' && unit.validTo === null)
  return new Map(
    units.map((unit) => [
      unit.code,
      characterOf(unit, AT_THRESHOLDS[communes.indexOf(unit)] ?? null, chance),
    ]),
  )
}

function characterOf(unit: Unit, fixed: (typeof AT_THRESHOLDS)[number] | null, chance: Chance): Character {
  const drawn = clip(chance.normal(0.86, 0.05), 0.7, 0.99)
  const satisfied = fixed?.satisfied ?? drawn
  const late = fixed?.late ?? clip(Math.exp(chance.normal(Math.log(0.035), 0.55)), 0.01, 0.12)
  const invited = 0.6 + 0.3 * chance.next()
  const within = (points: number) => clip(satisfied + points / 100, 0.5, 0.995)
  return {
    satisfied,
    factors: {
      access: within(0.4 * chance.next()),
      procedures: within(-0.8 * chance.next()),
      officials: within(0.5 + 2 * chance.next()),
      results: within(0.4 * chance.next()),
      feedback: within(-1 - 2.5 * chance.next()),
    },
    late,
    invited,
    traffic: (fixed ? 2 : 0.4 + 2.2 * chance.next() ** 2) * (BUSY[unit.kind] ?? 1),
    isLate: evenly(late, chance.next()),
    isSatisfied: evenly(satisfied, chance.next()),
    isInvited: evenly(invited, chance.next()),
  }
}

const BUSY: Partial<Record<Unit['kind'], number>> = { branch: 1.6, commune: 1.2, other: 1.2 }

function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
