/** Canned answers. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Canned answers',
  lead: 'Officials put them into a message to a citizen and change them before sending. No names or dossier codes here.',
  newOne: 'Add a canned answer',
  change: (title) => `Change: ${title}`,
  none: 'There is no canned answer yet.',
  back: 'All canned answers',
  name: 'Name',
  nameHint: 'Officials choose by it. Citizens do not see it.',
  words: 'Words',
  wordsHint: '2,000 characters at most.',
  changedAt: 'Changed at',
  save: 'Save',
  retire: 'Stop using it',
  retireHint: 'It is no longer offered. What was sent stays as it is.',
  saved: 'Saved.',
  retired: 'A canned answer is no longer used.',
  changedBefore: (title) =>
    `Somebody else has just changed “${title}” to what stands below. What you wrote is still in the field; save to replace it.`,
  faults: {
    missing: 'Please fill in this field.',
    too_long: 'Too long; please shorten it.',
    not_a_day: 'Not a day.',
    choose: 'Please choose.',
  },
}
