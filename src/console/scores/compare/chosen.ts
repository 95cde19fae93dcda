/** Which units are to be compared: each is a field of its own in the address, `u.CODE=yes`. */

/** Fewer are no comparison. */
export const FEWEST = 2
/** More nobody can take in at once. */
export const MOST = 6

const PREFIX = 'u.'

/** The name of a unit’s field. */
export function fieldOf(unitCode: string): string {
  return PREFIX + unitCode
}

/** The codes chosen, in order. */
export function chosenUnits(query: Record<string, string>): string[] {
  return Object.entries(query)
    .filter(([name, value]) => name.startsWith(PREFIX) && value === 'yes')
    .map(([name]) => name.slice(PREFIX.length))
    .sort()
}
