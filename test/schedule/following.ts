/** A dossier that is pushed, and citizens who follow it, for the tests of what followers are told. */
import type { Desk } from '../../src/desk.ts'
import { dossierInput } from '../../src/dossiers/dossier-input.ts'
import { recordDossiers } from '../../src/dossiers/dossier-store.ts'
import { followDossier, followStanding, unfollowDossier } from '../../src/dossiers/followers.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { tellFollowers } from '../../src/schedule/tell-followers.ts'
import { aMoment } from '../units/province.ts'

export const CODE = 'H99.10-261102-0001'
/** Monday. */
export const MONDAY = Date.parse('2026-11-16T09:00:00+07:00')
export const MINUTE = 60_000

/** A push of the dossier (due on Friday, 2026-11-20), with what a test says otherwise. */
export const aPush = (fields: object = {}, code = CODE) => ({
  code,
  input: dossierInput.parse({
    unitCode: 'H99.10',
    procedureCode: '1.001193',
    status: 'in_progress',
    receivedAt: '2026-11-02T08:00:00+07:00',
    dueAt: '2026-11-20T17:00:00+07:00',
    applicant: { name: 'Người Mẫu', phone: '0912 345 678' },
    official: { code: 'cb-1', name: 'Trần Thị Mẫu' },
    ...fields,
  }),
})

export const push = (desk: Desk, now: number, fields: object = {}, code = CODE) =>
  recordDossiers(desk, [aPush(fields, code)], now)

export const RETURNED = {
  status: 'returned',
  finishedAt: '2026-11-16T09:00:00+07:00',
  returnedAt: '2026-11-16T09:00:00+07:00',
}

/** @returns the refusal; null when it is followed */
export async function follow(desk: Desk, citizen: string, at: number, code = CODE, mayInvite = true) {
  const moment = aMoment({ citizen, at, draw: (purpose) => `${citizen}${code}${purpose}`.padEnd(64, '0') })
  const { news } = (await followStanding(desk, { code }, moment))!
  const result = await desk.database.commit([
    ...followDossier(desk, { code, news }, moment),
    ...recordConsent(
      desk,
      { purpose: 'rating_invitations', given: mayInvite },
      {
        ...moment,
        draw: (purpose) => desk.vault.draw(citizen, code, purpose, String(at)),
      },
    ),
  ])
  return 'refused' in result ? result.refused : null
}

export const unfollow = (desk: Desk, citizen: string, at: number, code = CODE) =>
  desk.database.commit(unfollowDossier(desk, { code }, aMoment({ citizen, at })))

/** All notices there are, opened, in the order of their making. */
export async function noticesOf(desk: Desk) {
  const rows = await desk.database.read
    .selectFrom('notice')
    .selectAll()
    .orderBy('created_at')
    .orderBy('lane')
    .execute()
  return rows.map(({ id, lane, kind, body_sealed, due_at }) => ({
    id,
    lane,
    kind,
    dueAt: due_at,
    body: JSON.parse(desk.vault.open(body_sealed!)),
  }))
}

/** What is due by then is told. @returns kinds and citizens of all notices, as far as they stand */
export async function toldBy(desk: Desk, now: number) {
  await tellFollowers(desk, now)
  return (await noticesOf(desk)).map(
    ({ lane, kind, body }) => `${lane} ${kind} ${body.details?.status ?? body.degree}`,
  )
}
