/** The sign-in page. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Sign in',
  username: 'Username',
  password: 'Password',
  enter: 'Sign in',
  missing: { username: 'Please enter the username.', password: 'Please enter the password.' },
  wrong: 'The username or the password is wrong. Please check them.',
  tooMany: 'There were too many sign-ins from this place. Please wait a minute and try again.',
  busy: 'Many are signing in at this moment. Please wait a few seconds and try again.',
  locked: (until) =>
    `The account is shut until ${until} after several wrong passwords. Please try later, or ask the administrator for a new password.`,
}
