/** What Lắng Nghe says about personal data, in English. Labels of buttons have at most 20 characters. */
import { period } from './period.ts'
import type { vi } from './replies.vi.ts'

const units = {
  day: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  month: (n: number) => (n === 1 ? '1 month' : `${n} months`),
  year: (n: number) => (n === 1 ? '1 year' : `${n} years`),
}

const unclear = (days: number) =>
  `• Messages that the machine did not understand: may be kept for up to ${period(days, units)} to teach it, with phones, codes and any names it recognises struck out, and without who wrote them.`

export const en: typeof vi = {
  wish: {
    asks: 'Your data are what Lắng Nghe keeps about you. What would you like to do?',
    again: 'Please choose one of these, or type «see», «correct», «consent», «erase».',
    choices: {
      see: 'See my data',
      why: 'What is kept and why',
      correct: 'Correct my data',
      consent: 'Withdraw consent',
      erase: 'Erase my data',
    },
  },

  why: {
    text: (days) =>
      [
        'What Lắng Nghe keeps, why, and how long:',
        `• Messages: to follow the conversation. Erased after ${period(days.messages, units)}.`,
        ...(days.unclear > 0 ? [unclear(days.unclear)] : []),
        `• Complaints: to handle and answer them. The words are erased ${period(days.complaints, units)} after the end.`,
        `• Praise: to pass it on. Erased after ${period(days.commendations, units)}.`,
        `• Requests for an official: to come back to you. Erased after ${period(days.humanRequests, units)}.`,
        `• Ratings: to score how offices serve. Comments are erased after ${period(days.comments, units)}; the levels stay, without your name.`,
        `• Dossiers you follow: their codes, to tell you news. Erased ${period(days.messages, units)} after you stop.`,
        `• Name and phone in a dossier you handed in: to compare when you agree. Erased ${period(days.applicants, units)} after the result.`,
        '',
        'Who sees it: only the officials in charge, and each look is recorded. A complaint about conduct is hidden from the office complained of.',
        'Data are kept sealed, never sold, never used for advertising. You may see, correct and erase them, and withdraw consent.',
      ].join('\n'),
    messenger:
      'Messages on Messenger pass through Facebook’s servers abroad. Please send no identity or phone numbers here.',
    page: 'Read it all',
  },

  see: {
    heading: 'What Lắng Nghe keeps of you:',
    since: (day) => `• First contact: ${day}`,
    messages: '• Recent messages with Lắng Nghe',
    noComplaints: '• Complaints: none',
    complaints: (count, codes) => `• Complaints: ${count} (${codes})`,
    ratings: (count) => `• Ratings: ${count}`,
    commendations: (count) => `• Praise: ${count}`,
    requests: (count) => `• Requests for an official: ${count}`,
    followed: (count, codes) => `• Dossiers you follow: ${count} (${codes})`,
    noConsents: '• Consents: none',
    consents: (list) => `• Consents: ${list}`,
    anonymous: 'Anonymous complaints are not listed: nothing tells who sent them.',
    more: 'For a full copy choose «Ask for a copy». The office answers within 2 working days.',
    copy: 'Ask for a copy',
  },

  correction: {
    asks: 'What is wrong, and what is right? Please write it here, without identity numbers. To add to a complaint use «Track a complaint».',
    again: 'Please write in words what must be corrected, like: the address in complaint PA-… has changed.',
    topic: (words) => `Yêu cầu sửa thông tin: ${words}`,
    done: 'Your request is noted. An official answers here within 2 working days. What stands in a dossier is corrected where you handed it in.',
  },

  consent: {
    nothingGiven: 'You have agreed to nothing yet, so there is nothing to withdraw.',
    heading: 'What needs your consent:',
    agreed: (purpose) => `• ${purpose}: YOU AGREED`,
    notAgreed: (purpose) => `• ${purpose}: not agreed`,
    dutyNeedsNone:
      'Taking and handling complaints is the office’s duty by law and needs none. To end it all, type «delete my data».',
    withdraw: {
      notices: 'Stop dossier news',
      rating_invitations: 'Stop invitations',
      phone_match: 'Stop comparing phone',
    },
    give: {
      notices: 'Get dossier news',
      rating_invitations: 'Get invitations',
      phone_match: 'Let phone be checked',
    },
    keep: 'Leave as it is',
    kept: 'Nothing was changed.',
    again: 'Please choose one of these.',
    isWithdrawn: 'Your consent is withdrawn, from now on. To give it again, type «consent» and choose again.',
    isGiven: 'Your consent is noted. You may withdraw it at any time: type «withdraw consent».',
  },

  confirm: {
    asks: 'Are you sure that you want to erase all your data?',
    goes: '• Erased: messages, how to reach you, praise, requests for an official, following of dossiers, consents.',
    casesGo: (count) => `• Erased: the words of ${count} finished complaint(s).`,
    casesStay:
      '• Kept, because the law binds the office to finish them, but no longer known to be yours, and you get no answer:',
    caseStays: (code, day) => `   ${code}, due ${day}. Its words are erased at the end.`,
    ratingsStay: '• Kept: the levels you rated, with office and time only, no longer known to be yours.',
    dossiersStay: '• Dossiers you handed in are kept by the offices by law and cannot be erased here.',
    forEver: 'It cannot be undone.',
    yes: 'Erase all',
    no: 'Keep it',
    kept: 'Nothing was erased. Your data stay as they are.',
    again: 'Type «Erase all» to erase, or «Keep it» to leave things as they are.',
    done: 'Your request is noted. Your data will be erased within minutes, this conversation on our side included. Please delete it on your own phone. Thank you. You may write here again at any time.',
    failed:
      'Sorry, your request could not be noted. Please try again in a few minutes, or choose «Reach an official».',
  },
}
