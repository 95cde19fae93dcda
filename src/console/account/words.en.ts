/** The page of one's own account. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  ways: {
    password: 'Password',
    second_factor: 'Password and confirmation code',
    oidc: 'Common sign-in service',
  },
  faults: {
    password_too_short: 'A password needs at least 10 characters.',
    password_too_long: 'A password has at most 200 characters.',
    password_common:
      'This password is easy to guess. Choose another, for example four or five words that have nothing in common.',
    password_is_username: 'The password must not be the username.',
  },
  title: 'My account',
  username: 'Username',
  role: 'Role',
  unit: 'Scope',
  until: 'Rights last until',
  noEnd: 'no end is set',
  keys: 'Password and confirmation code',
  on: 'on',
  off: 'off',

  loginChanged: (at, by) => `The common sign-in of this account was changed at ${at}, by ${by}.`,
  loginChangedLead:
    'Where you are told of your cases was cleared with it. If you did not know of this: change the password, sign out everywhere, and tell another administrator or the provincial inspectorate at once.',
  loginChangeClose: 'I know of this',

  sessions: 'Where you are signed in',
  openedAt: 'Signed in at',
  lastAt: 'Last used',
  way: 'With',
  what: 'Action',
  thisOne: 'Here',
  end: 'Sign out',
  endOne: (at) => `Sign out where you signed in at ${at}`,
  endOthers: 'Sign out everywhere else',
  endAll: 'Sign out everywhere, here too',
  done: {
    session: 'You have been signed out there.',
    others: 'You have been signed out everywhere else.',
    password: 'The password has been changed; you have been signed out everywhere else.',
    login: 'Noted.',
    removed: 'The confirmation code is off; you have been signed out everywhere else.',
  },

  changePassword: 'Change the password',
  mustChange: 'The password in use was set by the administrator. Please set one of your own to go on.',
  oldPassword: 'Present password',
  newPassword: 'New password',
  newAgain: 'New password again',
  rules:
    'At least 10 characters; a sentence with spaces is fine. No capitals or signs are needed, and it does not expire.',
  ownPassword: 'Your password',
  missing: 'Please enter the present password.',
  missingNew: 'Please enter the new password.',
  wrongPassword: 'The password is wrong. Please check it.',
  sameAsBefore: 'The new password has to be another than the present one.',
  notAgain: 'The two are not the same.',

  secondFactor: 'Confirmation code at sign-in',
  why: 'After the password you are asked for a code of six digits from your phone. Whoever knows the password but does not have the phone cannot sign in.',
  mustEnrol: 'The office requires a confirmation code of every account. Please turn it on to go on.',
  oidcHasItsOwn: 'You signed in with the common sign-in service, which does any further confirmation itself.',
  step1:
    'Install an authenticator app on your phone (Google Authenticator, Microsoft Authenticator, Aegis…).',
  step2: 'Open it, add an account, scan this code:',
  step3: 'Enter the six digits that the app shows.',
  qr: 'QR code for the authenticator app',
  orType: 'If it cannot be scanned, type this into the app:',
  code: 'Code of six digits',
  wrongCode:
    'The code is wrong. Enter the one that is shown now; if it is wrong again, check the clock of the phone.',
  turnOn: 'Turn on',
  turnedOn: 'The confirmation code is on.',
  recoveryTitle: 'Recovery codes',
  recoveryLead:
    'Each is good once when you do not have the phone. Copy them and keep them in a safe place: they are not shown again.',
  goOn: 'Go on',
  isOn: 'The confirmation code is on.',
  left: (n) => `${n} recovery codes have not been used.`,
  remove: 'Turn the confirmation code off',
  removeLead:
    'With a new phone, or when no recovery codes are left: turn it off and on again. You are signed out everywhere else.',
}
