/** What a page of the queue shows, read as the account may see it. */
import { viewerOf } from '../../accounts/roles.ts'
import { loadCalendar } from '../../calendar/calendar-store.ts'
import { countQueue, type QueueCounts } from '../../complaints/queue/count-queue.ts'
import { listQueue, type QueuePlace, type QueueWish, queuePlace } from '../../complaints/queue/queue.ts'
import { similarCounts } from '../../complaints/queue/similar.ts'
import type { UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import { actorOf } from '../actor.ts'
import type { SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { type Row, rowOf } from './presenter.ts'
import { filterOf, type ListQuery } from './query.ts'

const PAGE_SIZE = 25

export type Queue = {
  query: ListQuery
  counts: QueueCounts
  tree: UnitTree
  rows: Row[]
  /** Where the next page begins; null: this is the last one. */
  next: QueuePlace | null
}

/** @param text what is searched for; null: nothing */
export async function readQueue(visit: SignedInVisit, query: ListQuery, text: string | null): Promise<Queue> {
  const { desk, account, now, language } = visit
  const viewer = viewerOf(account)
  const [tree, calendar] = [await unitTree(desk.database), await loadCalendar(desk.database)]
  const wish: QueueWish = text !== null ? { text } : query.like !== null ? { like: query.like } : null
  const found = await listQueue(
    desk,
    viewer,
    actorOf(account),
    filterOf(query, account.name, calendar, now),
    wish,
    { limit: PAGE_SIZE + 1, shown: PAGE_SIZE, after: query.after },
    now,
  )
  const shown = found.slice(0, PAGE_SIZE)
  const kin = await similarCounts(
    desk,
    viewer,
    shown.map(({ complaint }) => complaint.code),
  )
  const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined
  const tools = { tree, calendar, now, words: wordsOf(language) }
  return {
    query,
    counts: await countQueue(desk, viewer, now),
    tree,
    rows: shown.map((read) => rowOf(read, kin.get(read.complaint.code) ?? 0, tools)),
    next: last ? queuePlace(last.complaint) : null,
  }
}
