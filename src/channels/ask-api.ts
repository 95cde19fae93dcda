/** Rare questions to a platform, beside the sending: who are we, what are we subscribed to. */
import { SendError } from './channel.ts'
import { parseExactJson } from './exact-json.ts'

const ANSWER_TIMEOUT_MS = 10_000

/**
 * Asks, and reads JSON.
 *
 * @param json what a POST carries; left out: nothing
 * @returns the body with its status; `body` is null where it was no JSON
 * @throws SendError `temporary` when no answer came
 */
export async function askApi(
  address: string,
  headers: Record<string, string>,
  method: 'GET' | 'POST' = 'GET',
  json?: object,
): Promise<{ status: number; body: unknown }> {
  try {
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS)
    const carried = json && {
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    }
    const response = await fetch(address, { method, headers, ...carried, signal, redirect: 'error' })
    return { status: response.status, body: jsonOrNull(await response.text()) }
  } catch (error) {
    const cause = (error as { cause?: { code?: unknown } }).cause
    throw new SendError('temporary', String(cause?.code ?? (error as Error).name))
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return null
  }
}
