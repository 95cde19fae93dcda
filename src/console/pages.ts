/** The register of the console's pages: path, who may, what the chained record keeps, what answers. */
import { doBeginConsent, showChannels } from './channels/page.ts'
import { showCommendations } from './commendations/page.ts'
import { downloadFile, showPicture } from './complaint/files.ts'
import { doAction, showComplaint } from './complaint/page.ts'
import { showComplaints } from './complaints/page.ts'
import { showHome } from './home.ts'
import type { Page } from './page.ts'
import { doMarkDone, showRequests } from './requests/page.ts'
import { showScores, showUnitScores } from './scores/page.ts'
import { doSignIn, doSignOut, showSignIn } from './sign-in/page.ts'

const NO_COMPLAINT = { none: 'shows nothing of a complaint' }
const COUNTS_ONLY = { none: 'shows counts and indices, no complaint' }
const PRAISE = { none: 'praise has no record of its own' }
const REQUEST = { none: 'the request itself keeps who took care of it and when' }

const CHANNELS = { none: 'shows accounts of the office, nothing of a citizen' }

const ONE = '/complaints/:code'

export const pages: readonly Page[] = [
  { method: 'get', path: '/', needs: null, record: NO_COMPLAINT, handle: showHome },
  { method: 'get', path: '/sign-in', needs: 'public', record: NO_COMPLAINT, handle: showSignIn },
  { method: 'post', path: '/sign-in', needs: 'public', record: NO_COMPLAINT, handle: doSignIn },
  { method: 'post', path: '/sign-out', needs: null, record: NO_COMPLAINT, handle: doSignOut },

  {
    method: 'get',
    path: '/complaints',
    needs: 'complaint:read',
    record: { entry: 'list' },
    handle: showComplaints,
  },
  { method: 'get', path: ONE, needs: 'complaint:read', record: { entry: 'view' }, handle: showComplaint },
  {
    method: 'get',
    path: `${ONE}/attachments/:id`,
    needs: 'complaint:read',
    record: { entry: 'download_file' },
    handle: downloadFile,
  },
  {
    method: 'get',
    path: `${ONE}/attachments/:id/picture`,
    needs: 'complaint:read',
    record: { entry: 'view_file' },
    handle: showPicture,
  },
  {
    method: 'post',
    path: `${ONE}/assign`,
    needs: 'complaint:act',
    record: { entry: 'assign' },
    handle: doAction('assign'),
  },
  {
    method: 'post',
    path: `${ONE}/start`,
    needs: 'complaint:act',
    record: { entry: 'start' },
    handle: doAction('start'),
  },
  {
    method: 'post',
    path: `${ONE}/ask`,
    needs: 'complaint:act',
    record: { entry: 'ask' },
    handle: doAction('ask'),
  },
  {
    method: 'post',
    path: `${ONE}/answer`,
    needs: 'complaint:act',
    record: { entry: 'answer' },
    handle: doAction('answer'),
  },
  {
    method: 'post',
    path: `${ONE}/conclude`,
    needs: 'complaint:act',
    record: { entry: 'conclude' },
    handle: doAction('conclude'),
  },
  {
    method: 'post',
    path: `${ONE}/transfer`,
    needs: 'complaint:act',
    record: { entry: 'transfer' },
    handle: doAction('transfer'),
  },
  {
    method: 'post',
    path: `${ONE}/refuse`,
    needs: 'complaint:act',
    record: { entry: 'refuse' },
    handle: doAction('refuse'),
  },

  { method: 'get', path: '/requests', needs: 'requests:read', record: REQUEST, handle: showRequests },
  { method: 'post', path: '/requests/:id/done', needs: 'requests:read', record: REQUEST, handle: doMarkDone },
  {
    method: 'get',
    path: '/commendations',
    needs: 'complaint:read',
    record: PRAISE,
    handle: showCommendations,
  },
  { method: 'get', path: '/scores', needs: 'scores:read', record: COUNTS_ONLY, handle: showScores },
  { method: 'get', path: '/scores/:unit', needs: 'scores:read', record: COUNTS_ONLY, handle: showUnitScores },
  { method: 'get', path: '/channels', needs: 'accounts:write', record: CHANNELS, handle: showChannels },
  {
    method: 'post',
    path: '/channels/:account/consent',
    needs: 'accounts:write',
    record: CHANNELS,
    handle: doBeginConsent,
  },
]
