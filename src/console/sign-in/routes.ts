/** Signing in and out. */
import type { Page } from '../page.ts'
import { NO_COMPLAINT } from '../record-entries.ts'
import { doSignInWithCode } from './code-page.ts'
import { comeFromProvider, goToProvider } from './oidc-page.ts'
import { doSignIn, doSignOut, showSignIn } from './page.ts'

export const signInRoutes: readonly Page[] = [
  { method: 'get', path: '/sign-in', needs: 'public', record: NO_COMPLAINT, handle: showSignIn },
  { method: 'post', path: '/sign-in', needs: 'public', record: NO_COMPLAINT, handle: doSignIn },
  { method: 'post', path: '/sign-in/code', needs: 'public', record: NO_COMPLAINT, handle: doSignInWithCode },
  { method: 'get', path: '/sign-in/oidc', needs: 'public', record: NO_COMPLAINT, handle: goToProvider },
  {
    method: 'get',
    path: '/sign-in/oidc/callback',
    needs: 'public',
    record: NO_COMPLAINT,
    handle: comeFromProvider,
  },
  { method: 'post', path: '/sign-out', needs: null, record: NO_COMPLAINT, handle: doSignOut },
]
