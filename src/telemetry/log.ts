/** Logs for operators: internal ids, codes and counts; never a citizen's words, names, phones or platform ids. */
import { type Logger, pino } from 'pino'

export type Log = Logger

export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
}

/**
 * What may be logged of an error: its name, code and where it happened. Its message is left out,
 * because libraries like to quote what they were given.
 */
export function safeError(error: unknown): { name: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code = (error as { code?: unknown }).code
  const stack = (error.stack ?? '').replace(error.message, '') // a message of several lines may look like frames
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(code === undefined ? {} : { code: String(code) }),
    at: frames.slice(0, 6).map((line) => line.trim()),
  }
}
