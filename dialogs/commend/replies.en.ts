/** What the bot says in English while someone is praised. Button labels have at most 20 characters. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  kind: {
    asks: 'It is not clear what you mean. Is this praise or a complaint?',
    again: 'Please send “Praise” or “Complaint”.',
    praise: 'Praise',
    complaint: 'Complaint',
    toComplaint: 'Choose “Make a complaint” to begin. What you wrote is kept; you need not write it again.',
    start: 'Make a complaint',
  },

  whom: {
    asks: 'Whom would you like to praise, and at which office? For example: Ms Lan, one-stop counter of Mây Hồng ward. If you are not sure, choose “Not sure”.',
    which: 'Which of these offices would you like to praise? If it is none, send the name again.',
    again: 'Please write the name of the person or the office. If you are not sure, choose “Not sure”.',
    unknown: 'Not sure',
  },

  words: {
    asks: 'Please write your praise: what pleased you? When finished, send “Done”.',
    noted: 'Noted. Send more, or “Done”.',
    noWords: 'Only words can be sent here. Please write a few.',
    none: 'There are no words yet. Please write a few, or “Cancel”.',
    done: 'Done',
  },

  kept: (unit, official) =>
    unit
      ? `Thank you. Your praise${official ? ` of ${official}` : ''} is kept and goes to ${unit}.`
      : `Thank you. Your praise${official ? ` of ${official}` : ''} is kept.`,
}
