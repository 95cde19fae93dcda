/** What the sign-in pages say when somebody is not let in, and with which status. */
import type { Refusal } from '../../accounts/sign-in.ts'
import { toVietnamese } from '../../calendar/instant.ts'
import type { Language } from '../language.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

/** @param wrong what is said when the password or code was not right */
export function refusalOf(
  refusal: Refusal,
  language: Language,
  wrong: string,
): { isWrong: boolean; sentence: string; status: number } {
  const words = language === 'en' ? en : vi
  if (refusal.refused === 'locked')
    return { isWrong: false, sentence: words.locked(toVietnamese(refusal.until)), status: 429 }
  if (refusal.refused === 'too_many') return { isWrong: false, sentence: words.tooMany, status: 429 }
  if (refusal.refused !== 'wrong') return { isWrong: false, sentence: words.busy, status: 503 }
  return { isWrong: true, sentence: wrong, status: 401 }
}
