/** How Zalo's APIs answer: errors come with HTTP 200. Source: facts/zalo.md 3, 4.1. */
import type { ApiAnswer } from './faults.ts'

/** The envelope of what went well. */
export function success(data: object): ApiAnswer {
  return { status: 200, body: { error: 0, message: 'Success', data } }
}

/** @param why Zalo's words, or the fault that was asked for */
export function refused(error: number, why: string | { httpStatus?: number }): ApiAnswer {
  const message = typeof why === 'string' ? why : 'a fault asked of the simulator'
  return { status: (typeof why === 'object' && why.httpStatus) || 200, body: { error, message } }
}

/** @param error null: the number is missing from some of the real answers too */
export function oauthError(error: number | null, name: string): ApiAnswer {
  const words = { error_name: name, error_reason: '', error_description: name }
  return { status: 200, body: error === null ? words : { error, ...words } }
}
