/** What `PUT` calls have in common: the code in the path names the thing, and a code in the body must agree. */
import { z } from 'zod'
import type { FieldFault } from '../field-fault.ts'
import { code } from './route.ts'

/** `{code}` in a path. */
export const codeInPath = z.object({ code })

/** The `code` that a body may repeat. */
export const codeInBody = code.optional().meta({ description: 'When given, the same as in the path.' })

/** The fault of a body that names another code than the path; none when it agrees. */
export function codeFaults(inPath: string, inBody: string | undefined): FieldFault[] {
  return inBody === undefined || inBody === inPath
    ? []
    : [{ field: 'code', message: 'differs from the code in the path' }]
}
