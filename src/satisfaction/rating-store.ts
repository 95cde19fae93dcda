/** Ratings taken elsewhere, on their way into the database: checked together, kept once. */
import type { Instant } from '../calendar/instant.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { dossierKey } from '../dossiers/dossier.ts'
import type { FieldFault } from '../field-fault.ts'
import { tellOfRatings } from '../score-feed/enqueue.ts'
import { unitTree } from '../units/unit-store.ts'
import { COPIED_FROM, copyRatings, type RatingRows } from './copy-ratings.ts'
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
  const [tree, instruments, known, dossiers] = await Promise.all([
    unitTree(desk.database),
    instrumentStore.current(desk.database),
    knownIds(desk, ratings),
    dossiersOf(desk, ratings),
  ])
  const kept: RatingRows[] = []
  const taken = ratings.map((rating): Taken => {
    const id = ratingId(desk, rating.externalId)
    if (known.has(id)) return { id, status: 'known' }
    const faults = faultsOf(rating, { units: tree.byCode, instruments, dossiers }, now)
    if (faults.length > 0) return { faults }
    known.add(id)
    const procedure = dossiers.get(rating.dossierCode ?? '')?.procedureCode ?? null
    kept.push(ratingRows(desk, id, rating, procedure, now))
    return { id, status: 'created' }
  })
  const late = await commitEach(desk, kept, now)
  return taken.map((each) => ('id' in each && late.has(each.id) ? { id: each.id, status: 'known' } : each))
}

/**
 * All at once, which is how it nearly always goes; each alone when another sender came first with one of them.
 *
 * @returns the ids of those that another sender had kept
 */
async function commitEach(desk: Desk, kept: readonly RatingRows[], now: Instant): Promise<Set<string>> {
  const late = new Set<string>()
  if (kept.length === 0) return late
  const { database } = desk
  const tell = (each: readonly RatingRows[]) => {
    const ids = each.map(({ rating }) => rating.id)
    return tellOfRatings(desk, ids, 'taken', now)
  }
  const rows =
    database.kind === 'postgres' && kept.length >= COPIED_FROM
      ? copyRatings(kept)
      : kept.flatMap((each) => insertRows(desk, each))
  const together = await commitOrStale(database, [...rows, ...tell(kept)])
  if (!('refused' in together)) return late
  for (const each of kept) {
    const alone = await database.commit([...insertRows(desk, each), ...tell([each])])
    if ('refused' in alone) late.add(each.rating.id)
  }
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

/** The dossiers named, by code: what each is about, and when it was first known to have come in. */
async function dossiersOf(
  desk: Desk,
  ratings: readonly RatingInput[],
): Promise<Map<string, { procedureCode: string; receivedAt: Instant }>> {
  const codes = ratings.flatMap((rating) => rating.dossierCode ?? [])
  if (codes.length === 0) return new Map()
  const rows = await desk.database.read
    .selectFrom('dossier_version')
    .select(['code', 'procedure_code', 'received_at'])
    .where('code', 'in', [...new Set(codes)])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return new Map(
    rows.map((row) => [row.code, { procedureCode: row.procedure_code, receivedAt: row.received_at ?? 0 }]),
  )
}

function ratingRows(
  desk: Desk,
  id: string,
  rating: RatingInput,
  procedureCode: string | null,
  now: Instant,
): RatingRows {
  return {
    rating: {
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
    },
    answers: Object.entries(rating.answers).map(([item, level]) => ({
      rating: id,
      item,
      level,
      recorded_at: now,
    })),
    comments: rating.comment
      ? [{ rating: id, text_sealed: desk.vault.seal(rating.comment.normalize('NFC')), recorded_at: now }]
      : [],
  }
}

/** A race between two senders of the same rating ends with one of them: the second is refused as `known`, answers and all. */
function insertRows({ database }: Desk, { rating, answers, comments }: RatingRows): Write[] {
  const { read } = database
  const row = read
    .insertInto('rating')
    .values(rating)
    .onConflict((conflict) => conflict.column('id').doNothing())
  return [
    write(row, 'known'),
    ...answers.map((answer) => write(read.insertInto('rating_answer').values(answer))),
    ...comments.map((comment) => write(read.insertInto('rating_comment').values(comment))),
  ]
}
