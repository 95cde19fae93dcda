/** Where two texts differ, line by line, with a little of what stands around. */

const AROUND = 2

/** Lines marked `-` (expected only) and `+` (actual only); '' when the texts are equal. */
export function difference(expected: string, actual: string): string {
  const a = expected.split('\n')
  const b = actual.split('\n')
  const lengths = commonLengths(a, b)
  const lines: string[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i]}`)
      i += 1
      j += 1
    } else if (j < b.length && (i >= a.length || lengths[i]![j + 1]! > lengths[i + 1]![j]!))
      lines.push(`+ ${b[j++]}`)
    else lines.push(`- ${a[i++]}`)
  }
  const near = (at: number) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((line) => !line.startsWith('  '))
  return lines.filter((_, at) => near(at)).join('\n')
}

/** The length of the longest common subsequence of what follows each pair of places. */
function commonLengths(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}
