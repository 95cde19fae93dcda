/** Generated facts as rows of the database: digests and seals are made here, so that generating stays pure. */
import { hash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { Address, ChannelName } from '../channels/channel.ts'
import type { Tables } from '../database/tables.ts'
import type { Desk } from '../desk.ts'
import { phoneRef } from '../dossiers/dossier-store.ts'
import type { GeneratedDossier } from './generate-dossiers.ts'
import type { GeneratedInvitation, GeneratedRating } from './generate-ratings.ts'

type Row<Name extends keyof Tables> = Insertable<Tables[Name]>

/** The OA and the Page that the generated citizens are said to have written to. */
export type DemoAccounts = Record<ChannelName, string>

/** A generated citizen's address: no such user is on any platform. */
export function addressOf(accounts: DemoAccounts, channel: ChannelName, number: number): Address {
  return { channel, account: accounts[channel], user: `demo-${number}` }
}

/** A citizen as the tables know them. */
export function citizenRef(desk: Desk, { channel, account, user }: Address): string {
  return desk.vault.ref('citizen', channel, account, user)
}

/** What tables know a generated thing or rater by. Nobody is behind it, so it needs no key; the vault's would take seconds for all. */
export function inventedRef(...words: string[]): string {
  return hash('sha256', words.join('\n'), 'base64url').slice(0, 22)
}

/** One row a version. Everybody's words are sealed once. */
export function dossierRows(desk: Desk, dossiers: readonly GeneratedDossier[]): Row<'dossier_version'>[] {
  const phones = new Map<string, string | null>()
  const refOf = (phone: string) => {
    const known = phones.get(phone) ?? phoneRef(desk, phone)
    phones.set(phone, known)
    return known
  }
  return dossiers.flatMap(({ versions, applicant }) => {
    const sealed = desk.vault.seal(JSON.stringify(applicant))
    const phone_ref = applicant.phone === null ? null : refOf(applicant.phone)
    return versions.map((version) => ({
      code: version.code,
      recorded_at: version.recordedAt,
      unit_code: version.unitCode,
      receiving_unit_code: version.receivingUnitCode,
      procedure_code: version.procedureCode,
      status: version.status,
      received_at: version.receivedAt,
      due_at: version.dueAt,
      first_due_at: version.firstDueAt,
      finished_at: version.finishedAt,
      returned_at: version.returnedAt,
      official_code: version.official?.code ?? null,
      official_name: version.official?.name ?? null,
      submitted_via: version.submittedVia,
      applicant_sealed: sealed,
      phone_ref,
      history: JSON.stringify(version.history),
    }))
  })
}

/** @param run tells the rows of one loading from those of another that broke off */
export function ratingRows(
  desk: Desk,
  ratings: readonly GeneratedRating[],
  run: string,
): { ratings: Row<'rating'>[]; answers: Row<'rating_answer'>[]; comments: Row<'rating_comment'>[] } {
  const ids = ratings.map((_, number) => inventedRef('rating', run, String(number)))
  const versions = new Map<string, { version: number; id: string }>()
  const rows = ratings.map((rating): Row<'rating'> => {
    const id = ids[rating.number]!
    const dossierCode = rating.dossier?.code ?? null
    const citizen =
      rating.citizen === null ? null : inventedRef('rater', rating.channel, String(rating.citizen))
    const first = rating.supersedes === null ? rating : ratings[rating.supersedes]!
    const about = dossierCode ?? `${rating.unitCode} ${dayOf(first.givenAt)}`
    const subject = citizen === null ? id : inventedRef('subject', about, citizen)
    const before = versions.get(subject) // the same citizen may by chance come twice on a day
    versions.set(subject, { version: (before?.version ?? 0) + 1, id })
    return {
      id,
      subject,
      version: (before?.version ?? 0) + 1,
      channel: rating.channel,
      unit_code: rating.unitCode,
      counter: rating.counter,
      dossier_code: dossierCode,
      procedure_code: rating.dossier?.procedureCode ?? null,
      instrument: rating.instrument,
      overall: rating.overall,
      citizen,
      invited: rating.isInvited ? 1 : 0,
      verified: rating.isInvited ? 1 : 0,
      supersedes: before?.id ?? null,
      flagged: '[]',
      external_id: rating.citizen === null ? `demo-${run}-${rating.number}` : null,
      given_at: rating.givenAt,
      recorded_at: rating.recordedAt ?? rating.givenAt,
    }
  })
  const answers = ratings.flatMap(({ number, answers: given, givenAt }) =>
    Object.entries(given).map(([item, level]) => ({
      rating: ids[number]!,
      item,
      level,
      recorded_at: givenAt,
    })),
  )
  const comments = ratings.flatMap(({ number, comment }) =>
    comment === null ? [] : [{ rating: ids[number]!, text_sealed: desk.vault.seal(comment) }],
  )
  return { ratings: rows, answers, comments }
}

/** Invitations as rows; the tokens themselves were never made. */
export function invitationRows(
  invitations: readonly GeneratedInvitation[],
  run: string,
): Row<'invitation'>[] {
  return invitations.map(({ dossierCode, unitCode, channel, sentAt, usedAt }) => ({
    token_hash: inventedRef('invitation', run, dossierCode),
    dossier_code: dossierCode,
    unit_code: unitCode,
    counter: null,
    channel,
    sent_at: sentAt,
    used_at: usedAt,
  }))
}

/** Citizens who can be answered: with an address and a key of their own. */
export function citizenRows(desk: Desk, addresses: readonly Address[], at: Instant): Row<'citizen'>[] {
  const known = new Map(addresses.map((address) => [citizenRef(desk, address), address]))
  return [...known].map(([ref, address]) => {
    const { key, stored } = desk.vault.newKey()
    return {
      ref,
      channel: address.channel,
      account: address.account,
      address_sealed: desk.vault.seal(JSON.stringify(address), key),
      key_sealed: stored,
      language: 'vi',
      created_at: at,
      erased_at: null,
    }
  })
}
