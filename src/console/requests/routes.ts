/** Citizens who asked for a person, and the live talk with one of them. */
import type { Page, RecordEntry } from '../page.ts'
import { showRequests } from './page.ts'
import { doEnd, doGiveBack, doInsertCanned, doSay, doTake, showTalk } from './talk-page.ts'

const REQUEST: RecordEntry = { none: 'the talk itself keeps who took it, said what and ended it, and when' }
const ONE = '/requests/:id'

const talkPage = (method: Page['method'], path: string, handle: typeof showTalk): Page => ({
  method,
  path,
  needs: 'requests:read',
  record: REQUEST,
  handle,
})

export const requestRoutes: readonly Page[] = [
  talkPage('get', '/requests', showRequests),
  talkPage('get', ONE, showTalk),
  talkPage('post', `${ONE}/take`, doTake),
  talkPage('post', `${ONE}/canned`, doInsertCanned),
  talkPage('post', `${ONE}/say`, doSay),
  talkPage('post', `${ONE}/give-back`, doGiveBack),
  talkPage('post', `${ONE}/end`, doEnd),
]
