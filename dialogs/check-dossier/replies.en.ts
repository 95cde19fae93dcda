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

  wait: 'Many codes were not found, so looking up is paused. Please try again in an hour, or choose «Reach an official».',

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

  follow: {
    choices: {
      follow: 'Follow this dossier',
      stop: 'Stop following',
      stopNth: (n) => `Stop no. ${n}`,
      look: 'See the dossier',
      list: 'What I follow',
    },
    following: 'You are following this dossier.',
    asks: (code) =>
      `If you follow dossier ${code}, Lắng Nghe will write to you:\n• when it changes, is late or its result is handed over;\n• one working day before the promised date.\nFor that it keeps the dossier code and the address of this chat. It stops writing when you stop following, or 30 days after the dossier is over.\n\nOnce the result is handed over, Lắng Nghe may invite you to rate the service. Which messages do you agree to?`,
    agree: { notices: 'Notices only', both: 'Both', no: 'Do not follow' },
    again:
      'Please choose: «Notices only» about the dossier, «Both» to be invited to rate as well, or «Do not follow».',
    done: (code) =>
      `You are now following dossier ${code}. Lắng Nghe will write here when there is news. If you hear nothing for long, send the code again to see. To end it, type «stop following».`,
    already: (code) =>
      `You are following dossier ${code}. Lắng Nghe will write here when there is news. If you hear nothing for long, send the code again to see.`,
    over: (code) => `Dossier ${code} is over, so there is no need to follow it.`,
    full: 'You can follow 20 dossiers at most. Please stop following another one, then follow this one.',
    declined: 'Lắng Nghe will not write about this dossier. You can look it up at any time.',
    stopped: (code) => `You no longer follow dossier ${code}. Lắng Nghe will not write about it any more.`,
    notFollowing: (code) => `You are not following dossier ${code}.`,
    none: 'You are not following any dossier. To follow one, send its code to look it up, then choose «Follow this dossier».',
    list: 'You are following:',
    howToStop: 'To stop following one, choose below, or type «stop following» with its code.',
  },

  notices: {
    changed: (code, status) => `Dossier ${code} has changed: ${status}.`,
    promisedAnew: (code, day) =>
      `The office has promised a new date for dossier ${code}: ${day}. We are sorry for this delay.`,
    dueSoon: (code, day) => `The result of dossier ${code} is promised for ${day}.`,
    dueNext: 'When there is a result, Lắng Nghe will write to you.',
    late: (code, day) =>
      `We are sorry: dossier ${code} was promised for ${day}; that day is over and there is no result yet.`,
    lateAgain: (day) => `The office has promised a new date: ${day}.`,
    lateNoDate: 'The office has not given a new date yet. When it does, Lắng Nghe will write to you.',
    returned: (code) =>
      `The result of dossier ${code} has been handed over. If you have not got it, please ask where you handed the dossier in.`,
    invites:
      'Please rate the service: choose «Rate», it takes less than a minute. Your name is not shown with your rating.',
    official: (name) => `• Person in charge: ${name}`,
    received: (moment) => `• Received at: ${moment}`,
    handledSince: (moment) => `• Handled since: ${moment}`,
    finished: (moment) => `• Finished at: ${moment}`,
    returnedAt: (moment) => `• Handed over at: ${moment}`,
    theOffice: 'the office',
  },
}
