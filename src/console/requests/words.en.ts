/** Citizens who asked for a person, and the live talk. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Citizens who asked for a person',
  lead: 'The oldest come first. Open one, take it, and talk; one official answers at a time.',
  at: 'Sent at',
  waits: 'Waits',
  channel: 'Channel',
  topic: 'About',
  whoHasIt: 'Answered by',
  unsaid: '(Not said)',
  none: 'No request is waiting.',
  openOne: (at) => `Open the request sent at ${at}`,
  answered: 'The citizen’s turn',
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  nobody: 'Nobody yet',
  you: 'You',
  held: (name, until) => `${name} (until ${until} when nothing more is written)`,
  ended: 'A request was ended.',
  endedBefore: 'This request had been ended before.',

  one: 'Talk with a citizen',
  back: 'All requests',
  said: 'What was said',
  least:
    'Only what the citizen asked about and what was written in this talk; messages to the automatic service are not shown. Phone and identity numbers are masked.',
  citizen: 'Citizen',
  files: (n) => `Sent ${n} ${n === 1 ? 'file' : 'files'}: this page takes none, and the citizen was told so.`,
  deeds: {
    take: 'took it',
    give_back: 'gave it back',
    left: 'turned to the automatic service; write on, and it pauses again',
    end: 'ended it',
  },
  refresh: 'Refresh',
  windowOpen: (until) => `The citizen can be written to until ${until} at least.`,
  windowNear: (until) =>
    `The time in which the citizen can be written to is nearly over (${until}). After that messages wait until the citizen writes again.`,
  windowClosed:
    'The time in which the citizen can be written to may be over: messages may have to wait until the citizen writes again; none is lost.',

  answer: 'Answer',
  take: 'Take it',
  takeHint:
    'The citizen is told that an official answers (what you are, not your name); the automatic service pauses.',
  heldBy: (name, until) =>
    `${name} is answering. If nothing more is written until ${until}, someone else may take it.`,
  endReached: 'Reached in another way: end it',
  endReachedHint: 'Nothing is sent to the citizen.',
  text: 'Message to the citizen',
  textHint: 'Do not ask for identity or phone numbers here. 2,000 characters at most.',
  unsent: 'Not sent:',
  canned: 'Canned answer',
  cannedHint: 'It is put into the field below, to be changed before it is sent.',
  insert: 'Put into the message',
  send: 'Send',
  sendAndEnd: 'Send and end',
  giveBack: 'Give it back',
  end: 'End, send nothing more',
  isErased: 'The citizen has had their data erased. They can no longer be reached.',
  isOver: (at) => `Ended at ${at}.`,
  done: {
    take: 'You have taken it. The citizen is told at once.',
    say: 'Sent. How far it has come stands beside the message.',
    giveBack: 'Given back. Someone else may take it.',
  },
  problems: {
    held: (name) => `${name} is answering this citizen. The message was not sent.`,
    not_yours:
      'You have not taken it, or wrote nothing for 30 minutes. The message was not sent: please take it again.',
    over: 'The talk has ended. The message was not sent. Please look in the list whether the citizen asks more.',
  },
  faults: {
    missing: 'Please write a message.',
    too_long: 'Too long: 2,000 characters at most.',
    not_a_day: 'Not a day.',
    choose: 'Please choose a canned answer.',
  },
}
