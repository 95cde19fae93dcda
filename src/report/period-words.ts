/** Periods as an official document names them, and the ones before. */

/** `quý 4 năm 2026`, `tháng 11 năm 2026`, `6 tháng cuối năm 2026`, `năm 2026`. */
export function periodWords(name: string): string {
  const { year, part, n } = partsOf(name)
  if (part === 'Q') return `quý ${n} năm ${year}`
  if (part === 'H') return `6 tháng ${n === 1 ? 'đầu' : 'cuối'} năm ${year}`
  return part === 'M' ? `tháng ${n} năm ${year}` : `năm ${year}`
}

/** Under a point of a chart: `Q4`, `T11`, `6T/2`, `2026`. */
export function periodMark(name: string): { label: string; group: string } {
  const { year, part, n } = partsOf(name)
  const label = { Q: `Q${n}`, H: n === 1 ? 'Đầu năm' : 'Cuối năm', M: `T${n}`, Y: String(year) }[part]
  return { label, group: part === 'Y' ? '' : String(year) }
}

const A_YEAR = { Q: 4, H: 2, M: 12, Y: 1 } as const

/** The period and so many of the same kind before it, oldest first. @param name one that `readPeriod` takes */
export function periodsUntil(name: string, most: number): string[] {
  const { year, part, n } = partsOf(name)
  const last = year * A_YEAR[part] + (n - 1)
  return Array.from({ length: most }, (_, i) => nameOf(last - (most - 1 - i), part))
}

type Part = keyof typeof A_YEAR

function partsOf(name: string): { year: number; part: Part; n: number } {
  const [year, rest = ''] = name.split('-')
  const letter = /^[QH]/.exec(rest)?.[0] as 'Q' | 'H' | undefined
  const part = letter ?? (rest === '' ? 'Y' : 'M')
  return { year: Number(year), part, n: Number(rest.replace(/^[QH]/, '')) || 1 }
}

function nameOf(index: number, part: Part): string {
  const [year, n] = [Math.floor(index / A_YEAR[part]), (index % A_YEAR[part]) + 1]
  if (part === 'Y') return String(year)
  return part === 'M' ? `${year}-${String(n).padStart(2, '0')}` : `${year}-${part}${n}`
}

/** With a capital at the beginning, as in a table. */
export function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1)
}
