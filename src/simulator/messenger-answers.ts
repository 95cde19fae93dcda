/** How Meta's Graph API answers. Source: facts/messenger.md 6. */
import type { ApiAnswer, Fault } from './faults.ts'

/** What went well, with the members of the answer. */
export function ok(body: object): ApiAnswer {
  return { status: 200, body }
}

/** Meta's error envelope. What happened is told by code and subcode; the status is 400 for nearly all. */
export function refused(code: number, subcode: number | null, message: string, status = 400): ApiAnswer {
  const error_subcode = subcode === null ? {} : { error_subcode: subcode }
  return {
    status,
    body: { error: { message, type: 'OAuthException', code, ...error_subcode, fbtrace_id: 'ASimulated' } },
  }
}

/** The answer to a fault that was asked for. */
export function refusedAsAsked(code: number, { subcode, httpStatus }: Fault): ApiAnswer {
  return refused(code, subcode ?? null, `(#${code}) a fault asked of the simulator`, httpStatus ?? 400)
}

/** The answer to what Meta calls an invalid parameter. */
export const INVALID: ApiAnswer = refused(100, null, '(#100) Invalid parameter')
