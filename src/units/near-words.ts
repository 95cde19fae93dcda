/** Words as a hurried thumb writes them: a letter too many, too few, wrong or swapped, or two words run together. */

export type NearWords = {
  /** The words that are one slip away from a typed one; [] for short ones, in which a slip makes another word. */
  of(typed: string): string[]
  /** Two neighbours by what they are without the space between them. */
  runTogether: ReadonlyMap<string, readonly [string, string]>
}

/** Shorter words are not looked for: a slip makes another word of them. */
const SHORTEST = 3
const LONGEST = 12

/** Prepares words to be found by what is typed for them. */
export function nearWords(
  words: readonly string[],
  neighbours: readonly (readonly [string, string])[],
): NearWords {
  const byLoss = new Map<string, Set<string>>()
  for (const word of words.filter(isLongEnough))
    for (const form of formsOf(word)) byLoss.set(form, (byLoss.get(form) ?? new Set()).add(word))
  return {
    of(typed) {
      if (!isLongEnough(typed)) return []
      const found = new Set(formsOf(typed).flatMap((form) => [...(byLoss.get(form) ?? [])]))
      return [...found].filter((word) => isOneSlip(typed, word)).sort()
    },
    runTogether: new Map(neighbours.map(([first, second]) => [first + second, [first, second]])),
  }
}

function isLongEnough(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word)
}

/** A word and what is left of it when any one letter is lost: what is one slip away shares one of these. */
function formsOf(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))]
}

/** One letter added, lost or changed, or two beside each other swapped. */
function isOneSlip(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at++
  const rest = (text: string, skipped: number) => text.slice(at + skipped)
  if (rest(typed, 1) === rest(word, 1) || rest(typed, 1) === rest(word, 0)) return true
  if (rest(typed, 0) === rest(word, 1)) return true
  const isSwapped = typed[at] === word[at + 1] && typed[at + 1] === word[at]
  return isSwapped && rest(typed, 2) === rest(word, 2)
}
