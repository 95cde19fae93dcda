/** `/console/admin/holidays`: the days of each year that differ from an ordinary week, changed one at a time. */
import { z } from 'zod'
import { keepAdminEvent, whoChanged } from '../../../accounts/admin-event.ts'
import {
  type Holiday,
  holidaysOf,
  loadCalendar,
  newestHolidays,
  putHolidaysAfter,
  recordedAt,
  versionsOfYear,
} from '../../../calendar/calendar-store.ts'
import { provisionalHolidays } from '../../../calendar/fixed-holidays.ts'
import { dayOf } from '../../../calendar/instant.ts'
import { isWeekend } from '../../../calendar/working-days.ts'
import { commitOrStale } from '../../../database/commit-or-stale.ts'
import { day, readForm, words as someWords } from '../../form.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { accountNames } from '../account-names.ts'
import { type Edit, opened, titleOf } from '../edit.ts'
import { adminWords, sentences } from '../words.ts'
import { yearFacts, yearsView, yearView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const HERE = '/console/admin/holidays'
const YearInPath = z
  .string()
  .regex(/^(20\d\d|2100)$/)
  .transform(Number)

const Form = z.object({
  date: day,
  name: someWords(200),
  kind: z.enum(['off', 'working'], 'choose'),
  official: z.enum(['yes', 'no'], 'choose').transform((word) => word === 'yes'),
})

export async function showYears(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { database } = visit.desk
  const thisYear = Number(dayOf(visit.now).slice(0, 4))
  const { yearsKnown } = await loadCalendar(database)
  const years = [...new Set([thisYear, thisYear + 1, ...yearsKnown])].sort((a, b) => b - a)
  const counted = await Promise.all(
    years.map(async (year) => ({ year, days: (await holidaysOf(database, year)).length })),
  )
  return { title: words.title, body: yearsView(visit, counted, words) }
}

/** One year. With `?day=` the form holds that day. */
export async function showYear(visit: SignedInVisit): Promise<Answer> {
  const year = YearInPath.safeParse(visit.params.year)
  if (!year.success) return plainPage('notFound', visit.language)
  const asked = (await holidaysOf(visit.desk.database, year.data)).find(
    ({ date }) => date === visit.query.day,
  )
  const values = asked ? { ...asked, official: asked.official ? 'yes' : 'no', was: asked.date } : {}
  return shown(visit, year.data, { values })
}

/** Records one day, in place of the one that it was (`was`). */
export async function doRecordDay(visit: SignedInVisit): Promise<Answer> {
  const { language, form } = visit
  const words = language === 'en' ? en : vi
  const year = YearInPath.safeParse(visit.params.year)
  if (!year.success) return plainPage('notFound', language)
  const wrong = (errors: Edit['errors']) => shown(visit, year.data, { values: form, errors }, 422)
  const read = readForm(Form, form)
  if ('faults' in read) return wrong(sentences(read.faults, language))
  const holiday = read.values
  if (!holiday.date.startsWith(`${year.data}-`)) return wrong({ date: words.wrongYear(year.data) })
  if (holiday.kind === 'working' && !isWeekend(holiday.date)) return wrong({ date: words.notWeekend })
  return change(visit, year.data, (days) => {
    const others = days.filter(({ date }) => date !== form.was)
    return others.some(({ date }) => date === holiday.date && !isIn(days, holiday))
      ? { errors: { date: words.elsewhere } }
      : { days: [...others.filter(({ date }) => date !== holiday.date), holiday] }
  })
}

/** Takes a day out of the year. */
export async function doRemoveDay(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const year = YearInPath.safeParse(visit.params.year)
  if (!year.success) return plainPage('notFound', visit.language)
  return change(visit, year.data, (days) => {
    const left = days.filter(({ date }) => date !== visit.form.date)
    return left.length === 0 ? { problem: words.last } : { days: left }
  })
}

/** Records the fixed-date holidays of a year of which nothing is recorded. */
export async function doStartYear(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const year = YearInPath.safeParse(visit.params.year)
  if (!year.success) return plainPage('notFound', visit.language)
  return change(visit, year.data, (days) => ({
    days:
      days.length > 0
        ? days
        : [...provisionalHolidays(year.data)].map((date) => ({
            date,
            name: words.fixed,
            kind: 'off',
            official: false,
          })),
  }))
}

async function change(
  visit: SignedInVisit,
  year: number,
  decide: (days: Holiday[]) => { days: Holiday[] } | Partial<Edit>,
): Promise<Answer> {
  const { desk, account, now, form, language } = visit
  const { database } = desk
  if (account.unitCode !== null) return plainPage('forbidden', language) // the calendar is the whole province's
  const words = adminWords(language)
  const newest = await newestHolidays(database) // before what is decided on
  const [version, days] = [(await recordedAt(database, year)) ?? 0, await holidaysOf(database, year)]
  const decided = decide(days)
  if (!('days' in decided)) return shown(visit, year, { values: form, ...decided }, 422)
  const next = decided.days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  if (JSON.stringify(yearFacts(next)) === JSON.stringify(yearFacts(days)))
    return { seeOther: `${HERE}/${year}?done=same` }
  if (version !== Number(form.version))
    return shown(visit, year, { values: form, problem: words.changedMeanwhile }, 409)
  const at = Math.max(now, version + 1) // two versions of one moment would run together
  const event = { at, account: account.id, kind: 'holidays.record', subject: String(year) } as const
  const before = days.length === 0 ? null : yearFacts(days)
  const result = await commitOrStale(database, [
    ...putHolidaysAfter(database, newest, year, next, at),
    keepAdminEvent(database, { ...event, before, after: yearFacts(next) }),
  ])
  if ('refused' in result) return shown(visit, year, { values: form, problem: words.busy }, 409)
  return { seeOther: `${HERE}/${year}?done=saved` }
}

async function shown(visit: SignedInVisit, year: number, edit: Partial<Edit>, status = 200): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { database } = visit.desk
  const [versions, by, names] = await Promise.all([
    versionsOfYear(database, year),
    whoChanged(database, 'holidays.record', String(year)),
    accountNames(database, visit.language),
  ])
  const history = versions.map((version) => ({
    recordedAt: version.recordedAt,
    by: names.get(by.get(version.recordedAt) ?? '') ?? null,
    facts: yearFacts(version.days),
  }))
  const full = { ...opened({}, versions[0]?.recordedAt ?? 0), ...edit }
  return {
    title: titleOf(full, words.yearTitle(year), visit),
    body: yearView(visit, { year, days: versions[0]?.days ?? [], edit: full, history }, words),
    status,
    at: `${HERE}/${year}`,
  }
}

function isIn(days: readonly Holiday[], { date, name, kind, official }: Holiday): boolean {
  return days.some(
    (one) => one.date === date && one.name === name && one.kind === kind && one.official === official,
  )
}
