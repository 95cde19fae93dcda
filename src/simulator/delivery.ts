/** The way from a platform to the bot's webhook: over HTTP, and again where it was not answered 200. */
import { Agent, request } from 'undici'

/** The bytes of one delivery with their signature. A repeat sends the very same. */
export type SignedDelivery = { path: string; headers: Record<string, string>; body: Buffer }

/** What the webhook answered; null when nothing came in time. */
export type WebhookAnswer = { status: number | null }

export type CourierOptions = {
  webhookBase(): string
  /** Where the bot has its doors, by the path at which they are expected; others are where they are expected. */
  paths?: Record<string, string> | undefined
  /** How long the platform waits: 2 s on Zalo, 5 s on Messenger. */
  timeoutMs: number
  /** Pauses before each repeat. */
  repeatAfterMs: number[]
  /** Hears the answer to every attempt; `isLast`: no repeat follows. */
  attempted?(answer: WebhookAnswer, isLast: boolean): void
}

/** Whether the platform counts a delivery as received. */
export function isTaken({ status }: WebhookAnswer): boolean {
  return status !== null && status >= 200 && status < 300
}

/** Why it was not received, in a word; null when it was. */
export function failureOf(answer: WebhookAnswer): string | null {
  if (isTaken(answer)) return null
  return answer.status === null ? 'no answer' : `HTTP ${answer.status}`
}

export type WebhookCourier = ReturnType<typeof createWebhookCourier>

/** Brings deliveries to the webhook as the platforms do: in time, and again after failures. */
export function createWebhookCourier(options: CourierOptions) {
  const { webhookBase, timeoutMs, repeatAfterMs, attempted, paths = {} } = options
  const addressOf = (path: string) => webhookBase() + (paths[path] ?? path)
  const agent = new Agent({
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  const pending = new Set<NodeJS.Timeout>()

  async function post(delivery: SignedDelivery, repeat = 0): Promise<WebhookAnswer> {
    const headers = {
      'content-type': 'application/json',
      ...delivery.headers,
      ...(repeat > 0 ? { num_retry: String(repeat) } : {}),
    }
    try {
      const { path, body } = delivery
      const answer = await request(addressOf(path), { method: 'POST', headers, body, dispatcher: agent })
      await answer.body.dump()
      return { status: answer.statusCode }
    } catch {
      return { status: null }
    }
  }

  function repeatLater(delivery: SignedDelivery, repeat: number, learnt: (answer: WebhookAnswer) => void) {
    const pause = repeatAfterMs[repeat - 1]
    if (pause === undefined) return
    const timer = setTimeout(async () => {
      pending.delete(timer)
      const answer = await post(delivery, repeat)
      attempted?.(answer, repeat >= repeatAfterMs.length)
      learnt(answer)
      if (!isTaken(answer)) repeatLater(delivery, repeat + 1, learnt)
    }, pause)
    timer.unref()
    pending.add(timer)
  }

  return {
    post,
    /** @param learnt hears the answer to each repeat @returns the answer to the first attempt */
    async deliver(delivery: SignedDelivery, learnt: (answer: WebhookAnswer) => void): Promise<WebhookAnswer> {
      const answer = await post(delivery)
      attempted?.(answer, repeatAfterMs.length === 0)
      if (!isTaken(answer)) repeatLater(delivery, 1, learnt)
      return answer
    },
    /** Asks a door something without a body. @returns status and text */
    async get(path: string, query: URLSearchParams): Promise<{ status: number; text: string }> {
      const answer = await request(`${addressOf(path)}?${query}`, { dispatcher: agent })
      return { status: answer.statusCode, text: await answer.body.text() }
    },
    async close(): Promise<void> {
      for (const timer of pending) clearTimeout(timer)
      pending.clear()
      await agent.destroy()
    },
  }
}
