/** What is about a dossier whatever else it seems to mean: a code and nothing else, and words about following. */
import { foldWords } from '../../src/understanding/vietnamese-text.ts'
import { codeIn } from './code-in.ts'
import { wishIn } from './wish.ts'

const MOST_WORDS = 5

/** Whether few words are a dossier's code, or say to stop following one or ask what is followed. Pure. */
export function claims(text: string): boolean {
  const said = wishIn(null, text)
  if (foldWords(text).length > MOST_WORDS) return false
  return (said !== null && said.wish !== 'follow') || codeIn(text) !== null
}
