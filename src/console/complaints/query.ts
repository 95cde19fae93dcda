/** What the queue is asked for, as it stands in the address. What makes no sense is left aside. No citizen's word is ever part of it. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import type { Calendar } from '../../calendar/working-days.ts'
import type { ChannelName } from '../../channels/channel.ts'
import {
  CATEGORIES,
  type Category,
  CONFIDENTIALITIES,
  type Confidentiality,
  isFinal,
  STATUSES,
  type Status,
} from '../../complaints/complaint.ts'
import { endOfWorkingDays } from '../../complaints/deadlines.ts'
import type { QueuePlace } from '../../complaints/queue/queue.ts'
import type { QueueFilter } from '../../complaints/queue/queue-leads.ts'

export const CHANNELS = ['zalo', 'messenger'] as const satisfies readonly ChannelName[]
/** What can be asked of a deadline. */
export const DUES = ['overdue', 'soon'] as const

/** `open`: not ended; `waiting`: for an official; `all`: whatever the status. */
export type ListQuery = {
  status: Status | 'open' | 'waiting' | 'all'
  flagged: boolean
  category: Category | null
  unit: string | null
  handler: string | null
  confidentiality: Confidentiality | null
  channel: ChannelName | null
  /** `soon`: within two working days after today. */
  due: (typeof DUES)[number] | null
  mine: boolean
  /** The code of a complaint: only what belongs to it. */
  like: string | null
  after: QueuePlace | null
}

/** The end of a term is near when it is not later than so many working days after today. */
const SOON_WORKING_DAYS = 2

const Place = z.tuple([z.int(), z.int(), z.string().regex(/^[0-9A-Z-]{1,40}$/)])

/** @param any the status that is meant where none is named */
export function readListQuery(query: Record<string, string>, any: ListQuery['status'] = 'open'): ListQuery {
  const code = (text: string | undefined) => text?.slice(0, 100) || null
  const oneOf = <T extends string>(values: readonly T[], text: string | undefined) =>
    values.find((each) => each === text) ?? null
  return {
    status: oneOf([...STATUSES, 'open', 'waiting', 'all'] as const, query.status) ?? any,
    flagged: query.flagged === '1',
    category: oneOf(CATEGORIES, query.category),
    unit: code(query.unit),
    handler: code(query.handler),
    confidentiality: oneOf(CONFIDENTIALITIES, query.confidentiality),
    channel: oneOf(CHANNELS, query.channel),
    due: oneOf(DUES, query.due),
    mine: query.mine === '1',
    like: /^[0-9A-Z-]{1,40}$/.test(query.like ?? '') ? query.like! : null,
    after: readPlace(query.after),
  }
}

/** @param name of the account: `mine` are those whose assignment names it */
export function filterOf(query: ListQuery, name: string, calendar: Calendar, now: Instant): QueueFilter {
  const { status, category, unit, handler, confidentiality, channel, due } = query
  const until = due === 'overdue' ? now : endOfWorkingDays(calendar, now, SOON_WORKING_DAYS)
  return {
    statuses: status === 'open' || status === 'waiting' ? OPEN : status === 'all' ? STATUSES : [status],
    ...((status === 'waiting' || due) && { waiting: true }),
    ...(query.flagged && { flagged: true }),
    ...(category && { category }),
    ...(unit && { unit }),
    ...(handler && { handler }),
    ...(confidentiality && { confidentiality }),
    ...(channel && { channel }),
    ...(due && { due: { from: due === 'overdue' ? null : now, to: until } }),
    ...(query.mine && { person: name }),
  }
}

const OPEN = STATUSES.filter((status) => !isFinal(status))

/** What the address or a form carries of a query: no more than what differs from the queue as it is opened. */
export function fieldsOfQuery(query: ListQuery, any: ListQuery['status'] = 'open'): [string, string][] {
  const { status, category, unit, handler, confidentiality, channel, due, like } = query
  const given = {
    status: status === any ? null : status,
    flagged: query.flagged ? '1' : null,
    category,
    unit,
    handler,
    confidentiality,
    channel,
    due,
    mine: query.mine ? '1' : null,
    like,
    after: query.after && Buffer.from(JSON.stringify(query.after)).toString('base64url'),
  }
  return Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]))
}

/** The address of a list. */
export function listAddress(query: ListQuery): string {
  const fields = fieldsOfQuery(query)
  return `/console/complaints${fields.length > 0 ? `?${new URLSearchParams(fields)}` : ''}`
}

/** Whether something is left out besides by status. */
export function isFiltered(query: ListQuery): boolean {
  return fieldsOfQuery({ ...query, status: 'open', after: null, like: null }).length > 0
}

function readPlace(text: string | undefined): QueuePlace | null {
  if (!text) return null
  try {
    return Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
