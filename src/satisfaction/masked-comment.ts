/** What officials and programs read of the words beside a rating: nothing that leads to whoever wrote them. */
import { maskDossierCodes } from '../privacy/dossier-masking.ts'
import { maskNumbers } from '../privacy/masking.ts'
import { maskOwnName } from './own-name.ts'

/** With a scheme, with `www.`, or bare: a page on a social network is as good as a name. Not an e-mail address. */
const LINK =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]+\.)+(?:vn|com|net|org|me|info|page|link|app|gl|ly)(?![\p{L}\p{N}])(?:\/\S*)?/giu

/**
 * The text with phone and identity numbers and e-mail addresses as `maskNumbers` has them, and `***` for dossier codes,
 * links and, where it can be recognised, the name that a citizen gives of themselves. Names of others stay: what an official is praised or blamed for
 * cannot be told from words without them.
 */
export function maskComment(text: string): string {
  const plain = text.normalize('NFC')
  return maskNumbers(maskOwnName(maskDossierCodes(plain.replace(LINK, '***'))))
}
