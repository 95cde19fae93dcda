/** How a file says targets: what is to rise, to fall, or not to be (facts/domain.md 1.2). */
import { z } from 'zod'
import { figureName } from './rule-parts.ts'
import { words } from './sentence.ts'

/** One target: by a figure, or named without one because it is not measured here. */
export const Target = z
  .strictObject({
    target: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
    /** To rise, to fall, or not to be at all. */
    wants: z.enum(['up', 'down', 'zero']),
    name: words,
    figure: figureName.optional(),
    /** What the figure says of it and what not. */
    note: words.optional(),
    unmeasured: words.optional(),
  })
  .refine(({ figure, unmeasured }) => (figure === undefined) !== (unmeasured === undefined), {
    message: 'either a figure, or unmeasured with the reason',
  })
export type Target = z.infer<typeof Target>
