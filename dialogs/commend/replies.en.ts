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
    soFar: (words) =>
      `Your praise so far:\n“${words}”\n\nSend more, or choose “Write anew”. When it is enough, send “Done”.`,
    noted: 'Noted. Send more, or “Done”.',
    noWords: 'Only words can be sent here. Please write a few.',
    none: 'There are no words yet. Please write a few, or “Cancel”.',
    takenBack:
      'No praise has been sent. To leave it, choose “Cancel”. To go on, write more; when finished, send “Done”.',
    done: 'Done',
    anew: 'Write anew',
    cancel: 'Cancel',
  },

  review: {
    heading: 'Please read your praise once more:',
    words: (words) => `• Praise: “${words}”`,
    official: (words) => `• Person praised: ${words}`,
    unit: (name) => `• Office: ${name ?? 'not known'}`,
    asks: 'Send it?',
    again:
      'Your praise is not sent yet. Choose “Send praise” to send it, “Change the words” or “Change name, office” to change it, “Cancel” to leave it.',
    send: 'Send praise',
    mendWords: 'Change the words',
    mendWhom: 'Change name, office',
    cancel: 'Cancel',
  },

  kept: (unit, official) =>
    unit
      ? `Thank you. Your praise${official ? ` of ${official}` : ''} is kept and goes to ${unit}.`
      : `Thank you. Your praise${official ? ` of ${official}` : ''} is kept.`,
}
