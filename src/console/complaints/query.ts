/** What the list is asked for, as it stands in the address. What makes no sense is left aside. */
import { z } from 'zod'
import { CATEGORIES, type Category, STATUSES, type Status } from '../../complaints/complaint.ts'
import type { Filter, UrgentPlace } from '../../complaints/complaint-list.ts'

/** `open`: not ended; `all`: whatever the status. */
export type ListQuery = {
  status: Status | 'open' | 'all'
  category: Category | null
  unit: string | null
  mine: boolean
  code: string | null
  after: UrgentPlace | null
}

const Place = z.tuple([z.int(), z.int(), z.string().regex(/^[0-9A-Z-]{1,40}$/)])

export function readListQuery(query: Record<string, string>): ListQuery {
  return {
    status: ([...STATUSES, 'all'] as const).find((each) => each === query.status) ?? 'open',
    category: CATEGORIES.find((each) => each === query.category) ?? null,
    unit: query.unit?.slice(0, 100) || null,
    mine: query.mine === '1',
    code:
      query.code
        ?.toUpperCase()
        .replace(/[^0-9A-Z-]/g, '')
        .slice(0, 20) || null,
    after: readPlace(query.after),
  }
}

/** @param name of the account: `mine` are those whose assignment names it */
export function filterOf({ status, category, unit, mine, code }: ListQuery, name: string): Filter {
  return {
    ...(status === 'open' ? { open: true } : status === 'all' ? {} : { status }),
    ...(category && { category }),
    ...(unit && { unit }),
    ...(mine && { person: name }),
    ...(code && { codePart: code }),
  }
}

/** The address of a list. */
export function listAddress(query: ListQuery): string {
  const { status, category, unit, mine, code, after } = query
  const given = {
    status: status === 'open' ? null : status,
    category,
    unit,
    mine: mine ? '1' : null,
    code,
    after: after && Buffer.from(JSON.stringify(after)).toString('base64url'),
  }
  const present = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `/console/complaints${present.length > 0 ? `?${new URLSearchParams(present)}` : ''}`
}

function readPlace(text: string | undefined): UrgentPlace | null {
  if (!text) return null
  try {
    return Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
