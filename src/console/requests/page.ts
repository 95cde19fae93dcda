/** `/console/requests`: citizens who asked for a person, until an official has taken care of it. */
import { viewerOf } from '../../accounts/roles.ts'
import { listHumanRequests } from '../../live-talk/human-requests.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { listView } from './list-view.ts'
import { requestWords } from './words.ts'

const MOST = 100

export async function showRequests(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, query } = visit
  const words = requestWords(visit.language)
  const requests = await listHumanRequests(desk, viewerOf(account), 'open', MOST, now)
  const notice = query.done === 'yes' ? words.ended : query.done === 'before' ? words.endedBefore : null
  return { title: words.title, body: listView(visit, requests, notice) }
}
