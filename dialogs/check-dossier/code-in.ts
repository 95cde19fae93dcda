/** The dossier code in a text, local forms too. */
import { readDossierCode, readTrackingCode } from '../../src/understanding/codes.ts'
import { findBrokenCode } from '../../src/understanding/dossier-code.ts'

/** A receipt number of a local system: one run of letters and digits with signs between, a letter and five digits at least. */
const LOCAL_CODE = /^(?=.*[A-Za-z])(?=(?:[^\d]*\d){5})[A-Za-z0-9]+(?:[./_-][A-Za-z0-9]+)+$/

/** The code in a text: of the national forms anywhere in it, or a text that is nothing but a local receipt number. */
export function codeIn(text: string): string | null {
  const code = readDossierCode(text)
  if (code !== null) return code
  const typed = text.trim().replace(/\s*([./_-])\s*/g, '$1')
  const isLocal = LOCAL_CODE.test(typed) && findBrokenCode(typed) === null && readTrackingCode(typed) === null
  return isLocal ? typed.toUpperCase() : null
}
