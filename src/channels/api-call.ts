/** One call of a platform's API over a kept-alive connection, with the failures of the way told apart. */
import { Pool } from 'undici'
import { SendError } from './channel.ts'
import { parseExactJson } from './exact-json.ts'

const CONNECT_TIMEOUT_MS = 5_000
/** From the request on the wire to the head of the answer, and again between pieces of its body. */
const ANSWER_TIMEOUT_MS = 10_000
/** The longest a call can take in the ordinary run of things; locks around a call must outlive it. */
export const LONGEST_CALL_MS = CONNECT_TIMEOUT_MS + 2 * ANSWER_TIMEOUT_MS

const MAX_ANSWER_BYTES = 1_000_000

/** What a platform answered. `body` is null where it was no JSON. */
export type ApiAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: unknown
}

/** Posts to one base address. @throws SendError `temporary` or `unknown_outcome`: no answer came */
export type Post = (
  path: string,
  headers: Record<string, string>,
  body: string | Buffer,
) => Promise<ApiAnswer>

/**
 * Opens a base address for calls. Nothing is connected before the first one; idle connections do not keep
 * the process alive.
 *
 * @param baseUrl origin, with a path before the API's own where there is one
 * @param answerTimeoutMs shorter in tests
 */
export function openApi(baseUrl: string, answerTimeoutMs = ANSWER_TIMEOUT_MS): Post {
  const url = new URL(baseUrl)
  const prefix = url.pathname.replace(/\/+$/, '')
  const pool = new Pool(url.origin, {
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
    maxResponseSize: MAX_ANSWER_BYTES,
  })
  // By `dispatch`, because the stream that `request` makes of each answer costs more than the answer.
  return (path, headers, body) =>
    new Promise((resolve, reject) => {
      const pieces: Buffer[] = []
      let ending: NodeJS.Timeout | undefined
      let answer: ApiAnswer = { status: 0, headers: {}, body: null }
      const call = { path: prefix + path, method: 'POST' as const, headers, body }
      pool.dispatch(call, {
        onRequestStart(controller) {
          // Each piece of an answer starts the pool's own timeouts anew: one that drips would never end.
          ending = setTimeout(
            () => controller.abort(new Error('the answer takes too long')),
            2 * answerTimeoutMs,
          )
        },
        onResponseStart(_controller, status, headers) {
          answer = { status, headers, body: null }
        },
        onResponseData: (_controller, piece) => void pieces.push(piece),
        onResponseEnd() {
          clearTimeout(ending)
          resolve({ ...answer, body: jsonOrNull(Buffer.concat(pieces).toString('utf8')) })
        },
        onResponseError(_controller, error) {
          clearTimeout(ending)
          reject(noAnswer(error))
        },
      })
    })
}

function jsonOrNull(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return null
  }
}

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
const NEVER_TRUSTED = /CERT|SIGNED|VERIFY|^ERR_TLS|^ERR_SSL|^EPROTO/

/** A connection that never stood carried no message; after that, whatever breaks may have delivered it. */
function noAnswer(error: unknown): SendError {
  const { code = 'no code', syscall } = (error ?? {}) as { code?: string; syscall?: string }
  const unsent =
    NEVER_CONNECTED.has(code) ||
    NEVER_TRUSTED.test(code) ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo'
  return new SendError(unsent ? 'temporary' : 'unknown_outcome', code)
}

/** The pause that an answer asks for in `Retry-After` (seconds or a date), in ms; null when it asks for none. */
export function retryAfterMs(answer: ApiAnswer, now: number): number | null {
  const value = answer.headers['retry-after']
  if (typeof value !== 'string' || value === '') return null
  const pause = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(pause) && pause > 0 ? pause : null
}
