/** A day as a file writes it: `2026-02-14`, `14/02/2026`, or a spreadsheet's date. */
import { z } from 'zod'
import { isoOfLocal } from '../../calendar/local-moment.ts'

/** Gives `YYYY-MM-DD`. */
export const fileDay = z.string().transform((text, context) => {
  const day = isoOfLocal(text.trim()).slice(0, 10)
  const exists =
    /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day
  if (exists) return day
  context.addIssue({ code: 'custom', message: 'a day is written 2026-02-14 or 14/02/2026' })
  return z.NEVER
})
