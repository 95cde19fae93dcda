/** Faults on demand: the next calls of a platform's API go wrong in the way asked for. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Response } from 'express'

export type Fault = {
  /** Without a `code`: this status with an HTML page, as a broken front server answers. */
  httpStatus?: number
  /** The platform's own error envelope with this code (and Meta's subcode). */
  code?: number
  subcode?: number
  /** The connection breaks before an answer. */
  dropConnection?: boolean
  /** The message reaches the phone all the same: with `dropConnection`, a send of unknown outcome. */
  delivered?: boolean
  /** The answer comes so much later; alone, the call goes well. */
  delayMs?: number
  /** Which calls: sends (default) or Zalo's token call. */
  at?: 'send' | 'token'
}

/** What an API call is answered with. */
export type ApiAnswer = { status: number; body: unknown }

export type Faults = ReturnType<typeof createFaults>

export function createFaults() {
  const waiting: Fault[] = []
  return {
    failNext(fault: Fault, times = 1): void {
      for (let i = 0; i < times; i++) waiting.push(fault)
    },
    /** The fault that the next call of this kind meets, taken out; null for none. */
    take(at: 'send' | 'token'): Fault | null {
      const found = waiting.findIndex((fault) => (fault.at ?? 'send') === at)
      return found < 0 ? null : (waiting.splice(found, 1)[0] ?? null)
    },
    clear: () => void waiting.splice(0),
  }
}

/**
 * Answers a call, well or as the fault asks.
 *
 * @param work does what was asked and says what to answer
 * @param refusal the platform's error envelope for a fault with a code
 */
export async function answerWith(
  fault: Fault | null,
  response: Response,
  work: () => ApiAnswer,
  refusal: (code: number, fault: Fault) => ApiAnswer,
): Promise<void> {
  if (fault?.delayMs) await pause(fault.delayMs)
  if (fault?.dropConnection) {
    if (fault.delivered) work()
    response.socket?.destroy()
    return
  }
  if (fault?.code === undefined && fault?.httpStatus === undefined) {
    send(response, work())
    return
  }
  if (fault.delivered) work()
  if (fault.code !== undefined) send(response, refusal(fault.code, fault))
  else
    response
      .status(fault.httpStatus ?? 500)
      .type('html')
      .send('<html><body>Temporarily down</body></html>')
}

function send(response: Response, { status, body }: ApiAnswer): void {
  response.status(status).json(body)
}
