/** What the chat must know before it asks for a rating: what is rated, whether it was before, what to ask next. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import type { Desk } from '../desk.ts'
import { isFinished } from '../dossiers/dossier.ts'
import { dossierByCode } from '../dossiers/dossier-store.ts'
import { isApplicantPhone } from '../dossiers/find-dossier.ts'
import { procedureByCode } from '../procedures/procedure-store.ts'
import { livingUnit } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { askedOf } from './asked-instrument.ts'
import { instrumentStore } from './instrument-store.ts'
import { invitationOf } from './invitations.ts'
import { CHAT_INSTRUMENT, ratingSubject, type VerifiedBy } from './rating.ts'

export type RatingAsk = {
  dossierCode?: string | null
  unitCode?: string | null
  /** What a printed door adds to `unitCode`. It proves nothing; a dossier and a token tell more and win. */
  counter?: string | null
  procedureCode?: string | null
  /** Of an invitation or a counter's code; it says itself what is rated. */
  token?: string | null
  /** Shared through the platform's own form, never typed. */
  phone?: string | null
  /** Whose items were chosen when the conversation began; absent: what the unit is asked now. */
  instrument?: string
}

/** What a rating will be about; handed on to `giveRating` as it is. */
export type RatingStanding = {
  unit: { code: string; name: string }
  dossierCode: string | null
  procedureCode: string | null
  counter: string | null
  /** The instrument whose items are asked of this unit. */
  instrument: string
  /** The citizen's earlier rating of the same, which a new one changes; null: none. */
  previous: { id: string; version: number; overall: number | null; givenAt: Instant } | null
  /** The token, while it can be used; null otherwise. */
  token: string | null
  verifiedBy: VerifiedBy | null
  invited: boolean
}

export type RatingContext = {
  standing: RatingStanding
  procedure: { code: string; name: string } | null
  /** Whether the dossier's result is ready (or handed over); null without a dossier. */
  isFinished: boolean | null
  /** `unknown` or `used`: the rating can still be given, but the token verifies nothing. */
  tokenState: 'none' | 'valid' | 'used' | 'unknown'
}

/** Nothing to rate: no such dossier or unit, or none was named. */
export type NothingToRate = { missing: 'dossier' | 'unit' }

/** Finds out what is rated. A valid or used token wins over the codes; a dossier wins over a unit. */
export const ratingContext: LookUp<RatingAsk, RatingContext | NothingToRate> = async (desk, ask, moment) => {
  const invitation = ask.token ? await invitationOf(desk, ask.token) : null
  const dossierCode = invitation ? invitation.dossierCode : (ask.dossierCode ?? null)
  const dossier = dossierCode ? await dossierByCode(desk.database, dossierCode) : null
  if (dossierCode && !dossier) return { missing: 'dossier' }
  const unitCode = dossier?.unitCode ?? invitation?.unitCode ?? ask.unitCode
  const unit = unitCode ? livingUnit(await unitTree(desk.database), unitCode, dayOf(moment.at)) : null
  if (!unit) return { missing: 'unit' }

  const about = { dossierCode: dossier?.code ?? null, unitCode: unit.code }
  const previous = await previousRating(desk, { ...about, citizen: moment.citizen, at: moment.at })
  const tokenState = !ask.token ? 'none' : !invitation ? 'unknown' : invitation.used ? 'used' : 'valid'
  const ownsPhone =
    dossier && ask.phone
      ? await isApplicantPhone(desk, { code: dossier.code, phone: ask.phone }, moment)
      : false
  const asked = invitation || dossier ? null : ask
  const procedureCode = dossier?.procedureCode ?? asked?.procedureCode
  const procedure = procedureCode ? await procedureByCode(desk.database, procedureCode) : null
  const instruments = await instrumentStore.allAsOf(desk.database, moment.at)
  return {
    standing: {
      unit: { code: unit.code, name: unit.name },
      dossierCode: about.dossierCode,
      procedureCode: dossier?.procedureCode ?? procedure?.code ?? null,
      counter: invitation?.counter ?? asked?.counter ?? null,
      instrument: ask.instrument ?? askedOf(instruments, unit)?.name ?? CHAT_INSTRUMENT,
      previous: previous?.rating ?? null,
      token: tokenState === 'valid' ? ask.token! : null,
      verifiedBy:
        tokenState === 'valid' ? 'token' : ownsPhone ? 'phone' : previous?.verified ? 'earlier' : null,
      invited: tokenState === 'valid' || (previous?.invited ?? false),
    },
    procedure: procedure ? { code: procedure.code, name: procedure.name } : null,
    isFinished: dossier ? isFinished(dossier.status) : null,
    tokenState,
  }
}

async function previousRating(desk: Desk, of: Parameters<typeof ratingSubject>[1]) {
  const row = await desk.database.read
    .selectFrom('rating')
    .select(['id', 'version', 'overall', 'given_at', 'verified', 'invited'])
    .where('subject', '=', ratingSubject(desk.vault, of))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { id, version, overall, given_at: givenAt } = row
  return {
    rating: { id, version, overall, givenAt },
    verified: row.verified === 1,
    invited: row.invited === 1,
  }
}
