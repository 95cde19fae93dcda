/** How near a Page is to its rate limits, by the headers of Meta's answers. Source: facts/messenger.md 6. */
import { z } from 'zod'
import type { ApiAnswer } from '../api-call.ts'

const MINUTE_MS = 60_000
/** Percent of what is allowed, from which the Page should rest. */
const NEAR_PERCENT = 95

const percent = z.number().optional().catch(undefined)
const Used = z.object({ call_count: percent, total_time: percent, total_cputime: percent })
/** `{"call_count":28,"total_time":25,"total_cputime":25}`, in percent. */
const AppUsage = Used.transform((use) => [use])
/** `{"111":[{"type":"messenger","call_count":…,"estimated_time_to_regain_access":5}]}`, the time in minutes. */
const PageUsage = z
  .record(z.string(), z.array(Used.extend({ estimated_time_to_regain_access: percent })))
  .transform((usage) => Object.values(usage).flat())

/** The longest time that Meta says the Page must wait, in ms; null when it says nothing. */
export function regainAccessMs({ headers }: ApiAnswer): number | null {
  const minutes = readHeader(PageUsage, headers['x-business-use-case-usage']).map(
    (use) => use.estimated_time_to_regain_access ?? 0,
  )
  const longest = Math.max(0, ...minutes)
  return longest > 0 ? longest * MINUTE_MS : null
}

/** Near a limit that was not broken a moment is enough: a refusal names its own time, and a minute silences a whole Page. */
const NEAR_REST_MS = 1_000

/** How long the Page should rest, in ms; null: there is room. */
export function messengerPauseMs(answer: ApiAnswer): number | null {
  const { headers } = answer
  if (headers['x-app-usage'] === undefined && headers['x-business-use-case-usage'] === undefined) return null
  const uses = [
    ...readHeader(AppUsage, headers['x-app-usage']),
    ...readHeader(PageUsage, headers['x-business-use-case-usage']),
  ]
  const fullest = Math.max(
    0,
    ...uses.flatMap((use) => [use.call_count ?? 0, use.total_time ?? 0, use.total_cputime ?? 0]),
  )
  return regainAccessMs(answer) ?? (fullest >= NEAR_PERCENT ? NEAR_REST_MS : null)
}

/** A header that cannot be read says nothing. */
function readHeader<T>(schema: z.ZodType<T[]>, header: string | string[] | undefined): T[] {
  if (typeof header !== 'string') return []
  try {
    return schema.parse(JSON.parse(header))
  } catch {
    return []
  }
}
