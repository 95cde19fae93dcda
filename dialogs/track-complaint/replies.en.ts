/** What the bot says in English about complaints sent before. Button labels have at most 20 characters. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  statuses: {
    received: 'received, to be assigned',
    assigned: 'given to an official',
    in_progress: 'being handled',
    need_info: 'waiting for you to tell more',
    resolved: 'answered, waiting for your word',
    confirmed: 'closed, you were satisfied',
    closed: 'closed',
    reopened: 'being looked at again',
    rejected: 'not taken up',
  },
  outcomes: {
    founded: 'the complaint is right',
    partly: 'the complaint is right in part',
    unfounded: 'the complaint is not right',
  },

  which: {
    asks: 'Please send the tracking code, like PA-7K3M-9XQ2.',
    choose: 'Which complaint? Choose a code, or send another one.',
    listed: (code, day, status) => `• ${code}, sent on ${day}: ${status}`,
    again:
      'No tracking code was found in that message. It begins with PA, like PA-7K3M-9XQ2. If you lost it, open the chat in which you sent the complaint.',
    unknown: (code) => `There is no complaint ${code}. Please check the code and send it again.`,
  },

  secret: {
    asks: (code) =>
      `Complaint ${code} was not sent from this chat, or was anonymous. Please send the receipt secret of 8 digits that you got.`,
    again:
      'The receipt secret has 8 digits, like 1234 5678. Please send it again. Without it the complaint cannot be opened; you may send a new one.',
    wrong: 'That is not the receipt secret. Please check and send it again. There are 5 tries an hour.',
    tooMany:
      'There were more than 5 tries within an hour. To keep the complaint safe, please try again in an hour.',
  },

  shown: {
    status: (code, status) => `Complaint ${code}: ${status}.`,
    sent: (at, dayAlone) => (dayAlone ? `Sent on ${at}.` : `Sent at ${at}.`),
    unit: (name) => `About: ${name}.`,
    due: (day) => `Answer due: by the end of ${day}.`,
    late: (day) => `The answer was due by the end of ${day} and is late. The office apologises.`,
    signal: 'An anonymous complaint is kept as a signal for inspection; no answer is promised.',
    question: (words) => `The office asks:\n“${words}”`,
    answer: (words) => `The answer of the office:\n“${words}”`,
    outcome: (words) => `Conclusion: ${words}.`,
    refused: (reason) => `Reason: ${reason}`,
    closedInSilence:
      'It was closed because nothing was heard from you for long. If you need more, send a new complaint.',
    next: 'What would you like to do?',
    again: 'Please choose one of these.',
    enough: 'You can look at it again at any time with the tracking code.',
  },

  acts: {
    confirm: 'Satisfied',
    reopen: 'Not satisfied',
    add: 'Add something',
    reply: 'Reply',
    leave: 'Nothing more',
    follow: 'See the complaint',
    rate: 'Rate the handling',
    newComplaint: 'New complaint',
  },

  words: {
    reopen:
      'Why are you not satisfied? Say it in a few words, then send “Done”. To say nothing, send “Skip”.',
    add: 'Please send what you want to add; photos and files are welcome. Then send “Done”.',
    noted: 'Noted. Send more, or “Done”.',
    unreadable: 'That could not be read. Please write it, or send a photo or a file.',
    identityPaper:
      'Please send no photo of an identity paper here. That file is not kept. Send more, or “Done”.',
    tooManyFiles:
      'Noted, except the files beyond the limit: 10 files for an addition, 60 a day, photos included. Send “Done” when finished.',
    none: 'There is nothing to add yet. Please write a few words, or “Cancel”.',
    done: 'Done',
    skip: 'Skip',
  },

  kept: {
    confirm: (code) => `Thank you. Complaint ${code} is closed.`,
    reopen: (code, day) =>
      `Complaint ${code} is looked at again.${day ? ` New date for the answer: by the end of ${day}.` : ''} This can be done once.`,
    add: (code) => `Added to complaint ${code}.`,
  },

  handling: {
    asks: 'How do you find the way this complaint was taken and handled?',
    before: (level) =>
      `You have rated how this complaint was handled: ${level}. To change it, choose another level.`,
    hidden: 'Those who handled it do not learn which level you chose.',
    again: 'Please send a number from 1 (very dissatisfied) to 5 (very satisfied), or “Skip”.',
    kept: 'Thank you. Your rating is kept.',
    skipped: 'Thank you.',
  },

  refused: {
    wrong_status: 'That cannot be done now, because the complaint has moved on. Please look at it again.',
    already_reopened:
      'This complaint has been looked at again once already. If it is still not right, send a new complaint.',
    final: 'This complaint is closed. If you need more, send a new complaint.',
    other: 'That could not be kept. Please try again in a few minutes.',
  },

  changes: {
    merged: (code, unit) =>
      `Complaint ${code} is about the same matter as another one, so they are handled together${unit ? ` by ${unit}` : ''}. You will get the answer here.`,
    split: (code, part, unit) =>
      `Complaint ${code} is about several matters. A part of it is handled on its own, with the new code ${part}${unit ? `, by ${unit}` : ''}. Your receipt secret works for both.`,
    paused: (code, why, day) =>
      `The time for answering complaint ${code} is on hold. Reason: ${why}. New date for the answer: by the end of ${day}.`,
    together: 'It is handled together with another complaint about the same matter.',
    stopped: (why) => `The time for the answer is on hold. Reason: ${why}.`,
    part: (code) => `A part of it is handled on its own, with the code ${code}.`,
  },

  notices: {
    answered: 'answered',
    anOffice: 'the competent office',
    answer: (code) => `The office has answered complaint ${code}:`,
    verdict: 'Choose “Satisfied” to close it, or “Not satisfied” to have it looked at again (once).',
    verdictAfterReopening:
      'It has been looked at again once. Choose “Satisfied” to close it. If it is still not right, send a new complaint.',
    question: (code) => `To handle complaint ${code} the office asks:`,
    replyBy: (day) =>
      `The time for the answer is on hold until you reply, at most until the end of ${day}; after that the office goes on with what it knows.`,
    howToReply: 'Choose “Reply”, then write your answer.',
    refused: (code) => `Complaint ${code} is not taken up.`,
    transferred: (code, unit) =>
      unit ? `Complaint ${code} went to ${unit}.` : `Complaint ${code} went to another office.`,
    identityOpened: (code, reason, from, until) =>
      `One official who handles complaint ${code} may see how to reach you, after another person approved it.\n\nReason: ${reason}.\nIt may be seen from ${from} to ${until}, and each look is recorded.\n\nThe office and the people complained of may not see it. If this worries you, send “speak to an official”.`,
    reminder: (code, day) =>
      `The office has answered complaint ${code} and waits for your word. If nothing is heard by the end of ${day}, it is closed.`,
  },
}
