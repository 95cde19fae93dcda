/**
 * Erasure of a citizen: their key, address, words and links are destroyed. A rating stays as unit, time, instrument, levels;
 * a case under handling stays without its citizen. Planned by reading, then done all or nothing.
 */
import { dayOf, type Instant, startOfDay } from '../calendar/instant.ts'
import { FINAL_STATUSES } from '../complaints/complaint.ts'
import type { LookUp } from '../conversation/effect.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { unlinking } from '../officials-told/contact.ts'
import { tellOfErasure } from '../score-feed/enqueue.ts'
import type { ChainHead } from './chain.ts'
import { chainHeads } from './chained-record.ts'
import { anonymise, destroyWords, type OpenCase } from './destroy-complaint.ts'

/** How often it is planned anew when a complaint changes meanwhile. */
const TRIES = 5

/** What an erasure will do. */
export type ErasurePlan = {
  citizen: string
  over: { code: string; head: ChainHead }[]
  open: OpenCase[]
  /** What the citizen rated: one subject may have several versions. */
  ratingSubjects: string[]
  outcome: ErasureOutcome
}

/** What the citizen is told, and what is kept of the request. */
export type ErasureOutcome = {
  complaintsDestroyed: number
  /** Still handled, without the citizen: the law binds the office to answer. Their words go as soon as they are over. */
  complaintsKept: { code: string; answerDueAt: Instant }[]
  /** Without link and comment. */
  ratingsKept: number
  commendationsDestroyed: number
  requestsDestroyed: number
}

/** What erasing the citizen who writes would do; to be told before it is confirmed. */
export const planErasure: LookUp<Record<never, never>, ErasurePlan> = (desk, _ask, moment) =>
  planErasureOf(desk, moment.citizen)

/**
 * Erases a citizen on their request to the office or the platform.
 *
 * @param mailbox forgets state, waiting and outgoing messages
 */
export async function eraseCitizen(
  desk: Desk,
  citizen: string,
  by: string,
  id: string,
  now: Instant,
  mailbox: Pick<Mailbox, 'forget'>,
): Promise<ErasureOutcome> {
  const outcome = await eraseData(desk, { id, citizen, by, lane: null }, now)
  await mailbox.forget(citizen, false)
  return outcome
}

/** A request for erasure. `lane` is the lane that is still to be forgotten; null when the caller forgets it at once. */
export type ErasureRequest = { id: string; citizen: string; by: string; lane: string | null }

/** Erases all but the lane, and keeps with the request what was done. */
export async function eraseData(desk: Desk, request: ErasureRequest, now: Instant): Promise<ErasureOutcome> {
  for (let left = TRIES; ; left -= 1) {
    const plan = await planErasureOf(desk, request.citizen)
    const result = await commitOrStale(desk.database, eraseWrites(desk, plan, request, now))
    if (!('refused' in result)) return plan.outcome
    if (left === 1) throw new Error('the complaints of a citizen to be erased keep changing')
  }
}

async function planErasureOf(desk: Desk, citizen: string): Promise<ErasurePlan> {
  const { read } = desk.database
  const complaints = await read.selectFrom('complaint').selectAll().where('citizen', '=', citizen).execute()
  const heads = await chainHeads(
    desk.database,
    complaints.map((row) => row.code),
  )
  const isOver = (status: string) => (FINAL_STATUSES as readonly string[]).includes(status)
  const over = complaints
    .filter((row) => isOver(row.status))
    .map(({ code }) => ({ code, head: heads.get(code)! }))
  const open: OpenCase[] = []
  for (const row of complaints.filter((each) => !isOver(each.status))) {
    const words = await read
      .selectFrom('complaint_event')
      .select(['seq', 'text_sealed'])
      .where('complaint', '=', row.code)
      .where('actor', '=', 'citizen')
      .where('text_sealed', 'is not', null)
      .execute()
    open.push({ row, words, head: heads.get(row.code)! })
  }
  const ratings = await read
    .selectFrom('rating')
    .select(['id', 'subject'])
    .where('citizen', '=', citizen)
    .execute()
  return {
    citizen,
    over,
    open,
    ratingSubjects: [...new Set(ratings.map((rating) => rating.subject))],
    outcome: {
      complaintsDestroyed: over.length,
      complaintsKept: complaints
        .filter((row) => !isOver(row.status))
        .map((row) => ({ code: row.code, answerDueAt: row.due_at! })),
      ratingsKept: ratings.length,
      commendationsDestroyed: await count(desk.database, 'commendation', citizen),
      requestsDestroyed: await count(desk.database, 'human_request', citizen),
    },
  }
}

function eraseWrites(desk: Desk, plan: ErasurePlan, { id, by, lane }: ErasureRequest, now: Instant): Write[] {
  const { database, vault } = desk
  const { read } = database
  const { citizen } = plan
  const mine = read.selectFrom('rating').select('id').where('citizen', '=', citizen)
  return [
    ...plan.over.flatMap(({ code, head }) => destroyWords(database, code, head, by, now)),
    ...plan.open.flatMap((open) => anonymise(database, vault, open, by, now)),
    ...tellOfErasure(desk, citizen, now),
    write(read.deleteFrom('rating_comment').where('rating', 'in', mine)),
    ...plan.ratingSubjects.map((subject, i) =>
      write(
        read
          .updateTable('rating')
          .set({
            subject: `erased:${id}:${i}`,
            citizen: null,
            dossier_code: null,
            procedure_code: null,
            counter: null,
          })
          .where('subject', '=', subject)
          .where('citizen', '=', citizen),
      ),
    ),
    write(
      read
        .updateTable('commendation')
        .set({ citizen: null, details_sealed: null })
        .where('citizen', '=', citizen),
    ),
    write(
      read
        .deleteFrom('talk_line')
        .where('request', 'in', read.selectFrom('human_request').select('id').where('citizen', '=', citizen)),
    ),
    write(
      read
        .updateTable('human_request')
        .set({ citizen: null, topic_sealed: null, status: 'done' })
        .where('citizen', '=', citizen),
    ),
    write(read.deleteFrom('attachment').where('lane', '=', citizen)), // those of open cases are linked no more
    write(read.deleteFrom('consent').where('citizen', '=', citizen)),
    write(read.deleteFrom('follower').where('citizen', '=', citizen)),
    write(read.deleteFrom('invitee').where('citizen', '=', citizen)),
    write(read.deleteFrom('last_invited').where('who', '=', citizen)),
    write(read.deleteFrom('notice').where('lane', '=', citizen)),
    write(read.deleteFrom('sent_message').where('lane', '=', citizen)),
    unlinking(desk, citizen), // an official’s own chat is one of theirs no more
    write(read.deleteFrom('quarantine').where('lane', '=', citizen)),
    write(
      read
        .updateTable('citizen')
        .set({ address_sealed: null, key_sealed: null, erased_at: startOfDay(dayOf(now)) })
        .where('ref', '=', citizen),
    ),
    write(
      read
        .insertInto('data_request')
        .values({
          id,
          kind: 'erase',
          at: now,
          by,
          outcome: JSON.stringify(plan.outcome),
          citizen: lane,
          done_at: lane === null ? now : null,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ outcome: JSON.stringify(plan.outcome) }),
        ),
    ),
  ]
}

async function count(
  database: Database,
  table: 'commendation' | 'human_request',
  citizen: string,
): Promise<number> {
  const row = await database.read
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('citizen', '=', citizen)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
