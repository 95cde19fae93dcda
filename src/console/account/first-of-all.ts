/** What an account has to do before it may do anything else. */
import type { SignedInVisit } from '../page.ts'

const PASSWORD = '/console/account/password'
const SECOND_FACTOR = '/console/account/second-factor'

/**
 * The page to which a signed-in visitor has to go first: to change a password that somebody else has set, then to enrol a
 * second factor where the office requires one. Null: nothing is in the way. Whoever came through the OpenID Connect provider
 * does neither: the provider has its own rules.
 */
export function firstOfAll({
  session,
  signInRules,
}: Pick<SignedInVisit, 'session' | 'signInRules'>): string | null {
  if (session.way === 'oidc') return null
  if (session.mustChangePassword) return PASSWORD
  if (signInRules.secondFactor === 'required' && !session.hasSecondFactor) return SECOND_FACTOR
  return null
}

/** Whether a page is one of those on which these things are done, or the way out. @param path as registered */
export function isOneOfFirst(path: string): boolean {
  return path === '/account/password' || path.startsWith('/account/second-factor') || path === '/sign-out'
}
