/** Parts that several kinds of rules are written with, and how they compare. */
import { z } from 'zod'
import { type FigureName, isFigureName } from './figure.ts'
import { compare, decimal, type Ratio } from './ratio.ts'

/** A number as a file writes it, compared as the decimal that stands there. */
export const amount = z.number().min(0).max(1_000_000)

/** A day that exists. */
export const day = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text,
    'a day is written YYYY-MM-DD',
  )

/** The name of a figure that the engine knows. */
export const figureName = named((name) => !name.endsWith(':*'))

/** The same, or those of every factor or item: `factor_index:*`. */
export const figureNames = named(() => true)

function named(fits: (name: string) => boolean) {
  return z.custom<FigureName>((value) => typeof value === 'string' && isFigureName(value) && fits(value), {
    error: ({ input }) => `unknown figure ${JSON.stringify(input)}`,
  })
}

/** From where on a figure blocks: at the number and above, at it and below, above it alone, below it alone. */
export const Blocks = z.union(
  [
    z.strictObject({ from: amount }),
    z.strictObject({ upTo: amount }),
    z.strictObject({ above: amount }),
    z.strictObject({ below: amount }),
  ],
  { error: 'one of from, upTo, above, below with a number' },
)
export type Blocks = z.infer<typeof Blocks>

/** Whether an exact value lies where it blocks: 4.99 is not 5, and 80.004 is more than 80, however they are displayed. */
export function blocks(threshold: Blocks, value: Ratio): boolean {
  if ('from' in threshold) return compare(value, decimal(threshold.from)) >= 0
  if ('upTo' in threshold) return compare(value, decimal(threshold.upTo)) <= 0
  if ('above' in threshold) return compare(value, decimal(threshold.above)) > 0
  return compare(value, decimal(threshold.below)) < 0
}

/** What is wrong with a file, and where in it. */
export type Fault = { path: (string | number)[]; message: string }
