/** The body of a call to a platform's API, read as leniently as the platforms do: whatever its type. */
import express, { type Request } from 'express'

/** Keeps the body as text. */
export const textBody = express.text({ type: () => true, limit: '1mb' })

/** The body as JSON; undefined where it is none. */
export function jsonOf(request: Request): unknown {
  try {
    return JSON.parse(String(request.body))
  } catch {
    return undefined
  }
}
