/** A citizen's words as officials and programs may read them. */
import { maskDossierCodes } from '../privacy/dossier-masking.ts'
import { maskNumbers } from '../privacy/masking.ts'
import type { ComplaintRow } from './complaint-row.ts'

/** Numbers masked; of an anonymous complaint without the dossier, which tells who sent it. */
export function shownWords(
  { confidentiality }: Pick<ComplaintRow, 'confidentiality'>,
  words: string,
): string {
  return maskNumbers(confidentiality === 'anonymous' ? maskDossierCodes(words) : words)
}
