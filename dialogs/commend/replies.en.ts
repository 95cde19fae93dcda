/** What the bot says in English while someone is praised. Button labels have at most 20 characters. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  kind: {
    asks: 'It is not clear what you mean. Is this praise or a complaint?',
    again: 'Is this praise, or a complaint about something bad? If neither, send “Cancel”.',
    praise: 'Praise',
    complaint: 'Complaint',
    toComplaint: 'Choose “Start a complaint”. Nothing is sent yet; you can check it first.',
    start: 'Start a complaint',
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
      `You wrote:\n“${words}”\n\nWrite more, or choose “Start over” to replace it. When it is enough, send “Done”.`,
    noted: 'Noted. Send more, or “Done”.',
    noWords: 'Only words can be sent here. Please write a few.',
    none: 'There are no words yet. Please write a few, or “Cancel”.',
    takenBack: 'Nothing has been sent. To stop here, choose “Don’t send”. To go on, just write more.',
    done: 'Done',
    anew: 'Start over',
    cancel: 'Don’t send',
  },

  review: {
    heading: 'Your praise, not sent yet:',
    words: (words) => `• Praise: “${words}”`,
    official: (words) => `• Person praised: ${words}`,
    unit: (name) => `• Office: ${name ?? 'not known'}`,
    asks: (unit) =>
      unit
        ? `Do you want to send it to ${unit}? They read the praise, not who sent it.`
        : 'The office is not known, so the praise would only be recorded. To have it passed on, choose “Change who or where”.',
    again:
      'Your praise is not sent yet. Please choose below. If you do not want to send it, choose “Don’t send”.',
    send: 'Send praise',
    mendWords: 'Change the words',
    mendWhom: 'Change who or where',
    cancel: 'Don’t send',
  },

  kept: (unit, official) =>
    unit
      ? `Thank you. Your praise${official ? ` of ${official}` : ''} has been recorded and goes to ${unit}.`
      : `Thank you. Your praise${official ? ` of ${official}` : ''} has been recorded.`,
}
