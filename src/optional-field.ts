/** Fields that may be left out. */
import type { z } from 'zod'

/** An optional field that is null inside when it is left out. */
export function optional<Field extends z.ZodType>(field: Field) {
  return field.nullish().transform((value): z.output<Field> | null => value ?? null)
}
