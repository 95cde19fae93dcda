/** Citizens who asked for a person. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Citizens who asked for a person',
  lead: 'The oldest come first. Mark a request once it has been seen to, so that nobody does it again.',
  at: 'Sent at',
  channel: 'Channel',
  topic: 'About',
  action: 'Reply',
  reply: 'Message to the citizen (may be left empty)',
  unsaid: '(Not said)',
  done: 'Send and mark as done',
  doneOne: (at) => `Mark the request sent at ${at} as done`,
  none: 'No request is waiting.',
  markedDone: 'A request was marked as done.',
  alreadyDone: 'Someone else had marked this request as done before.',
}
