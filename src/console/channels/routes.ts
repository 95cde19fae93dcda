/** The OAs and Pages of the office. */
import type { Page, RecordEntry } from '../page.ts'
import { doBeginConsent, showChannels } from './page.ts'

const CHANNELS: RecordEntry = { none: 'shows accounts of the office, nothing of a citizen' }

export const channelRoutes: readonly Page[] = [
  { method: 'get', path: '/channels', needs: 'accounts:write', record: CHANNELS, handle: showChannels },
  {
    method: 'post',
    path: '/channels/:account/consent',
    needs: 'accounts:write',
    record: CHANNELS,
    handle: doBeginConsent,
  },
]
