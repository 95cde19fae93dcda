/** What is wrong with something that came from outside. */
import type { z } from 'zod'

/** One field that is wrong, and why. `field` is a path in the body or a query parameter, as `term.n` or `history.0.at`. */
export type FieldFault = { field: string; message: string }

/** What zod found, by field. */
export function fieldFaults(error: z.ZodError): FieldFault[] {
  return error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
}
