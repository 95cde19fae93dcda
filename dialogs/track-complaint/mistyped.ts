/** A tracking code with a slip in it: another beginning than PA, or not all of its letters. */
import { readDossierCode, readTrackingCode } from '../../src/understanding/codes.ts'

const WHOLE = /^[A-Z]{1,3}[\s.:_-]{0,3}([0-9A-Z]{4})[\s.:_-]{0,3}([0-9A-Z]{4})[\s.!?]*$/i
const BROKEN = /^P[AÁÂ][\s.:_-]{0,3}[0-9A-Z]{2,9}(?:[\s.:_-]{1,3}[0-9A-Z]{1,6})?[\s.!?]*$/iu
/** Written as codes are, letters alone are meant as one, too. */
const WITH_DASH = /^PA-[0-9A-Z]{2,9}(?:-[0-9A-Z]{1,6})?[\s.!?]*$/i
const LEADS_IN =
  /^(?:(?:mã|ma|code|số|so|phản ánh|phan anh|tra cứu|tra cuu|theo dõi|theo doi|xem|của tôi|cua toi|là|la)[\s:]+)+/iu

/**
 * What a text that is nothing but a code was meant to be: the code where only its beginning is wrong ("GP-7K3M-22XX"),
 * the typed text where letters are missing. Null: it is a right code, another kind of code, or no code at all.
 */
export function mistypedCode(text: string): { code: string } | { broken: string } | null {
  const typed = text.slice(0, 60).trim().replace(LEADS_IN, '').trim()
  if (readTrackingCode(typed) !== null || readDossierCode(typed) !== null) return null
  const [, first, second] = WHOLE.exec(typed) ?? []
  const code = first && second ? readTrackingCode(`PA-${first}-${second}`) : null
  if (code !== null && /\d/.test(typed) && /[A-Z]/i.test(`${first}${second}`)) return { code }
  const isMeant = WITH_DASH.test(typed) || (BROKEN.test(typed) && /\d/.test(typed))
  return isMeant ? { broken: typed.toUpperCase() } : null
}
