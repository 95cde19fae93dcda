/** Hides dossier codes in the words of an anonymous complaint: a dossier tells who one is. */
import { findDossierCode } from '../understanding/dossier-code.ts'

/** `findDossierCode` reads so many letters. */
const WINDOW = 4_000

/** No code with its separators is longer. */
const OVERLAP = 100

/** The text with `***` for every dossier code, however sloppily it was typed. @param text NFC */
export function maskDossierCodes(text: string): string {
  let masked = ''
  let from = 0
  while (from < text.length) {
    const found = findDossierCode(text.slice(from, from + WINDOW))
    const isLast = from + WINDOW >= text.length
    const upTo = found ? from + found.start : isLast ? text.length : from + WINDOW - OVERLAP
    masked += text.slice(from, upTo) + (found ? '***' : '')
    from = found ? from + found.end : upTo
  }
  return masked
}
