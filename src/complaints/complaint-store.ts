/** Filing a complaint, reading where one stands, and doing something to it. */

import type { ToldFile } from '../attachments/attachment.ts'
import { linkAttachments } from '../attachments/keep-attachment.ts'
import { loadCalendar } from '../calendar/calendar-store.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Recorder } from '../conversation/effect.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { EMPTY_CHAIN } from '../privacy/chain.ts'
import { appendToChain, chainHeads } from '../privacy/chained-record.ts'
import { ensureCitizen } from '../privacy/citizen.ts'
import { unitTree } from '../units/unit-store.ts'
import type { Setting } from './action.ts'
import { coarse } from './coarse-time.ts'
import type { Category, Complaint, Confidentiality, Flag } from './complaint.ts'
import { type ComplaintRow, type Details, toComplaint } from './complaint-row.ts'
import { keepCounted } from './complaint-standing.ts'
import { keepSteps, type Standing } from './complaint-writes.ts'
import type { Plan } from './plan-complaint.ts'
import { pendKin } from './queue/kin.ts'
import { queueRank } from './queue/queue-rank.ts'
import { countChange } from './queue/tally.ts'
import { indexWords } from './queue/word-index.ts'
import { secretHash } from './secret-hash.ts'
import { severityOf } from './severity.ts'

/** What a conversation files, with what `planComplaint` answered about it. */
export type NewComplaint = Pick<Plan, 'protected' | 'handlerUnitCode' | 'dueAt'> & {
  /** From `trackingCode(moment.draw('complaint-code'))`. */
  code: string
  /** From `receiptSecret(moment.draw('receipt-secret'))`. */
  secret: string
  category: Category
  flags: Flag[]
  story: string
  unitCode: string | null
  official: string | null
  dossierCode: string | null
  contact: string | null
  amountVnd: number | null
  confidentiality: Confidentiality
  attachments: ToldFile[]
  /** The counter that the citizen came from, where its door was scanned; left out or null: not known. */
  counter?: string | null
  /** What the dossier or the door was about; left out or null: not known. */
  procedureCode?: string | null
}

/**
 * Files a complaint. Refused as `code_taken` when the code is another complaint's: draw another.
 * An anonymous one is kept without the citizen, the contact, the time of day, the counter and the procedure, and with its
 * dossier sealed only.
 */
export const fileComplaint: Recorder<NewComplaint> = (desk, data, moment) => {
  const anonymous = data.confidentiality === 'anonymous'
  const at = anonymous ? coarse(moment.at) : moment.at
  const { key, stored } = desk.vault.newKey()
  const details: Details = {
    story: data.story.normalize('NFC'),
    official: data.official,
    dossierCode: data.dossierCode,
    contact: anonymous ? null : data.contact,
    attachments: data.attachments,
  }
  const row: ComplaintRow = {
    code: data.code,
    version: 1,
    channel: moment.address.channel,
    category: data.category,
    flags: JSON.stringify(data.flags),
    severity: severityOf(data.category, data.flags, data.amountVnd),
    status: 'received',
    confidentiality: data.confidentiality,
    citizen: anonymous ? null : moment.citizen,
    unit_code: data.unitCode,
    protected: data.protected ? 1 : 0,
    handler_unit_code: data.handlerUnitCode,
    dossier_code: anonymous ? null : data.dossierCode,
    details_sealed: desk.vault.seal(JSON.stringify(details), key),
    key_sealed: stored,
    amount_vnd: data.amountVnd,
    attachments: JSON.stringify(data.attachments.map(({ kind }) => kind)),
    secret_hash: secretHash(desk.vault, data.code, data.secret),
    cause: moment.cause,
    created_at: at,
    updated_at: at,
    due_at: data.dueAt,
    first_due_at: data.dueAt,
    pause: null,
    split_from: null,
    secret_code: null,
    assigned: null,
    outcome: null,
    verdict: null,
    merged_into: null,
    reopened: 0,
    resolved_at: null,
    queue_rank: queueRank({
      category: data.category,
      flags: data.flags,
      status: 'received',
      mergedInto: null,
    }),
    person: null,
    accountable: null,
    counter: anonymous ? null : (data.counter ?? null),
    procedure_code: anonymous ? null : (data.procedureCode ?? null),
    settled_at: null,
  }
  return [
    ...keepFiled(
      desk,
      row,
      details,
      at,
      (seq) => moment.draw(`chain:${data.code}:${seq}`).slice(0, 32),
      anonymous ? coarse(moment.recordedAt) : moment.recordedAt,
    ),
    ...linkAttachments(desk, idsOf(data.attachments), data.code, moment.citizen, !anonymous, at),
    ...(anonymous ? [] : ensureCitizen(desk, { language: null }, moment)),
  ]
}

/**
 * A complaint that is new in the database, with the first step of its timeline and of its record: filed, or split from another.
 *
 * @param at when it came to be in the database; the timeline has `row.created_at`
 * @param recordedAt when it came in, where that is later: it enters figures then
 */
export function keepFiled(
  desk: Desk,
  row: ComplaintRow,
  details: Details,
  at: Instant,
  saltOf?: (seq: number) => string,
  recordedAt: Instant = at,
): Write[] {
  const filed = { kind: 'filed', status: 'received', text: null, data: {} } as const
  const insert = desk.database.read
    .insertInto('complaint')
    .values(row)
    .onConflict((conflict) => conflict.column('code').doNothing())
  const content = filedContent(toComplaint(row), details)
  return [
    write(insert, 'code_taken'),
    ...keepSteps(desk, row.code, row.key_sealed, 0, [filed], 'citizen', row.created_at),
    ...keepCounted(desk.database, null, toComplaint(row), 1, row.created_at, recordedAt),
    ...appendToChain(
      desk.database,
      row.code,
      EMPTY_CHAIN,
      [{ kind: 'filed', content }],
      'citizen',
      at,
      saltOf,
    ),
    ...countChange(desk.database, null, toComplaint(row)),
    ...indexWords(desk, row.code, [details.story, details.official], row.created_at),
    ...pendKin(desk.database, row.code, false),
  ]
}

function idsOf(files: readonly ToldFile[]): string[] {
  return files.flatMap(({ id }) => (id === undefined ? [] : [id]))
}

/** What the chained record keeps a digest of, for the filing. */
export function filedContent(complaint: Complaint, details: Details) {
  const { code, category, flags, confidentiality, unitCode, amountVnd, createdAt } = complaint
  return { code, category, flags, confidentiality, unitCode, amountVnd, createdAt, ...details }
}

/** Where a complaint stands; null for an unknown code. */
export async function readStanding(
  database: Database,
  code: string,
): Promise<(Standing & { row: ComplaintRow }) | null> {
  const row = await database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  const last = await database.read
    .selectFrom('complaint_event')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('complaint', '=', code)
    .executeTakeFirst()
  const heads = await chainHeads(database, [code])
  return {
    row,
    complaint: toComplaint(row),
    keySealed: row.key_sealed,
    lastStep: Number(last?.seq ?? 0),
    chain: heads.get(code)!,
  }
}

/** What the rules may depend on, read now. */
export async function readSetting(desk: Desk, now: Instant): Promise<Setting> {
  const [calendar, tree] = await Promise.all([loadCalendar(desk.database), unitTree(desk.database)])
  return { now, calendar, settings: desk.settings, tree }
}

/** A statement that refuses the commit it stands in: how a pure recorder says what a rule says. */
export function refusal(database: Database, word: string): Write {
  return write(database.read.updateTable('complaint').set({ version: 0 }).where('code', '=', ''), word)
}
