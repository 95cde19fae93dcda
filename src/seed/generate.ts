/** Everything the demonstration consists of besides the seed folder, as values. Pure: the same province, moment and seed, the same facts. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { OfficeSettings } from '../desk.ts'
import { demoDossiers, demoDossiersAt } from './demo-dossiers.ts'
import {
  type GeneratedCommendation,
  type GeneratedRequest,
  generateCommendations,
  generateRequests,
} from './generate-commendations.ts'
import { type GeneratedComplaint, generateComplaints } from './generate-complaints.ts'
import { type GeneratedDossier, generateDossiers, yearsAround } from './generate-dossiers.ts'
import { type GeneratedInvitation, type GeneratedRating, generateRatings } from './generate-ratings.ts'
import { mulberry32 } from './mulberry32.ts'
import { plantedRatings } from './planted-ratings.ts'
import type { Province } from './province.ts'
import { charactersOf } from './unit-character.ts'

/** The demonstration's seed; tests use others too. */
export const DEMO_SEED = 2026_11_24

export type Counts = {
  dossiers: number
  ratings: number
  complaints: number
  commendations: number
  requests: number
}

/** How much the demonstration holds. */
export const DEMO_COUNTS: Counts = {
  dossiers: 5_000,
  ratings: 30_000,
  complaints: 400,
  commendations: 300,
  requests: 12,
}

export type Generated = {
  dossiers: GeneratedDossier[]
  /** The well-known ones; they count among the dossiers. */
  known: GeneratedDossier[]
  ratings: GeneratedRating[]
  invitations: GeneratedInvitation[]
  complaints: GeneratedComplaint[]
  commendations: GeneratedCommendation[]
  requests: GeneratedRequest[]
}

/** All invented facts before a moment. The same seed and moment give the same facts. */
export function generate(
  province: Province,
  settings: OfficeSettings,
  now: Instant,
  seed = DEMO_SEED,
  counts = DEMO_COUNTS,
): Generated {
  const chance = mulberry32(seed)
  const years = yearsAround(province, now)
  const characters = charactersOf(province, chance)
  const known = demoDossiersAt(province, years)
  const taken = new Set<string>(demoDossiers.map(({ code }) => code))
  const dossiers = generateDossiers(counts.dossiers - known.length, province, characters, now, chance, taken)
  const standing = dossiers.map(({ versions }) => versions.at(-1)!)
  const returned = standing.filter(({ status }) => status === 'returned')
  const { ratings, invitations } = generateRatings(
    counts.ratings,
    returned,
    province,
    characters,
    years,
    chance,
  )
  // Complaint codes are kept for ever: another day's loading draws others.
  const complaintChance = mulberry32(seed ^ Number(dayOf(now).replaceAll('-', '')))
  const complaints = generateComplaints(
    counts.complaints,
    standing,
    province,
    characters,
    settings,
    years,
    complaintChance,
  )
  const commendations = generateCommendations(counts.commendations, province, characters, years, chance)
  const requests = generateRequests(counts.requests, years, chance)
  const all = [...ratings, ...plantedRatings(now, ratings.length)]
  return { dossiers, known, ratings: all, invitations, complaints, commendations, requests }
}
