/** How an account is told of its cases. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Notifications',
  lead: 'You are told when a complaint must be seen at once, when work is assigned to you, and when a due date is near or has passed. The message holds the code of the complaint and the due date, nothing else.',
  both: 'It is best to set both: Zalo and Facebook let us write only for some days after your last message there; then e-mail alone reaches you.',
  email: {
    heading: 'E-mail',
    off: 'This system cannot send e-mail yet (the operator has set no mail server).',
    none: 'No address is set.',
    confirmed: (address) => `E-mail goes to ${address}.`,
    waits: (address) => `A code was sent to ${address}. Nothing else is sent before it is confirmed.`,
    unconfirmed: (address) =>
      `${address} is not confirmed and its code has expired. Save it again to get a new one.`,
    address: 'E-mail address',
    save: 'Save and send a code',
    code: 'Code in the e-mail',
    codeHint: 'It looks like LK-7K3M-9XQ2 and is good for 10 minutes.',
    confirm: 'Confirm the address',
    remove: 'Stop e-mail',
    failed: 'The last e-mail could not be sent. Please check the address.',
    missing: 'Please enter an e-mail address.',
    wrong: 'This is no e-mail address. Example: name@office.gov.vn',
    missingCode: 'Please enter the code in the e-mail.',
    wrongCode: 'The code is wrong. Please look at the latest e-mail.',
    overCode: 'The code has expired or was mistyped too often. Save the address again to get a new one.',
  },
  chat: {
    heading: 'Your own Zalo or Messenger',
    none: 'No chat is linked.',
    linked: (channel, since) =>
      `Linked with a chat on ${channel} at ${since}. If it is not yours, end the link at once.`,
    own: 'Whoever complains as a citizen should use another chat for it. What this chat rates of your own unit is noticed, without your name.',
    ask: 'Get a code to link one',
    askAnew: 'Get a code to link another one',
    shown: (code) => `Your code: ${code}`,
    how: 'Within 10 minutes, open your own Zalo or Messenger and send this code to the office’s account. Give it to nobody. It is shown once.',
    unlink: 'End the link',
    failed:
      'The last message could not be sent: the time in which Zalo or Facebook let us write is over, or the office’s account is blocked. Write anything to it there to be told again.',
  },
  done: {
    email: 'The address was saved and a code sent to it.',
    confirmed: 'The address is confirmed.',
    removed: 'No e-mail is sent any more.',
    unlinked: 'The link has ended.',
  },
}
