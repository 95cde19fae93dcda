/** The administration: accounts, units, officials, holidays, templates, and what was changed of them. */
import type { Page, RecordEntry } from '../page.ts'
import * as actions from './accounts/actions.ts'
import { doAddAccount, showAccount, showAccounts, showNewAccount } from './accounts/page.ts'
import { showChanges } from './changes/page.ts'
import { doRecordDay, doRemoveDay, doStartYear, showYear, showYears } from './holidays/page.ts'
import {
  doAddOfficial,
  doChangeOfficial,
  showNewOfficial,
  showOfficial,
  showOfficials,
} from './officials/page.ts'
import { showAdmin } from './page.ts'
import { doSetTemplate, doUnsetTemplate, showTemplate, showTemplates } from './templates/page.ts'
import { doAddUnit, doChangeUnit, showNewUnit, showUnit, showUnits } from './units/page.ts'

/** No complaint is shown; what is changed stands in `admin_event`. */
const KEPT: RecordEntry = { none: 'no complaint; changes are kept as admin events' }
const ACCOUNT = '/admin/accounts/:id'
const accounts = { needs: 'accounts:write', record: KEPT } as const
const office = { needs: 'office:write', record: KEPT } as const

export const adminRoutes: readonly Page[] = [
  { method: 'get', path: '/admin', ...office, handle: showAdmin },
  { method: 'get', path: '/changes', needs: 'changes:read', record: KEPT, handle: showChanges },

  { method: 'get', path: '/admin/accounts', ...accounts, handle: showAccounts },
  { method: 'get', path: '/admin/new-account', ...accounts, handle: showNewAccount },
  { method: 'post', path: '/admin/new-account', ...accounts, handle: doAddAccount },
  { method: 'get', path: ACCOUNT, ...accounts, handle: showAccount },
  { method: 'post', path: `${ACCOUNT}/grant`, ...accounts, handle: actions.doGrant },
  { method: 'post', path: `${ACCOUNT}/end-grant`, ...accounts, handle: actions.doEndGrant },
  { method: 'post', path: `${ACCOUNT}/password`, ...accounts, handle: actions.doResetPassword },
  { method: 'post', path: `${ACCOUNT}/second-factor`, ...accounts, handle: actions.doResetSecondFactor },
  { method: 'post', path: `${ACCOUNT}/disable`, ...accounts, handle: actions.doDisable },
  { method: 'post', path: `${ACCOUNT}/enable`, ...accounts, handle: actions.doEnable },
  { method: 'post', path: `${ACCOUNT}/sign-out`, ...accounts, handle: actions.doSignOutEverywhere },
  { method: 'post', path: `${ACCOUNT}/login`, ...accounts, handle: actions.doSetLogin },

  { method: 'get', path: '/admin/units', ...office, handle: showUnits },
  { method: 'get', path: '/admin/new-unit', ...office, handle: showNewUnit },
  { method: 'post', path: '/admin/new-unit', ...office, handle: doAddUnit },
  { method: 'get', path: '/admin/units/:unit', ...office, handle: showUnit },
  { method: 'post', path: '/admin/units/:unit', ...office, handle: doChangeUnit },

  { method: 'get', path: '/admin/officials', ...office, handle: showOfficials },
  { method: 'get', path: '/admin/new-official', ...office, handle: showNewOfficial },
  { method: 'post', path: '/admin/new-official', ...office, handle: doAddOfficial },
  { method: 'get', path: '/admin/officials/:official', ...office, handle: showOfficial },
  { method: 'post', path: '/admin/officials/:official', ...office, handle: doChangeOfficial },

  { method: 'get', path: '/admin/holidays', ...office, handle: showYears },
  { method: 'get', path: '/admin/holidays/:year', ...office, handle: showYear },
  { method: 'post', path: '/admin/holidays/:year', ...office, handle: doRecordDay },
  { method: 'post', path: '/admin/holidays/:year/remove', ...office, handle: doRemoveDay },
  { method: 'post', path: '/admin/holidays/:year/start', ...office, handle: doStartYear },

  { method: 'get', path: '/admin/templates', ...office, handle: showTemplates },
  { method: 'get', path: '/admin/templates/:kind', ...office, handle: showTemplate },
  { method: 'post', path: '/admin/templates/:kind', ...office, handle: doSetTemplate },
  { method: 'post', path: '/admin/templates/:kind/unset', ...office, handle: doUnsetTemplate },
]
