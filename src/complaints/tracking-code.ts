/** The tracking code (mã tra cứu) that names a complaint, and the receipt secret that opens it. Decision 0005. */

/** Neither vowels that make words nor signs that are mistaken for one another (0 and O, 1 and I, U and V). */
const ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXZ'
const FORM = new RegExp(`^PA-[${ALPHABET}]{4}-[${ALPHABET}]{4}$`)

/**
 * A code from drawn chance: `PA-7K3M-9XQ2`, one of 3.7 × 10¹¹.
 *
 * @param drawn at least 16 hex digits, from `moment.draw('complaint-code')`; another purpose after `code_taken`
 */
export function trackingCode(drawn: string): string {
  let rest = BigInt(`0x${drawn.slice(0, 32)}`)
  let letters = ''
  for (let i = 0; i < 8; i += 1) {
    letters += ALPHABET[Number(rest % BigInt(ALPHABET.length))]
    rest /= BigInt(ALPHABET.length)
  }
  return `PA-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** The receipt secret from drawn chance: eight digits, told once. @param drawn from `moment.draw('receipt-secret')` */
export function receiptSecret(drawn: string): string {
  return String(BigInt(`0x${drawn.slice(0, 32)}`) % 100_000_000n).padStart(8, '0')
}

/** Whether a text has the form of a tracking code. */
export function isTrackingCode(text: string): boolean {
  return FORM.test(text)
}
