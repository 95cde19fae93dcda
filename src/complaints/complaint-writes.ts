/** The statements that keep what an action made of a complaint: row, timeline, notices and chained record, all or nothing. */
import type { Instant } from '../calendar/instant.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import type { ChainHead } from '../privacy/chain.ts'
import { appendToChain } from '../privacy/chained-record.ts'
import { scheduleNotice } from '../schedule/notices.ts'
import type { Acted, Step } from './action.ts'
import type { Complaint } from './complaint.ts'
import { changedColumns } from './complaint-row.ts'
import { isSettled, keepCounted } from './complaint-standing.ts'
import { forgetKin, pendKin } from './queue/kin.ts'
import { countChange } from './queue/tally.ts'
import { indexWords } from './queue/word-index.ts'

/** Where a complaint stands in the database, so that a change by someone else in between is noticed. */
export type Standing = {
  complaint: Complaint
  /** The complaint's own key as stored; null once its words were destroyed. */
  keySealed: string | null
  /** The last step of the timeline. */
  lastStep: number
  chain: ChainHead
}

/**
 * The change of a complaint by an action. Refused as `stale` when the complaint has changed since it was read.
 *
 * @param recordedAt when the action came in, where that is later than `at`: it enters figures then
 */
export function keepAction(
  desk: Desk,
  standing: Standing,
  acted: Exclude<Acted, { refused: string }>,
  actor: string,
  at: Instant,
  saltOf?: (seq: number) => string,
  recordedAt: Instant = at,
): Write[] {
  const { code, version, citizen } = standing.complaint
  const change = desk.database.read
    .updateTable('complaint')
    .set({
      ...changedColumns(acted.complaint),
      version: version + 1,
      ...(isSettled(acted.complaint) ? { settled_at: recordedAt } : {}),
    })
    .where('code', '=', code)
    .where('version', '=', version)
  const notices = acted.told.map((told, i) =>
    scheduleNotice(
      desk,
      { id: `${code}:${standing.lastStep + acted.steps.length}:${i}`, lane: citizen!, ...told },
      at,
    ),
  )
  const happenings = [
    ...acted.steps.map((step, i) => ({
      kind: step.kind,
      content: stepContent(standing.lastStep + i + 1, step),
    })),
    ...acted.told.map(({ kind }) => ({ kind: `message:${kind}`, content: {} })),
  ]
  return [
    write(change, 'stale'),
    ...keepSteps(desk, code, standing.keySealed, standing.lastStep, acted.steps, actor, at),
    ...keepCounted(
      desk.database,
      standing.complaint,
      acted.complaint,
      standing.lastStep + acted.steps.length,
      at,
      recordedAt,
    ),
    ...notices,
    ...appendToChain(desk.database, code, standing.chain, happenings, actor, at, saltOf),
    ...keepFindable(desk, standing, acted, actor),
  ]
}

/** What the queue counts, finds and groups the complaint by, as the action left it. */
function keepFindable(
  desk: Desk,
  { complaint, keySealed }: Standing,
  acted: Exclude<Acted, { refused: string }>,
  actor: string,
): Write[] {
  const { database } = desk
  const { code } = complaint
  const after = acted.complaint
  const isElsewhere = after.unitCode !== complaint.unitCode || after.category !== complaint.category
  const added = actor === 'citizen' && keySealed !== null ? acted.steps.map(({ text }) => text) : []
  return [
    ...countChange(database, complaint, after),
    ...indexWords(desk, code, added, complaint.createdAt),
    ...(isElsewhere ? [...forgetKin(database, code), ...pendKin(database, code, true)] : []),
  ]
}

/** The steps of a timeline, after the one numbered `last`. Their texts are sealed under the complaint's key. */
export function keepSteps(
  desk: Desk,
  complaint: string,
  keySealed: string | null,
  last: number,
  steps: readonly Step[],
  actor: string,
  at: Instant,
): Write[] {
  const key = keySealed === null ? null : desk.vault.keyFrom(keySealed)
  return steps.map((step, i) =>
    write(
      desk.database.read
        .insertInto('complaint_event')
        .values({
          complaint,
          seq: last + i + 1,
          at,
          actor,
          kind: step.kind,
          status: step.status,
          text_sealed: step.text === null || key === null ? null : desk.vault.seal(step.text, key),
          data: JSON.stringify(step.data),
        })
        .onConflict((conflict) => conflict.columns(['complaint', 'seq']).doNothing()),
      'stale',
    ),
  )
}

/** What the chained record keeps a digest of, for a step of the timeline. */
export function stepContent(seq: number, { kind, status, text, data }: Step) {
  return { seq, kind, status, text, data }
}
