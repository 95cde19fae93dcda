/** Facts for tests of scores: short words that put plausible rows into the tables. */

import type { Insertable } from 'kysely'
import { DAY_MS, type Instant, startOfDay } from '../../src/calendar/instant.ts'
import { write } from '../../src/database/database.ts'
import type { DossierVersionTable } from '../../src/database/tables/dossiers.ts'
import type { RatingTable } from '../../src/database/tables/satisfaction.ts'
import type { Desk } from '../../src/desk.ts'
import { instrumentStore } from '../../src/satisfaction/instrument-store.ts'
import { frameworkStore } from '../../src/scores/frameworks/framework-store.ts'
import type { Unit } from '../../src/units/unit.ts'
import { putUnit } from '../../src/units/unit-store.ts'

/** Long before any test's facts. */
export const BEGINNING = startOfDay('2020-01-01')

/** 08:00 of a day. */
export const at = (day: string): Instant => startOfDay(day) + 8 * 3_600_000

const seeds = (folder: string) => new URL(`../../seeds/${folder}/`, import.meta.url).pathname

/** Loads the instruments and frameworks that come with the software. */
export async function givenMethods(desk: Desk): Promise<void> {
  await instrumentStore.load(desk.database, seeds('instruments'), BEGINNING)
  await frameworkStore.load(desk.database, seeds('frameworks'), BEGINNING)
}

/** Empties the tables of facts; instruments and frameworks stay. */
export async function forgetFacts(desk: Desk): Promise<void> {
  const { database } = desk
  const tables = [
    'unit_version',
    'rating',
    'rating_answer',
    'rating_comment',
    'rating_exclusion',
    'dossier_version',
  ] as const
  for (const table of [
    ...tables,
    'cooled_down',
    'invitation',
    'complaint',
    'complaint_event',
    'complaint_standing',
    'rollup',
    'rollup_mark',
    'dossier_kept',
    'complaint_open',
  ] as const) {
    await database.commit([write(database.read.deleteFrom(table))])
  }
  Object.assign(desk, { database: { ...database } }) // another one to whoever remembers something of the old
}

export async function givenUnit(desk: Desk, unit: Partial<Unit> & { code: string }, recordedAt = BEGINNING) {
  const whole: Unit = {
    name: `Xã ${unit.code}`,
    kind: 'commune',
    parent: null,
    validFrom: '2020-01-01',
    validTo: null,
    successors: [],
    aliases: [],
    address: null,
    phone: null,
    hours: null,
    ...unit,
  }
  await desk.database.commit([putUnit(desk.database, whole, recordedAt)])
}

let number = 0

/** A rating with answers; returns its id. */
export async function givenRating(
  desk: Desk,
  rating: Partial<Insertable<RatingTable>> & { answers?: Record<string, number> },
): Promise<string> {
  number += 1
  const { answers = {}, ...row } = rating
  const id = row.id ?? `rating-${number}`
  const given_at = row.given_at ?? at('2026-11-10')
  const whole: Insertable<RatingTable> = {
    id,
    subject: `subject-${number}`,
    version: 1,
    channel: 'zalo',
    unit_code: 'A',
    counter: null,
    dossier_code: null,
    procedure_code: null,
    instrument: 'sipas-2023',
    overall: 5,
    citizen: null,
    invited: 0,
    verified: 0,
    supersedes: null,
    flagged: '[]',
    external_id: null,
    given_at,
    recorded_at: given_at,
    ...row,
  }
  await desk.database.commit([
    write(desk.database.read.insertInto('rating').values(whole)),
    ...Object.entries(answers).map(([item, level]) =>
      write(
        desk.database.read
          .insertInto('rating_answer')
          .values({ rating: id, item, level, recorded_at: whole.recorded_at }),
      ),
    ),
  ])
  return id
}

/** `n` ratings alike. */
export async function givenRatings(desk: Desk, n: number, rating: Parameters<typeof givenRating>[1]) {
  for (let i = 0; i < n; i += 1) await givenRating(desk, rating)
}

/** A version of a dossier, finished on time on 2026-11-10 unless said otherwise. */
export async function givenDossier(desk: Desk, row: Partial<DossierVersionTable>): Promise<string> {
  number += 1
  const code = row.code ?? `HS-${number}`
  const due_at = row.due_at ?? at('2026-11-12')
  const finished_at = row.finished_at === undefined ? at('2026-11-10') : row.finished_at
  const whole: Omit<DossierVersionTable, 'id'> = {
    code,
    recorded_at: finished_at ?? at('2026-11-01'),
    unit_code: 'A',
    receiving_unit_code: null,
    procedure_code: 'TT-1',
    status: finished_at === null ? 'in_progress' : 'finished',
    received_at: due_at - 10 * DAY_MS,
    due_at,
    first_due_at: due_at,
    finished_at,
    returned_at: null,
    official_code: null,
    official_name: null,
    submitted_via: null,
    applicant_sealed: null,
    phone_ref: null,
    history: '[]',
    stopped_at: null,
    ...row,
  }
  const { id: _, ...values } = whole as DossierVersionTable
  await desk.database.commit([write(desk.database.read.insertInto('dossier_version').values(values))])
  return code
}

/** A complaint with the steps of its timeline: moment, status, outcome; `settled`: when nothing could change any more. */
export async function givenComplaint(
  desk: Desk,
  complaint: { unit?: string; protected?: boolean; settled?: Instant; steps: [Instant, string, string?][] },
): Promise<void> {
  number += 1
  const code = `PA-${number}`
  const [first] = complaint.steps
  const last = complaint.steps.at(-1)!
  const outcomes = complaint.steps.map(([, status, outcome], i, steps) => {
    const stands = steps.slice(0, i).findLast(([, before, told]) => before === 'reopened' || told)
    return outcome ?? (status === 'reopened' || stands?.[1] === 'reopened' ? null : (stands?.[2] ?? null))
  })
  const since = outcomes.map((outcome, i) => {
    const other = outcomes.slice(0, i).findLastIndex((before) => before !== outcome)
    return outcome === null ? null : complaint.steps[other + 1]![0]
  })
  await desk.database.commit([
    write(
      desk.database.read.insertInto('complaint').values({
        code,
        version: 1,
        channel: 'zalo',
        category: 'delay',
        flags: '[]',
        severity: 'normal',
        status: last[1],
        confidentiality: 'named',
        citizen: null,
        unit_code: complaint.unit ?? 'A',
        protected: complaint.protected ? 1 : 0,
        handler_unit_code: null,
        dossier_code: null,
        details_sealed: null,
        key_sealed: null,
        amount_vnd: null,
        attachments: '[]',
        secret_hash: '',
        cause: code,
        created_at: first![0],
        updated_at: last[0],
        due_at: null,
        assigned: null,
        outcome: last[2] ?? null,
        verdict: null,
        merged_into: null,
        reopened: 0,
        resolved_at: null,
        settled_at: complaint.settled ?? null,
      }),
    ),
    ...complaint.steps.map(([at, status, outcome], i) =>
      write(
        desk.database.read.insertInto('complaint_event').values({
          complaint: code,
          seq: i + 1,
          at,
          actor: 'system',
          kind: 'step',
          status,
          text_sealed: null,
          data: JSON.stringify(outcome ? { outcome } : {}),
        }),
      ),
    ),
    ...complaint.steps.map(([at, status], i) => {
      const settled = complaint.settled !== undefined && i === complaint.steps.length - 1
      return write(
        desk.database.read.insertInto('complaint_standing').values({
          complaint: code,
          seq: i + 1,
          recorded_at: settled ? complaint.settled! : at,
          happened_at: at,
          unit_code: complaint.unit ?? 'A',
          protected: complaint.protected ? 1 : 0,
          merged: 0,
          status,
          outcome: outcomes[i]!,
          concluded_at: since[i]!,
          settled: settled ? 1 : 0,
        }),
      )
    }),
  ])
}
