/** One's own account: what it may do, its password, second factor and sessions. */
import type { Page } from '../page.ts'
import { NO_COMPLAINT } from '../record-entries.ts'
import { doCloseLoginChange } from './login-change.ts'
import { showAccount } from './page.ts'
import { doChangePassword, showPassword } from './password-page.ts'
import { doEnrol, doRemove, showSecondFactor } from './second-factor-page.ts'
import { doEndAll, doEndOne, doEndOthers } from './sessions.ts'

const own = { needs: null, record: NO_COMPLAINT } as const

export const accountRoutes: readonly Page[] = [
  { ...own, method: 'get', path: '/account', handle: showAccount },
  { ...own, method: 'get', path: '/account/password', handle: showPassword },
  { ...own, method: 'post', path: '/account/password', handle: doChangePassword },
  { ...own, method: 'get', path: '/account/second-factor', handle: showSecondFactor },
  { ...own, method: 'post', path: '/account/second-factor', handle: doEnrol },
  { ...own, method: 'post', path: '/account/second-factor/remove', handle: doRemove },
  { ...own, method: 'post', path: '/account/login-change/close', handle: doCloseLoginChange },
  { ...own, method: 'post', path: '/account/sessions/end', handle: doEndOne },
  { ...own, method: 'post', path: '/account/sessions/end-others', handle: doEndOthers },
  { ...own, method: 'post', path: '/account/sessions/end-all', handle: doEndAll },
]
