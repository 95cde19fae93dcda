/** The body of a call to a platform's API, read as leniently as the platforms do: whatever its type. */
import express, { type Request } from 'express'

/** Keeps the body as bytes: JSON, a form, or a form with files. */
export const rawBody = express.raw({ type: () => true, limit: '30mb' })

/** The body as JSON; undefined where it is none. */
export function jsonOf(request: Request): unknown {
  try {
    return JSON.parse(String(request.body))
  } catch {
    return undefined
  }
}
