/** Levels that a generated citizen picks. Satisfied is 4 or 5 (facts/domain.md 2.4). */
import type { Instrument } from '../satisfaction/instrument.ts'
import type { Chance } from './mulberry32.ts'
import type { Character, Factor } from './unit-character.ts'

/** How often someone dissatisfied on the whole is yet satisfied with one thing. */
const SATISFIED_DESPITE = 0.35

const SATISFIED = [
  [5, 46],
  [4, 54],
] as const
const DISSATISFIED = [
  [3, 62],
  [2, 25],
  [1, 13],
] as const

/** A level on the satisfied or the dissatisfied side. */
export function drawLevel(isSatisfied: boolean, chance: Chance): number {
  return isSatisfied ? chance.weighted(SATISFIED) : chance.weighted(DISSATISFIED)
}

/**
 * Levels by item code.
 *
 * @param share `all` items, as on a form; or `some`: at most one of each factor, as in a chat, where half break off after
 * the overall question
 */
export function drawAnswers(
  instrument: Instrument | undefined,
  share: 'all' | 'some',
  character: Character,
  isSatisfied: boolean,
  chance: Chance,
): Record<string, number> {
  const answers: Record<string, number> = {}
  if (!instrument || (share === 'some' && chance.happens(0.5))) return answers
  for (const factor of instrument.factors) {
    const items = instrument.items.filter((item) => item.factor === factor.code)
    if (share === 'some' && chance.happens(0.3)) continue
    const asked = share === 'all' ? items : [chance.pick(items)]
    for (const item of asked) {
      const likely = likelihood(character, factor.code as Factor, isSatisfied)
      answers[item.code] = drawLevel(chance.happens(likely), chance)
    }
  }
  return answers
}

/** Chosen so that, over satisfied and dissatisfied raters together, the factor's own share comes out. */
function likelihood(character: Character, factor: Factor, isSatisfied: boolean): number {
  if (!isSatisfied) return SATISFIED_DESPITE
  const { satisfied, factors } = character
  return Math.min(1, (factors[factor] - (1 - satisfied) * SATISFIED_DESPITE) / satisfied)
}
