/** How one's own account is told of its cases. */
import type { Page } from '../page.ts'
import { NO_COMPLAINT } from '../record-entries.ts'
import { doAskLinkCode, doConfirmEmail, doRemoveEmail, doSetEmail, doUnlink, showNotices } from './page.ts'

const own = { needs: null, record: NO_COMPLAINT } as const

export const noticeRoutes: readonly Page[] = [
  { ...own, method: 'get', path: '/notices', handle: showNotices },
  { ...own, method: 'post', path: '/notices/email', handle: doSetEmail },
  { ...own, method: 'post', path: '/notices/email/confirm', handle: doConfirmEmail },
  { ...own, method: 'post', path: '/notices/email/remove', handle: doRemoveEmail },
  { ...own, method: 'post', path: '/notices/chat/code', handle: doAskLinkCode },
  { ...own, method: 'post', path: '/notices/chat/unlink', handle: doUnlink },
]
