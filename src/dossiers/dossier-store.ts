/** Dossiers as recorded: every change a version, appended and never changed. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, Unavailable, type Write, write } from '../database/database.ts'
import type { DossierVersionTable } from '../database/tables/dossiers.ts'
import type { Desk } from '../desk.ts'
import { readPhone } from '../understanding/codes.ts'
import {
  type Applicant,
  type Dossier,
  type DossierStatus,
  dossierKey,
  type HistoryEntry,
  isClockStopped,
} from './dossier.ts'
import { type DossierInput, finishTime } from './dossier-input.ts'
import { firstDueOf } from './first-due.ts'
import { newsForFollowers } from './follower-writes.ts'
import { newsOf } from './news.ts'
import { phoneInvitationWrites } from './phone-invitation-writes.ts'
import { type Past, saysHandled, stopOf } from './stop.ts'
import { stopByHistory } from './timeliness.ts'

type Row = Omit<DossierVersionTable, 'id'>

/** A dossier as some version has it. */
export type RecordedDossier = Dossier & {
  recordedAt: Instant
  /** When the stop began in which it is (stop.ts); null: it is in none. */
  stoppedAt: Instant | null
}

/** What became of a push: a first version, a further one, or the same again, which is not recorded twice. */
export type Recorded = 'created' | 'changed' | 'unchanged'

/** A dossier in its latest version, or the latest recorded until a moment; null for an unknown code. */
export async function dossierByCode(
  database: Database,
  code: string,
  asOf: Instant = Number.MAX_SAFE_INTEGER,
): Promise<RecordedDossier | null> {
  const row = await database.read
    .selectFrom('dossier_version')
    .selectAll()
    .where('code', '=', dossierKey(code))
    .where('recorded_at', '<=', asOf)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toDossier(row) : null
}

/**
 * Records dossiers as pushed, in their order and in one commit. What a push leaves out of the applicant stays as
 * it was; the first due date follows `firstDueOf`, the beginning of a stop `stopOf`. In the same commit stands that followers are to be told what is new
 * (schedule/tell-followers.ts tells them), or that an applicant is to be invited by phone.
 *
 * @returns for each what became of it
 */
export async function recordDossiers(
  desk: Desk,
  pushed: readonly { code: string; input: DossierInput }[],
  now: Instant,
): Promise<Recorded[]> {
  const codes = pushed.map(({ code }) => dossierKey(code))
  const { latest, ranUntil } = await knownRows(desk.database, codes)
  const followed = await followedOf(desk, codes)
  const writes: Write[] = []
  const outcomes = pushed.map(({ code, input }): Recorded => {
    const before = latest.get(dossierKey(code)) ?? null
    const row = toRow(desk, input, { code: dossierKey(code), before, ranUntil }, now)
    if (before && isSame(desk, before, row)) return 'unchanged'
    latest.set(row.code, row)
    if (saysHandled(input.status)) ranUntil.set(row.code, row.recorded_at)
    writes.push(write(desk.database.read.insertInto('dossier_version').values(row)))
    if (before && newsOfRow(desk, before) !== newsOfRow(desk, row))
      writes.push(newsForFollowers(desk, row.code, now))
    writes.push(...phoneInvitationWrites(desk, before, row, followed.has(row.code), now))
    return before ? 'changed' : 'created'
  })
  const result = await desk.database.commit(writes)
  if ('refused' in result) throw new Unavailable(`dossiers were not recorded: ${result.refused}`)
  return outcomes
}

/** Records one dossier as pushed. */
export async function recordDossier(
  desk: Desk,
  code: string,
  input: DossierInput,
  now: Instant,
): Promise<Recorded> {
  const [outcome] = await recordDossiers(desk, [{ code, input }], now)
  return outcome!
}

/** What tables know a phone by, so that a phone can be compared without being kept; null when it is no phone. */
export function phoneRef(desk: Desk, phone: string): string | null {
  const plain = readPhone(phone)
  return plain === null ? null : desk.vault.ref('phone', plain)
}

type Known = {
  latest: Map<string, Row>
  /** When each was last recorded as being handled or done. */
  ranUntil: Map<string, Instant>
}

async function knownRows(database: Database, codes: string[]): Promise<Known> {
  const rows = await database.read
    .selectFrom('dossier_version')
    .selectAll()
    .where('code', 'in', codes.length > 0 ? [...new Set(codes)] : [''])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const handled = rows.filter(({ status }) => saysHandled(status as DossierStatus))
  return {
    latest: new Map(rows.map(({ id: _, ...row }) => [row.code, row])),
    ranUntil: new Map(handled.map((row) => [row.code, row.recorded_at])),
  }
}

/** Which of them somebody follows; it matters only where those that nobody follows are invited by phone. */
async function followedOf({ database, settings }: Desk, codes: string[]): Promise<Set<string>> {
  if (settings.invitationTemplate === null || codes.length === 0) return new Set()
  const rows = await database.read
    .selectFrom('follower')
    .select('dossier')
    .distinct()
    .where('dossier', 'in', [...new Set(codes)])
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.dossier))
}

function newsOfRow({ settings }: Desk, row: Row): string {
  return newsOf({ status: row.status as DossierStatus, dueAt: row.due_at }, settings)
}

function toRow(
  desk: Desk,
  input: DossierInput,
  known: { code: string; before: Row | null; ranUntil: Known['ranUntil'] },
  now: Instant,
): Row {
  const { code, before } = known
  const recordedAt = Math.max(now, before?.recorded_at ?? 0)
  const past: Past = { before: before && toDossier(before), ranUntil: known.ranUntil.get(code) ?? null }
  return {
    code,
    recorded_at: recordedAt,
    stopped_at: stopOf(past, input, recordedAt),
    unit_code: input.unitCode,
    receiving_unit_code: input.receivingUnitCode,
    procedure_code: input.procedureCode,
    status: input.status,
    received_at: input.receivedAt,
    due_at: input.dueAt,
    first_due_at: firstDueOf(before && toDossier(before), input, input.firstDueAt),
    finished_at: finishTime(input),
    returned_at: input.returnedAt,
    official_code: input.official?.code ?? null,
    official_name: input.official?.name ?? null,
    submitted_via: input.submittedVia,
    history: JSON.stringify(input.history),
    ...sealedApplicant(desk, input.applicant, before),
  }
}

function sealedApplicant(desk: Desk, applicant: Applicant | null, before: Row | null) {
  if (applicant === null) {
    return { applicant_sealed: before?.applicant_sealed ?? null, phone_ref: before?.phone_ref ?? null }
  }
  return {
    applicant_sealed: desk.vault.seal(JSON.stringify(applicant)),
    phone_ref: applicant.phone === null ? null : phoneRef(desk, applicant.phone),
  }
}

/** Seals of equal words differ, so the words are compared. The beginning of a stop follows from the rest. */
function isSame(desk: Desk, before: Row, next: Row): boolean {
  const plain = ({ applicant_sealed, ...row }: Row) =>
    JSON.stringify([
      Object.entries({ ...row, recorded_at: 0, stopped_at: null }).sort(([a], [b]) => (a < b ? -1 : 1)),
      applicant_sealed === null ? null : desk.vault.open(applicant_sealed),
    ])
  return plain(before) === plain(next)
}

function toDossier(row: Row): RecordedDossier {
  const history = JSON.parse(row.history) as HistoryEntry[]
  const status = row.status as DossierStatus
  return {
    code: row.code,
    recordedAt: row.recorded_at,
    unitCode: row.unit_code,
    receivingUnitCode: row.receiving_unit_code,
    procedureCode: row.procedure_code,
    status,
    stoppedAt: isClockStopped(status)
      ? (row.stopped_at ?? stopByHistory({ status, history }) ?? row.recorded_at)
      : null,
    receivedAt: row.received_at ?? row.recorded_at,
    dueAt: row.due_at,
    firstDueAt: row.first_due_at,
    finishedAt: row.finished_at,
    returnedAt: row.returned_at,
    official: row.official_code === null ? null : { code: row.official_code, name: row.official_name ?? '' },
    submittedVia: row.submitted_via as Dossier['submittedVia'],
    history,
  }
}
