/** Moments and days as they come from outside. */
import { z } from 'zod'
import type { Instant } from './instant.ts'

/** ISO 8601 with offset outside, an Instant inside. */
export const moment = z.iso.datetime({ offset: true }).transform((text): Instant => Date.parse(text))

/** `YYYY-MM-DD`. */
export const day = z.iso.date()
