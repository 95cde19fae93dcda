/** Asks for one's own password again before the keys of an account are changed, so that an open screen is not enough. */
import { signIn } from '../../accounts/sign-in.ts'
import type { SignedInVisit } from '../page.ts'
import { refusalOf } from '../sign-in/refusal.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

/** Counts towards the lock-out as any other try. @returns what is wrong, for beside the field; null when it is right */
export async function checkOwnPassword(
  visit: SignedInVisit,
  password: string,
): Promise<{ sentence: string; status: number } | null> {
  const words = visit.language === 'en' ? en : vi
  if (password === '') return { sentence: words.missing, status: 422 }
  const typed = { username: visit.account.username, password: password.slice(0, 1000) }
  const result = await signIn(visit.desk, typed, visit, visit.now)
  return 'refused' in result ? refusalOf(result, visit.language, words.wrongPassword) : null
}
