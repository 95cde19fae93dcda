/** What Lắng Nghe says when a citizen checks a dossier, in English. Labels of buttons have at most 20 characters. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  code: {
    asks: 'Please send the dossier code on your receipt slip (giấy hẹn). Example: H99.12-261102-0001. Spaces do not matter.',
    again:
      'Lắng Nghe sees no dossier code in your message. It stands at the top of the receipt slip, letters and digits, like H99.12-261102-0001. Please send it again.',
    unknown: (code) =>
      `There is no dossier ${code}. Please compare each digit with the slip: the day of receipt is written year first (261102 is 02/11/2026), then the running number. Then send the code again. A dossier handed in today may be found tomorrow.`,
    incomplete: (typed) =>
      `The code «${typed}» is not complete. A whole code has the day of receipt and a running number at its end, like H99.12-261102-0001. Please send all of it.`,
    person:
      'Lắng Nghe looks up by dossier code only, never by name, phone or identity number, to keep your details private. Please send the code on your receipt slip.',
    photo:
      'Lắng Nghe cannot read pictures yet. Please type the code. Please do not send photos of identity papers.',
    none: 'I have no code',
    without:
      'Without a code Lắng Nghe cannot look. The code is on the receipt slip or in the message that confirmed your dossier. If you lost it, ask where you handed in the dossier and bring your identity card, or choose «Reach an official».',
  },

  wait: 'Too many codes were wrong, so looking up is paused. Please try again in an hour, or choose «Reach an official».',

  late: (code, days) => `We are sorry: dossier ${code} is ${days} working day(s) late and has no result yet.`,
  finishedLate: (code, days) =>
    `We are sorry: the result of dossier ${code} came ${days} working day(s) late.`,

  heading: (code) => `Dossier ${code}`,
  degree: (words) => `• State: ${words}`,
  unit: (name) => `• Handled by: ${name}`,
  receivingUnit: (name) => `• Handed in at: ${name}`,
  received: (day) => `• Received: ${day}`,
  due: (day) => `• Result promised for: ${day}`,
  dueAgain: (day) => `• New date: ${day}`,
  finished: (day) => `• Finished: ${day}`,
  returned: (day) => `• Result handed over: ${day}`,
  timeliness: {
    on_time: 'The dossier is within its time.',
    due_soon: 'The promised date is near.',
    late: '',
    finished_early: 'It was finished before its date.',
    finished_on_time: 'It was finished on time.',
    finished_late: '',
    none: '',
  },
  next: {
    new: 'The office has not accepted it yet. If you handed it in more than two working days ago, please ask where you did.',
    accepted: 'The office has accepted it and will begin soon.',
    rejected:
      'The office did not accept it and must say why in writing. Please ask for the refusal slip where you handed it in.',
    in_progress: 'The office is working on it. You need not do anything.',
    need_supplement:
      'The office waits for more papers from you. See the request slip, or ask where you handed it in.',
    need_payment:
      'The office waits for a tax or fee from you. See the payment notice, or ask where you handed it in.',
    withdrawn: 'It was withdrawn on request and is not handled further.',
    paused: 'Handling is on hold. Please ask where you handed it in.',
    finished: 'The result is ready. Bring the receipt slip to where you handed it in.',
    returned: 'The result has been handed over.',
  },

  minimal: (code, degree) => `Dossier ${code}: ${degree}.`,
  minimalWhy:
    'By the rules, a code alone shows only how far a dossier is. To know more, please ask where you handed it in.',

  offerComplaint:
    'You can complain about the delay: choose «Make a complaint», all of the above is filled in.',
  offerRating: 'You can rate the service: choose «Rate», it takes less than a minute.',
  choices: { complain: 'Make a complaint', rate: 'Rate', another: 'Another dossier' },
}
