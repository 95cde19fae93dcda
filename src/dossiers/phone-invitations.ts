/**
 * Returned dossiers that nobody follows: the applicant is invited to rate by phone, where the office has a Zalo template
 * for it (`phone_invitation` in TEMPLATES_FILE). One invitation a dossier; one that never goes out leaves the dossier not invited.
 */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { claimInviting, noteCooledDown, releaseInviting, whoHasPhone } from '../satisfaction/cool-down.ts'
import { invitationSent, tokenHash } from '../satisfaction/invitations.ts'
import type { Applicant } from './dossier.ts'
import { dossierByCode, phoneRef } from './dossier-store.ts'
import { phoneTokenOf, RECENT_MS } from './phone-invitation-writes.ts'

/** An invitation that is due, with all that a template by phone needs. The phone is for the call alone: never logged. */
export type DuePhoneInvitation = {
  dossier: string
  unitCode: string
  phone: string
  name: string
  /** Opens the rating once: `ln:start:rate:<token>`, or typed. */
  token: string
}

/**
 * Those to be sent now, oldest first. One that could not be sent for a week, or whose applicant's phone is no longer kept, is
 * settled as not invited; so is one whose process ended while it was sending: each is billed, and nobody knows whether it
 * arrived. If it did, its token still opens the rating, and the rating makes it count.
 */
export async function invitationDue(desk: Desk, now: Instant, limit: number): Promise<DuePhoneInvitation[]> {
  await settleLeft(desk, now, limit)
  const rows = await desk.database.read
    .selectFrom('phone_invitation')
    .select(['dossier', 'version'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  const due: DuePhoneInvitation[] = []
  for (const { dossier: code, version: returnedAt } of rows) {
    const dossier = await dossierByCode(desk.database, code)
    const applicant = await applicantOf(desk, code)
    const isRecent = returnedAt > now - RECENT_MS
    if (isRecent && dossier?.status === 'returned' && applicant?.phone) {
      const { name, phone } = applicant
      due.push({ dossier: code, unitCode: dossier.unitCode, phone, name, token: phoneTokenOf(desk, code) })
    } else await desk.database.commit(markInvited(desk, code, 'not_invited', now))
  }
  return due
}

async function settleLeft(desk: Desk, now: Instant, limit: number): Promise<void> {
  const left = await desk.database.read
    .selectFrom('phone_invitation')
    .select('dossier')
    .where('state', '=', 'sending')
    .where('due_at', '<=', now)
    .limit(limit)
    .execute()
  // It may have arrived, so the pause after it stays.
  for (const { dossier } of left)
    await desk.database.commit([settle(desk.database, dossier, 'not_invited', ['sending'], now)])
}

/**
 * Takes one to be sent, so that nobody else sends it, now or ever, unless it is put off. To be marked before `until`.
 * Whoever was invited shortly before is not: it is settled so.
 *
 * @returns false: another has it, or it is settled
 */
export async function claimInvitation(
  desk: Desk,
  { dossier, phone, token }: DuePhoneInvitation,
  now: Instant,
  until: Instant,
): Promise<boolean> {
  const { database } = desk
  const ref = phoneRef(desk, phone)
  const claim = database.read
    .updateTable('phone_invitation')
    .set({ state: 'sending', due_at: until })
    .where('dossier', '=', dossier)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
  const result = await database.commit([
    write(claim, 'claimed'),
    ...(ref === null ? [] : claimInviting(desk, whoHasPhone(ref), tokenHash(desk, token), now)),
  ])
  if (!('refused' in result)) return true
  if (result.refused === 'cooling_down')
    await database.commit([
      settle(database, dossier, 'not_invited', ['waiting'], now),
      noteCooledDown(database, dossier, now),
    ])
  return false
}

/** It was not sent, and is to be tried again at this moment. */
export function putOffInvitation(database: Database, dossier: string, dueAt: Instant): Write {
  return write(
    database.read
      .updateTable('phone_invitation')
      .set({ state: 'waiting', due_at: dueAt })
      .where('dossier', '=', dossier)
      .where('state', '=', 'sending'),
  )
}

/**
 * What became of one: `sent` counts as invited from now on; `not_invited` (no account on this phone, refused, given up)
 * does not. The first word stands.
 */
export function markInvited(
  desk: Desk,
  dossier: string,
  state: 'sent' | 'not_invited',
  now: Instant,
): Write[] {
  const { database } = desk
  const hash = tokenHash(desk, phoneTokenOf(desk, dossier))
  return [
    settle(database, dossier, state, ['waiting', 'sending'], now),
    ...(state === 'sent' ? invitationSent(database, hash, now) : [releaseInviting(database, hash)]),
  ]
}

function settle(
  { read }: Database,
  dossier: string,
  state: 'sent' | 'not_invited',
  from: ('waiting' | 'sending')[],
  now: Instant,
): Write {
  const settled = read.updateTable('phone_invitation').set({ state, settled_at: now })
  return write(settled.where('dossier', '=', dossier).where('state', 'in', from), 'settled')
}

async function applicantOf({ database, vault }: Desk, code: string): Promise<Applicant | null> {
  const row = await database.read
    .selectFrom('dossier_version')
    .select('applicant_sealed')
    .where('code', '=', code)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.applicant_sealed ? (JSON.parse(vault.open(row.applicant_sealed)) as Applicant) : null
}
