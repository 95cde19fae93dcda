/** The working calendar: `PUT /holidays/{year}`. */
import { z } from 'zod'
import { putHolidays, recordedAt } from '../calendar/calendar-store.ts'
import { invalid } from './problem.ts'
import { day, route } from './route.ts'

const holiday = z.object({
  date: day,
  name: z.string().trim().min(1).max(200),
  kind: z
    .enum(['off', 'working'])
    .meta({ description: '`working`: a weekend day worked in exchange for a day off.' }),
  official: z.boolean().meta({ description: 'false: expected, not yet announced.' }),
})

const writeHolidays = route({
  method: 'put',
  path: '/holidays/{year}',
  scope: 'units:write',
  summary: 'Records all days of a year that differ from an ordinary week, in place of those recorded before.',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  body: z.array(holiday).min(1).max(366),
  response: z.object({ year: z.int(), days: z.array(holiday) }),
  async handle({ database }, { params: { year }, body: days }, _, now) {
    const faults = days.flatMap(({ date }, i) => {
      if (!date.startsWith(`${year}-`)) return [{ field: `${i}.date`, message: `not in ${year}` }]
      return days.findIndex((other) => other.date === date) < i
        ? [{ field: `${i}.date`, message: 'given twice' }]
        : []
    })
    if (faults.length > 0) return invalid(...faults)
    const before = await recordedAt(database, year)
    await database.commit(putHolidays(database, year, days, Math.max(now, (before ?? 0) + 1)))
    return { status: before === null ? 201 : 200, body: { year, days } }
  },
})

export const holidaysRoutes = [writeHolidays]
