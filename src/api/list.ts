/** Lists of the machine API: `{ items, next }`, read page by page with an opaque cursor; `since` asks for what changed at or after. */
import { z } from 'zod'
import { moment } from './route.ts'

/** How many items a page has, unless the list says otherwise. */
export const PAGE_SIZE = 100

/** The query parameters that every list has; spread them into a route's `query`. */
export const listQuery = {
  since: z
    .string()
    .transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+')) // a plus sign that was not percent-encoded
    .pipe(moment)
    .optional()
    .meta({ description: 'Changed at or after this moment (ISO 8601 with offset).' }),
  cursor: z.string().transform(readCursor).optional().meta({ description: '`next` of the page before.' }),
}

/** The schema of a list answer. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/**
 * A page from one row more than a page: `rows` were read with `limit(size + 1)`, in a total order.
 *
 * @param keyOf the sort key of a row; the next page starts after the key of this page's last row
 */
export function page<Row, Item>(
  rows: Row[],
  keyOf: (row: Row) => CursorKey,
  show: (row: Row) => Item,
  size = PAGE_SIZE,
) {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next =
    rows.length > size && last ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null
  return { items: shown.map(show), next }
}

/** A sort key: a number (a moment or an id) and a text that makes it unique. */
export type CursorKey = [number, string | number]

function readCursor(text: string, context: z.RefinementCtx): CursorKey {
  try {
    const key = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown
    return z.tuple([z.int(), z.union([z.string().regex(/^[^\0]*$/), z.int()])]).parse(key)
  } catch {
    context.addIssue({ code: 'custom', message: 'not a cursor of this list' })
    return z.NEVER
  }
}
