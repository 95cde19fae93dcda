/**
 * Which of the parts of a total that is told are withheld: those that fewer than MIN_N ratings stand behind, and so many others
 * that none of these follows by taking the rest from the total (complementary suppression). Pure.
 */

/** A figure and how many ratings stand behind it. */
export type Cell = { key: string; n: number }

/**
 * The parts to withhold. What can be worked out by subtraction rests on `leastN` ratings or more, and on two parts or more.
 * The smallest are taken, so that as little as possible is lost. One without any rating hides nothing and stays.
 */
export function hiddenParts(parts: readonly Cell[], leastN: number): ReadonlySet<string> {
  const bySize = parts.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n || (a.key < b.key ? -1 : 1))
  const small = bySize.filter(({ n }) => n < leastN)
  if (small.length === 0) return new Set()
  const hidden = [...small]
  const sum = () => hidden.reduce((all, { n }) => all + n, 0)
  while ((hidden.length < 2 || sum() < leastN) && hidden.length < bySize.length)
    hidden.push(bySize[hidden.length]!)
  return new Set(hidden.map(({ key }) => key))
}
