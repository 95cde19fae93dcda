/** `/console/complaints`: what the account may see, the gravest and most pressing first. */
import { viewerOf } from '../../accounts/roles.ts'
import { loadCalendar } from '../../calendar/calendar-store.ts'
import { countByStatus, listComplaints, urgentPlace } from '../../complaints/complaint-list.ts'
import { unitTree } from '../../units/unit-store.ts'
import { actorOf } from '../actor.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { rowOf } from './presenter.ts'
import { filterOf, listAddress, readListQuery } from './query.ts'
import { complaintsView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const PAGE_SIZE = 25

export async function showComplaints(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language } = visit
  const query = readListQuery(visit.query)
  const viewer = viewerOf(account)
  const options = {
    limit: PAGE_SIZE + 1,
    shown: PAGE_SIZE,
    order: 'urgent' as const,
    afterPlace: query.after ?? undefined,
  }
  const found = await listComplaints(
    desk,
    viewer,
    actorOf(account),
    filterOf(query, account.name),
    options,
    now,
  )
  const counts = await countByStatus(desk, viewer)
  const [tree, calendar] = [await unitTree(desk.database), await loadCalendar(desk.database)]
  const shown = found.slice(0, PAGE_SIZE)
  const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined
  const words = language === 'en' ? en : vi
  return {
    title: words.title,
    body: complaintsView(visit, words, {
      query,
      counts,
      tree,
      rows: shown.map((read) => rowOf(read, { tree, calendar, now, words: wordsOf(language) })),
      next: last ? listAddress({ ...query, after: urgentPlace(last.complaint) }) : null,
    }),
  }
}
