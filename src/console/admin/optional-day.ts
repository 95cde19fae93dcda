/** A day that may be left out: then null. */
import { z } from 'zod'

export const optionalDay = z
  .string()
  .trim()
  .pipe(z.union([z.literal(''), z.iso.date()], 'not_a_day').transform((text) => text || null))
