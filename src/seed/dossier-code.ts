/** Codes of generated dossiers, in the three families that are in use (facts/domain.md 4.1), all of the invented province H99. */
import type { Day } from '../calendar/instant.ts'
import type { Chance } from './mulberry32.ts'

/**
 * A code that nothing else has; mostly `H99.07-261102-0123`.
 *
 * @param agency `H99.07`
 * @param day of receipt
 * @param taken codes in use; the new one is added
 */
export function drawDossierCode(
  agency: string,
  day: Day,
  isInsurance: boolean,
  chance: Chance,
  taken: Set<string>,
): string {
  const family = isInsurance && chance.happens(0.5) ? 'insurance' : chance.weighted(FAMILIES)
  for (;;) {
    const code = codeOf(family, agency, day, chance)
    if (taken.has(code)) continue
    taken.add(code)
    return code
  }
}

const FAMILIES = [
  ['usual', 93],
  ['old', 4],
  ['long', 3],
] as const

function codeOf(
  family: 'usual' | 'old' | 'long' | 'insurance',
  agency: string,
  day: Day,
  chance: Chance,
): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  const [province, unit] = agency.split('.') as [string, string]
  const number = (digits: number) =>
    String(chance.int(1, Math.min(9999, 10 ** digits - 1))).padStart(digits, '0')
  const short = `${year.slice(2)}${month}${date}`
  if (family === 'usual') return `${agency}-${short}-${number(4)}`
  if (family === 'old') return `000.00.${unit}.${province}-${short}-${number(4)}`
  if (family === 'long') return `${agency}-${year}${month}${date}-${number(7)}`
  return `0${number(4)}/${year}/${number(5)}`
}
