/** The sign-in page. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Sign in',
  username: 'Username',
  password: 'Password',
  enter: 'Sign in',
  missing: {
    username: 'Please enter the username.',
    password: 'Please enter the password.',
    code: 'Please enter the code.',
  },
  wrong: 'The username or the password is wrong. Please check them.',
  tooMany: 'There were too many sign-ins from this place. Please wait a minute and try again.',
  busy: 'Many are signing in at this moment. Please wait a few seconds and try again.',
  locked: (until) =>
    `The account is locked until ${until} after several wrong passwords. Please try later, or ask the administrator for a new password.`,
  kept: 'Your session has ended. What you were writing is kept for an hour: please sign in again to go on.',

  codeTitle: 'Confirmation code',
  code: 'Confirmation code',
  codeHint:
    'The six digits in the authenticator app on your phone. If you have lost the phone, enter a recovery code.',
  wrongCode: 'The code is wrong or was used before. Please enter the one that the app shows now.',
  tooLate: 'It took too long. Please sign in again from the beginning.',
  backToSignIn: 'Back to the sign-in page',

  oidc: (name) => `Sign in with ${name}`,
  oidcTitle: 'You are not signed in',
  oidcAway: (name) =>
    `${name} cannot be reached at this moment. Please try again in a few minutes, or sign in with a password.`,
  oidcFailed: (name) =>
    `Signing in with ${name} was not completed, or took too long. Please try again from the sign-in page.`,
  oidcUnknown: (name) =>
    `${name} knows you, but you have no account in use here. Please ask the administrator.`,
}
