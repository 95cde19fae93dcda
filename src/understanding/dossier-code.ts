/** A dossier code found in a text: the canonical code, and where it was typed (offsets into the text given). */
export type FoundCode = { code: string; start: number; end: number }

type Chunk = { text: string; start: number; end: number }

const HEAD = /^[A-Y][0-9O]{2}/
const BETWEEN = /^(?:[\s.,\-\u2010-\u2015_/:]{0,3}|\s?\ue000{1,12}\s?)$/
/** "H32 chấm 12 gạch …", as the code is read aloud; each is taken for a sign between groups. */
const SIGN_SAID = /(?<=[\p{L}\d] )(?:chấm|cham|gạch ngang|gach ngang|gạch|gach|trừ|xuyệt)(?= \d)/giu
const MOST_CHUNKS = 10
const MOST_LETTERS = 4000

/**
 * The first dossier code in a text that was typed in any sloppy form, or null. Three families (facts/domain.md
 * 4.1): `000.00.12.H62-201105-0004` (TT 01/2018), `H32.12-230105-0001` (QĐ 20/2020), `03706/2026/07906` (social
 * insurance). The date part must be a day of 2015-2045. Text must be NFC.
 */
export function findDossierCode(text: string): FoundCode | null {
  const signed = withSigns(text)
  const chunks = chunksOf(signed)
  for (let at = 0; at < chunks.length; at++) {
    const found = agencyCodeAt(signed, chunks, at)
    if (found !== null) return found
  }
  return insuranceCode(text)
}

/** What looks like a dossier code but is incomplete ("H32.12-2301"), as typed; for asking again. null if nothing does. */
export function findBrokenCode(text: string): string | null {
  return /(?<![\p{L}\p{N}])[A-Ya-y][0-9]{2}(?:[ .-]{1,2}[0-9]{1,8}){2,5}/u.exec(text)?.[0] ?? null
}

/** The text with signs said aloud replaced, letter for letter. */
function withSigns(text: string): string {
  return text.slice(0, MOST_LETTERS).replace(SIGN_SAID, (said) => '\ue000'.repeat(said.length))
}

function chunksOf(text: string): Chunk[] {
  const upper = text
    .slice(0, MOST_LETTERS)
    .replace(/[\uff10-\uff19\uff21-\uff5a]/g, (letter) => letter.normalize('NFKC'))
  const chunks = [...upper.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap((found) =>
    partsOf({ text: found[0].toUpperCase(), start: found.index, end: found.index + found[0].length }),
  )
  return chunks.flatMap((chunk, at) => {
    if (isLetterBefore(upper, chunks[at - 1], chunk)) return []
    const next = chunks[at + 1]
    if (!next || !isLetterBefore(upper, chunk, next)) return [chunk]
    return [{ text: chunk.text + next.text, start: chunk.start, end: next.end }]
  })
}

/** "H 32": the agency's letter stands apart from its number. */
function isLetterBefore(text: string, letter: Chunk | undefined, number: Chunk): boolean {
  if (!letter || !/^[A-Y]$/.test(letter.text) || !/^[0-9O]{2}$/.test(number.text)) return false
  return /^[ .]$/.test(text.slice(letter.end, number.start))
}

/** Parts of what was run together: `0000012H62`, `mãH32`, `0001nhé`. */
function partsOf(chunk: Chunk): Chunk[] {
  const cut = /^(?:[0-9O]{7}|MÃ|MA|HS|SỐ)(?=[A-Y][0-9O]{2})|^\d{4,7}(?=\p{L}{2,}$)/u.exec(chunk.text)?.[0]
    .length
  if (cut === undefined) return [chunk]
  return [
    { text: chunk.text.slice(0, cut), start: chunk.start, end: chunk.start + cut },
    { text: chunk.text.slice(cut), start: chunk.start + cut, end: chunk.end },
  ]
}

/** A chunk of digits with o read as zero, or null when it holds another letter. */
function digitsOf(chunk: string): string | null {
  return /^[0-9O]+$/.test(chunk) && /\d/.test(chunk) ? chunk.replaceAll('O', '0') : null
}

function agencyCodeAt(text: string, chunks: Chunk[], at: number): FoundCode | null {
  const head = chunks[at]!
  if (!HEAD.test(head.text) || !/\d/.test(head.text)) return null
  const run = [head]
  while (run.length < MOST_CHUNKS) {
    const next = chunks[at + run.length]
    const last = run[run.length - 1]!
    if (next === undefined || next.text.length > 24 || !BETWEEN.test(text.slice(last.end, next.start))) break
    run.push(next)
  }
  const read = byGroups(text, run) ?? byDigits(run)
  if (read === null) return null
  const before = oldPrefix(text, chunks, at)
  const code = `${before?.prefix ?? ''}${head.text[0]}${zero(head.text.slice(1, 3))}${read.middle}-${read.date}-${read.serial}`
  return { code, start: before?.start ?? head.start, end: run[read.used - 1]!.end }
}

type Reading = { middle: string; date: string; serial: string; used: number }

/** The date and serial stand as groups of their own; what is between them and the head are the unit's groups. */
function byGroups(text: string, run: Chunk[]): Reading | null {
  for (let at = 1; at < run.length - 1 && at <= 7; at++) {
    const date = digitsOf(run[at]!.text)
    const serial = digitsOf(run[at + 1]!.text)
    if (date === null || serial === null || !isDate(date) || !/^\d{4,7}$/.test(serial)) continue
    const groups = run.slice(1, at).map((chunk) => digitsOf(chunk.text) ?? chunk.text)
    const glued = run[0]!.text.slice(3)
    if (glued !== '') groups.unshift(digitsOf(glued) ?? glued)
    const isTyped = (group: string, place: number) =>
      /^[0-9A-Z]{1,5}$/.test(group) && (/\d/.test(group) || text[run[place]!.end] === '.')
    if (groups.every(isTyped))
      return { middle: groups.map((group) => `.${group}`).join(''), date, serial, used: at + 2 }
  }
  return null
}

/** Separators are missing or misplaced: digits alone, taken only when exactly one reading has a real date. */
function byDigits(run: Chunk[]): Reading | null {
  const readings: Reading[] = []
  let digits = ''
  for (let used = 1; used <= run.length; used++) {
    const group = used === 1 ? run[0]!.text.slice(3) : run[used - 1]!.text
    const plain = group === '' ? '' : digitsOf(group)
    if (plain === null) break
    digits += plain
    if (digits.length < 10 || digits.length > 17) continue
    const found = [0, 2].flatMap((unit) => [6, 8].flatMap((length) => split(digits, unit, length, used)))
    if (found.length > 0) readings.splice(0, readings.length, ...found)
  }
  return readings.length === 1 ? readings[0]! : null
}

function split(digits: string, unit: number, length: number, used: number): Reading[] {
  const date = digits.slice(unit, unit + length)
  const serial = digits.slice(unit + length)
  if (!isDate(date) || serial.length < 4 || serial.length > 7) return []
  return [{ middle: unit === 0 ? '' : `.${digits.slice(0, unit)}`, date, serial, used }]
}

/** The groups `000.00.12.` (or `000.15.`) before an agency in the older form. */
function oldPrefix(text: string, chunks: Chunk[], at: number): { prefix: string; start: number } | null {
  let digits = ''
  let start = 0
  for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
    const chunk = chunks[back]!
    const plain = /^[0-9O]+$/.test(chunk.text) ? zero(chunk.text) : null
    if (plain === null || !BETWEEN.test(text.slice(chunk.end, chunks[back + 1]!.start))) break
    digits = plain + digits
    start = chunk.start
    if (digits.length === 7 || (digits.length === 5 && digitsOf(chunks[back - 1]?.text ?? '') === null)) {
      const groups = [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)].filter((group) => group !== '')
      return { prefix: `${groups.join('.')}.`, start }
    }
  }
  return null
}

function insuranceCode(text: string): FoundCode | null {
  const found =
    /(?<![\d/.-])([\doO]{3,6}) ?\/ ?(2[oO0]\d{2}) ?\/ ?([\doO]{3,7})(?![\d/])/.exec(text) ??
    /(?<![\d/.-])(0[\doO]{4})[ .-](2[oO0]\d{2})[ .-]([\doO]{5})(?![\d/.-])/.exec(text)
  if (found === null) return null
  const groups = found.slice(1, 4).map((group) => zero(group.toUpperCase()))
  return { code: groups.join('/'), start: found.index, end: found.index + found[0].length }
}

function zero(group: string): string {
  return group.replaceAll('O', '0')
}

function isDate(date: string): boolean {
  if (!/^(\d{6}|\d{8})$/.test(date)) return false
  const full = date.length === 6 ? `20${date}` : date
  const [year, month, day] = [Number(full.slice(0, 4)), Number(full.slice(4, 6)), Number(full.slice(6))]
  return year >= 2015 && year <= 2045 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}
