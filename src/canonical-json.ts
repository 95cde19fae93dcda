/** One text for one value: what "the same to the byte" means for a scorecard, and what digests are taken of. */

/**
 * JSON with the members of every object in the order of their names (by UTF-16 units), without spaces; members that are
 * undefined are left out. The form of RFC 8785 for the plain values of the house.
 *
 * @throws when the value holds a number that JSON cannot write
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('JSON has no such number')
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
}
