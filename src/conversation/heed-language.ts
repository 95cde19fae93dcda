/** In which language the citizen is answered: asked for by name, heard beyond doubt, or not spoken here at all. */
import { spokenLanguage } from '../understanding/spoken-language.ts'
import { fold } from '../understanding/vietnamese-text.ts'
import type { Language } from './flow.ts'
import { currentQuestion, type Pass, say, words } from './pass.ts'

const NAMES: readonly [Language, RegExp][] = [
  [
    'en',
    /^(in |speak |do you speak |can you speak |any |use |switch to |noi |co |dung |xin |cho toi |toi muon )*(english|tieng anh)( please| version| duoc khong| khong| di| nhe| a)*$/,
  ],
  [
    'vi',
    /^(in |speak |noi |dung |xin |toi muon |quay lai |doi )*(vietnamese|tieng viet)( please| di| nhe| a)*$/,
  ],
]

/** The language that is asked for by little but its name. */
export function languageAsked(typed: string): Language | null {
  const plain = fold(typed)
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** English beyond doubt is answered in English from here on, and Vietnamese in Vietnamese. */
export function heedLanguage(pass: Pass): void {
  const { state, incoming, means } = pass
  if (incoming.tap !== null || incoming.text === '') return
  const spoken = spokenLanguage(incoming.text)
  if ((spoken !== 'vi' && spoken !== 'en') || spoken === state.language) return
  const question = currentQuestion(pass)
  if (spoken === 'vi' && (question?.free || question?.gathers)) return // a quotation, an address
  state.language = spoken
  if (means.intent !== 'emergency') say(pass, [words(pass).languageHeard])
}

/** Whether the message is beyond doubt in a language that is not spoken here. */
export function isForeign({ incoming }: Pass): boolean {
  return incoming.tap === null && incoming.text !== '' && spokenLanguage(incoming.text) === 'other'
}
