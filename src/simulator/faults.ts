/** Faults on demand: the next calls of a platform's API go wrong in the way asked for. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Response } from 'express'

/** Which calls: sends, template messages of Zalo's, Zalo's token call, uploads, all that is asked or set. */
export type FaultAt = 'send' | 'template' | 'token' | 'upload' | 'read'

/** How one call goes wrong. */
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
  /** Sends where nothing else is said. */
  at?: FaultAt
}

/** What an API call is answered with. */
export type ApiAnswer = { status: number; body: unknown }

/** A fault that a call met, for whoever provoked it. */
export type Met = { at: FaultAt; fault: Fault }

export type Faults = ReturnType<typeof createFaults>

const MOST_MET = 50

export function createFaults() {
  const waiting: Fault[] = []
  const met: Met[] = []
  return {
    failNext(fault: Fault, times = 1): void {
      for (let i = 0; i < times; i++) waiting.push(fault)
    },
    /** The fault that the next call of this kind meets, taken out; null for none. */
    take(at: FaultAt): Fault | null {
      const found = waiting.findIndex((fault) => (fault.at ?? 'send') === at)
      const fault = found < 0 ? null : (waiting.splice(found, 1)[0] ?? null)
      if (fault) met.push({ at, fault })
      if (met.length > MOST_MET) met.shift()
      return fault
    },
    /** Those that no call has met yet. */
    waiting: (): readonly Fault[] => waiting,
    /** The last that were met, oldest first. */
    met: (): readonly Met[] => met,
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
