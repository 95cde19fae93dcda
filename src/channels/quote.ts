/** Quoting the message that a part answers, where the platform takes it. */
import { type OutgoingPart, SendError } from './channel.ts'

/**
 * Sends a part, once more without its quote where the platform refuses it as it is: a quote too old or of another talk
 * fails the whole send (facts/zalo.md 4.3), and an answer without it is still an answer.
 *
 * @throws SendError
 */
export async function sendQuoting(
  part: OutgoingPart,
  send: (part: OutgoingPart) => Promise<string>,
): Promise<string> {
  if (part.quotes === undefined) return send(part)
  try {
    return await send(part)
  } catch (error) {
    if (!(error instanceof SendError) || error.failure !== 'rejected') throw error
    const { quotes: _, ...plain } = part
    return send(plain)
  }
}
