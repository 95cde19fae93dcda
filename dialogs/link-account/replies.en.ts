/** What Lắng Nghe says when officials link their own chat to their account, in English. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  linked:
    'This chat is now linked to an official’s account. When there is work, codes of complaints and their due dates are sent here. If you did not ask for the code yourself, or want to stop, write «unlink».',
  linkedAlready: 'This chat is linked to an official’s account. To link another one, write «unlink» first.',
  wrong:
    'The code is wrong or older than 10 minutes. Please get a new one under «Notifications» in the officials’ console and send it here.',
  tooMany: 'This chat has sent too many wrong codes. Please wait an hour, then get a new code.',
  unlinked: 'The link has ended. Nothing of an official’s work is sent here any more.',
  notLinked: 'This chat is not linked to any official’s account.',
}
