/** What Meta's error codes mean for a message of ours. */
import type { SendFailure } from '../channel.ts'

const MINUTE_MS = 60_000

/** The `error` member of an answer, as far as it decides. */
type GraphError = { code: number; error_subcode?: number | undefined; message?: string | undefined }

/** What follows from an error; `pauseMs` where the table asks for one. */
type Verdict = { failure: SendFailure; pauseMs: number | null }

const rows = (failure: SendFailure, keys: string[], pauseMs: number | null = null) =>
  keys.map((key) => [key, { failure, pauseMs }] as const)

/**
 * `code` or `code/subcode`; the longer one wins, because code 10 alone means four things.
 * Source: facts/messenger.md 6.
 */
const VERDICTS = new Map<string, Verdict>([
  ...rows('temporary', ['1', '2', '1200']),
  ...rows('rate_limited', ['4', '17', '32', '613', '613/2534040']),
  ...rows('temporary', ['613/2018338'], 60 * MINUTE_MS), // too much to this one person
  ...rows('credentials', ['3', '10', '190', '200', '200/2018028', '368', '2022']),
  ...rows('window_closed', ['10/2018278', '10/2018065', '10/2534022']),
  ...rows('rate_limited', ['10/1893063'], 30 * MINUTE_MS), // the Page is restricted for some hours
  ...rows('unreachable', ['10/2018108', '551', '551/1545041', '200/1545041', '100/2018001']),
  ...rows('temporary', ['2018300', '100/2018300', '10/2018300', '100/2534037'], 15 * MINUTE_MS), // another app owns the thread
  ...rows('rejected', ['100', '2018218', '2018247', '9000001']),
  // Media: not fetched, of another type, not ours or expired (uploaded once more), too large, too slow.
  ...rows('rejected', ['100/2018008', '100/2018047', '100/2018074', '100/2018109', '100/2018294']),
])

/** A code that no table names is tried again: Meta said plainly that nothing was sent. */
export function verdictOf({ code, error_subcode, message }: GraphError): Verdict {
  if (code === 100 && !error_subcode && /no matching user/i.test(message ?? ''))
    return { failure: 'unreachable', pauseMs: null }
  const exact = error_subcode ? VERDICTS.get(`${code}/${error_subcode}`) : undefined
  if (exact) return exact
  if (code >= 80_000 && code <= 80_099) return { failure: 'rate_limited', pauseMs: null }
  return VERDICTS.get(String(code)) ?? { failure: 'temporary', pauseMs: null }
}

/** `10/2018278`, for the operator. */
export function codeOf({ code, error_subcode }: GraphError): string {
  return error_subcode ? `${code}/${error_subcode}` : String(code)
}
