/** Ratings taken elsewhere, on their way into the database: checked together, kept once. */
import type { Instant } from '../calendar/instant.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { dossierKey } from '../dossiers/dossier.ts'
import type { FieldFault } from '../field-fault.ts'
import { unitTree } from '../units/unit-store.ts'
import { instrumentStore } from './instrument-store.ts'
import { faultsOf, type RatingInput } from './rating-input.ts'

/** What became of one rating: kept now, kept before under this externalId, or wrong. */
export type Taken = { id: string; status: 'created' | 'known' } | { faults: FieldFault[] }

/**
 * Checks and keeps ratings; wrong ones are left out.
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
    instrumentStore.current(desk.database),
    knownIds(desk, ratings),
    proceduresOf(desk, ratings),
  ])
  const kept: { id: string; writes: Write[] }[] = []
  const taken = ratings.map((rating): Taken => {
    const id = ratingId(desk, rating.externalId)
    if (known.has(id)) return { id, status: 'known' }
    const faults = faultsOf(rating, { units: tree.byCode, instruments, dossiers: procedures }, now)
    if (faults.length > 0) return { faults }
    known.add(id)
    const procedure = procedures.get(rating.dossierCode ?? '') ?? null
    kept.push({ id, writes: keepRating(desk, id, rating, procedure, now) })
    return { id, status: 'created' }
  })
  const late = await commitEach(desk, kept)
  return taken.map((each) => ('id' in each && late.has(each.id) ? { id: each.id, status: 'known' } : each))
}

/**
 * All at once, which is how it nearly always goes; each alone when another sender came first with one of them.
 *
 * @returns the ids of those that another sender had kept
 */
async function commitEach(
  { database }: Desk,
  kept: readonly { id: string; writes: Write[] }[],
): Promise<Set<string>> {
  const late = new Set<string>()
  if (kept.length === 0) return late
  const together = await commitOrStale(
    database,
    kept.flatMap(({ writes }) => writes),
  )
  if (!('refused' in together)) return late
  for (const { id, writes } of kept) if ('refused' in (await database.commit(writes))) late.add(id)
  return late
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

/** A race between two senders of the same rating ends with one of them: the second is refused as `known`, answers and all. */
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
    database.read.insertInto('rating_answer').values({ rating: id, item, level, recorded_at: now }),
  )
  const comment = rating.comment
    ? [
        database.read
          .insertInto('rating_comment')
          .values({ rating: id, text_sealed: desk.vault.seal(rating.comment.normalize('NFC')) }),
      ]
    : []
  return [write(row, 'known'), ...[...answers, ...comment].map((query) => write(query))]
}
