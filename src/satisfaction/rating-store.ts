/** Ratings taken elsewhere, on their way into the database: checked together, kept once. */
import type { Instant } from '../calendar/instant.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { dossierKey } from '../dossiers/dossier.ts'
import { unitTree } from '../units/unit-store.ts'
import { currentInstruments } from './instrument-store.ts'
import { type Fault, faultsOf, type RatingInput } from './rating-input.ts'

/** What became of one rating: kept now, kept before under this externalId, or wrong. */
export type Taken = { id: string; status: 'created' | 'known' } | { faults: Fault[] }

/**
 * Checks and keeps ratings in one commit; wrong ones are left out.
 * One that was sent before is not looked at again: its first form stands.
 *
 * @returns what became of each, in the order given
 */
export async function takeRatings(
  desk: Desk,
  inputs: readonly RatingInput[],
  now: Instant,
): Promise<Taken[]> {
  const ratings = inputs.map((input) => ({
    ...input,
    dossierCode: input.dossierCode && dossierKey(input.dossierCode),
  }))
  const [tree, instruments, known, procedures] = await Promise.all([
    unitTree(desk.database),
    currentInstruments(desk.database),
    knownIds(desk, ratings),
    proceduresOf(desk, ratings),
  ])
  const writes: Write[] = []
  const taken = ratings.map((rating): Taken => {
    const id = ratingId(desk, rating.externalId)
    if (known.has(id)) return { id, status: 'known' }
    const faults = faultsOf(rating, { units: tree.byCode, instruments, dossiers: procedures }, now)
    if (faults.length > 0) return { faults }
    known.add(id)
    writes.push(...keepRating(desk, id, rating, procedures.get(rating.dossierCode ?? '') ?? null, now))
    return { id, status: 'created' }
  })
  if (writes.length > 0) await desk.database.commit(writes)
  return taken
}

function ratingId(desk: Desk, externalId: string): string {
  return desk.vault.ref('rating-external', externalId)
}

async function knownIds(desk: Desk, ratings: readonly RatingInput[]): Promise<Set<string>> {
  const ids = ratings.map((rating) => ratingId(desk, rating.externalId))
  if (ids.length === 0) return new Set()
  const rows = await desk.database.read.selectFrom('rating').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map((row) => row.id))
}

/** The procedures of the dossiers named, by dossier code. */
async function proceduresOf(desk: Desk, ratings: readonly RatingInput[]): Promise<Map<string, string>> {
  const codes = ratings.flatMap((rating) => rating.dossierCode ?? [])
  if (codes.length === 0) return new Map()
  const rows = await desk.database.read
    .selectFrom('dossier_version')
    .select(['code', 'procedure_code'])
    .where('code', 'in', [...new Set(codes)])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.code, row.procedure_code]))
}

/** A race between two senders of the same rating ends with one of them: the second changes nothing. */
function keepRating(
  desk: Desk,
  id: string,
  rating: RatingInput,
  procedureCode: string | null,
  now: Instant,
): Write[] {
  const { database } = desk
  const row = database.read
    .insertInto('rating')
    .values({
      id,
      subject: id,
      version: 1,
      channel: rating.channel,
      unit_code: rating.unitCode,
      counter: null,
      dossier_code: rating.dossierCode,
      procedure_code: procedureCode,
      instrument: rating.instrument,
      overall: rating.overall,
      citizen: null,
      invited: 0,
      verified: 0,
      supersedes: null,
      flagged: '[]',
      external_id: rating.externalId,
      given_at: Math.min(rating.createdAt, now),
      recorded_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
  const answers = Object.entries(rating.answers).map(([item, level]) =>
    database.read
      .insertInto('rating_answer')
      .values({ rating: id, item, level, recorded_at: now })
      .onConflict((conflict) => conflict.columns(['rating', 'item']).doNothing()),
  )
  if (!rating.comment) return [row, ...answers].map((query) => write(query))
  const comment = database.read
    .insertInto('rating_comment')
    .values({ rating: id, text_sealed: desk.vault.seal(rating.comment.normalize('NFC')) })
    .onConflict((conflict) => conflict.column('rating').doNothing())
  return [row, ...answers, comment].map((query) => write(query))
}
