/** Hides phone and identity numbers and e-mail addresses in words that officials and programs read. Forms: facts/domain.md 6.4 and 6.5. */

/** A phone: mobile 0[35789] + 8 digits, landline 02 + 9, with 84 or +84 for the 0, `o` for a zero, dots, spaces, dashes or brackets between. */
const PHONE =
  /(?<![\p{L}\p{N}])(?:\+?84[ .()-]{0,3}(?:0[ .()-]{0,3})?|[0oO][ .()-]{0,3})(?:[35789](?:[ .()-]{0,3}[\doO]){8}|2(?:[ .()-]{0,3}[\doO]){9})(?![\p{L}\p{N}])/gu

/**
 * An identity number: 12 digits (CCCD) or 9 (old CMND), in one run or in threes; not a sum of money. Sums are written
 * in threes too, but none begins with a zero or has dashes.
 */
const IDENTITY =
  /(?<![\p{L}\p{N}.,/-])(?:\d{12}|\d{9}|0(?:[ .-]{0,2}\d){11}|0\d\d(?:\.\d{3}){2}|\d{3}(?: \d{3}){2,3}|\d{3}(?:-\d{3}){2,3})(?![\p{L}\p{N}]|[.,/-]\d| ?(?:đ(?!\p{L})|đồng|dong|vnd|vnđ|tr(?!\p{L})|triệu|trieu))/giu

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu

/** The text with the middle of every such number as stars (`09******67`, `056*******12`), and of an address the first letter alone. */
export function maskNumbers(text: string): string {
  let both = { text, plain: plainOf(text) }
  both = replaced(both, EMAIL, (address) => `${[...address][0]}***@***`)
  both = replaced(both, PHONE, (number) => stars(number, 2))
  return replaced(both, IDENTITY, (number) => stars(number, 3)).text
}

type Both = { text: string; plain: string }

/** Finds in the plain form, replaces in both: they keep the same length. */
function replaced({ text, plain }: Both, pattern: RegExp, mask: (found: string) => string): Both {
  let both = { text: '', plain: '' }
  let from = 0
  for (const found of plain.matchAll(pattern)) {
    const masked = mask(found[0])
    both = {
      text: both.text + text.slice(from, found.index) + masked,
      plain: both.plain + plain.slice(from, found.index) + masked,
    }
    from = found.index + found[0].length
  }
  return { text: both.text + text.slice(from), plain: both.plain + plain.slice(from) }
}

/** Full-width and other digits, signs and dashes as the ones of a keyboard, letter for letter. */
function plainOf(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (letter) => {
    if (/[\u2010-\u2015\u2212]/.test(letter)) return '-'
    const plain = letter.normalize('NFKC')
    return plain.length === 1 ? plain : letter
  })
}

/** @param kept digits left at the front; two stay at the end */
function stars(number: string, kept: number): string {
  const digits = number.replace(/[^\doO]/g, '')
  return `${digits.slice(0, kept)}${'*'.repeat(digits.length - kept - 2)}${digits.slice(-2)}`
}
