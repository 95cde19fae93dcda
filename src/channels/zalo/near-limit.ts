/** How near an OA is to its rate limit, by the headers of Zalo's answers. Source: facts/zalo.md 7. */
import type { ApiAnswer } from '../api-call.ts'

const PAUSE_MS = 15_000
/** A tenth of what is allowed, at most what couriers may have under way at once. */
const NEAR_SHARE = 0.1
const NEAR_MOST = 64

/** How long the account should rest, in ms; null: there is room. Limits are by the minute: a quarter of one at a time. */
export function zaloPauseMs({ headers }: ApiAnswer): number | null {
  const remain = countIn(headers['x-ratelimit-remain'])
  if (remain === null) return null
  const limit = countIn(headers['x-ratelimit-limit'])
  const near = limit === null ? 0 : Math.min(NEAR_MOST, limit * NEAR_SHARE)
  return remain <= near ? PAUSE_MS : null
}

function countIn(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\s*\d+\s*$/.test(header) ? Number(header) : null
}
