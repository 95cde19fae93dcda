/** Hides phone and identity numbers in words that officials and programs read. Forms: facts/domain.md 6.4 and 6.5. */

/** A phone: mobile 0[35789] + 8 digits, landline 02 + 9, with 84 or +84 for the 0, `o` for a zero, dots, spaces or dashes between. */
const PHONE =
  /(?<![\p{L}\p{N}])(?:\+?84[ .-]?(?:\(0\)[ .-]?)?|[0oO][ .-]?)(?:[35789](?:[ .-]?[\doO]){8}|2(?:[ .-]?[\doO]){9})(?![\p{L}\p{N}])/gu

/** An identity number: 12 digits (CCCD) or 9 (old CMND), in one run or in threes with spaces; not a sum of money. */
const IDENTITY =
  /(?<![\p{L}\p{N}.,/-])(?:\d{12}|\d{9}|\d{3}(?: \d{3}){2,3})(?![\p{L}\p{N}]|[.,/-]\d| ?(?:đ(?!\p{L})|đồng|dong|vnd|vnđ|tr(?!\p{L})|triệu|trieu))/giu

/** The text with the middle of every such number as stars: `09******67`, `056*******12`. */
export function maskNumbers(text: string): string {
  return text.replace(PHONE, (number) => stars(number, 2)).replace(IDENTITY, (number) => stars(number, 3))
}

/** @param kept digits left at the front; two stay at the end */
function stars(number: string, kept: number): string {
  const digits = number.replace(/[^\doO]/g, '')
  return `${digits.slice(0, kept)}${'*'.repeat(digits.length - kept - 2)}${digits.slice(-2)}`
}
