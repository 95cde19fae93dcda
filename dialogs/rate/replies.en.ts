/** What the bot says in English while a service is rated. Button labels have at most 20 characters. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  about: {
    asks: 'What would you like to rate? Send the dossier code on the receipt slip, or the name of the office.',
    which: 'Which of these offices would you like to rate? If it is none, send the name again.',
    again:
      'No such office or dossier was found. Please send the ward, commune or department, or the dossier code.',
    unknownDossier: (code) =>
      `There is no dossier ${code}. Please check the code, or send the name of the office.`,
    slowDown:
      'There were many wrong dossier codes within an hour. Please send the name of the office, or try again in an hour.',
    unknownDoor:
      'The code of that poster is not right or is no longer used. Please look at it again and send it, or send the name of the office.',
    unknownToken: 'That rating code is not right. Please send the dossier code, or the name of the office.',
  },

  change: {
    asks: (about, level) => `You have rated ${about}: ${level}. Would you like to change it?`,
    yes: 'Change it',
    no: 'Keep it',
    again: 'Please send “Change” or “Keep”.',
    kept: 'Your rating stays as it was. Thank you.',
  },

  overall: {
    asks: (about) => `All in all, how satisfied are you with the service of ${about}?`,
    said: (level, about) => `You rate ${about}: “${level}”. Is that right?`,
    yes: 'Yes',
    other: 'Another level',
    again:
      'Please choose one of the five levels: send a number from 1 (very dissatisfied) to 5 (very satisfied).',
    tokenUsed: 'This code has been used once. The rating is kept, but does not count as verified.',
    notFinished: 'The dossier has no result yet. You can rate the service so far.',
    phoneKept: 'Thank you. The phone number is only compared with the dossier.',
    failed: 'The rating could not be kept. Please try again in a few minutes.',
  },

  item: {
    asks: (statement) => `What do you think of this?\n“${statement}”`,
    again: 'Please send a number from 1 to 5, or “Skip”, or “That is enough”.',
    skip: 'Skip',
    enough: 'That is enough',
  },

  comment: {
    asks: 'Would you like to add anything? If not, choose “That is enough”.',
    asksLow: 'What was not good? Say it in a few words, or choose “That is enough”.',
    noted: 'Noted. Send more, or “Done”.',
    textOnly: 'Only words can be sent here. Write a few, or choose “That is enough”.',
    done: 'Done',
  },

  thanks: {
    asked: 'Thank you. The rating is kept and counts for the office. Your name is not shown with it.',
    low: 'Thank you for being frank. The rating is kept; your name is not shown with it. If you want something looked into, you can send a complaint.',
    complain: 'Make a complaint',
  },

  invitation: {
    asks: (about) => `There is a result: ${about}. Please take a minute to rate the service.`,
    reminds: (about) =>
      `You received a result a few days ago: ${about}. How were you served? Tap “Rate”, it takes less than a minute. If you would rather not, just leave it: we will not ask again.`,
    theOffice: 'the office',
    rate: 'Rate',
  },

  at: (unit, counter, procedure) =>
    [
      unit,
      ...(counter ? [`counter ${counter}`] : []),
      ...(procedure ? [`procedure “${procedure}”`] : []),
    ].join(', '),
  served: (code) => `the office that handles dossier ${code}`,
  servedAt: (code, unit) => `${unit} (dossier ${code})`,
  dossier: (code) => `dossier ${code}`,
  dossierAt: (code, unit) => `dossier ${code} at ${unit}`,
}
