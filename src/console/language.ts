/** The language of the pages: Vietnamese unless the cookie says otherwise. */

export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language that a word names; null when it names none. */
export function readLanguage(word: string | undefined): Language | null {
  return LANGUAGES.find((each) => each === word) ?? null
}
