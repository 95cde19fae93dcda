/** One rating with its versions, flags and decisions, as whoever may see it sees it. */
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { CannotOpen } from '../../privacy/seal.ts'
import { decisionsOf, type KeptDecision } from '../../satisfaction/exclusion.ts'
import { newsOf } from '../../satisfaction/gaming/before-result.ts'
import { ratingRow, versionsOf } from '../../satisfaction/gaming/find-ratings.ts'
import { flagsOf, type KeptFlag } from '../../satisfaction/gaming/flag-store.ts'
import { ratedDossiers } from '../../satisfaction/gaming/judge-dossiers.ts'
import type { Instrument } from '../../satisfaction/instrument.ts'
import { instrumentStore } from '../../satisfaction/instrument-store.ts'
import { type ReadRating, readRatings } from '../../satisfaction/rating-list.ts'
import type { UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { SignedInVisit } from '../page.ts'
import { singleSight } from './sight.ts'

/** A decision as it is shown; `words` null: none were said, or they cannot be opened any more. */
export type ShownDecision = Omit<KeptDecision, 'wordsSealed'> & { words: string | null }

export type OneRating = {
  tree: UnitTree
  /** The one that was asked for. */
  rating: ReadRating
  /** All of the same, the first one first. */
  versions: ReadRating[]
  flags: ReadonlyMap<string, KeptFlag[]>
  decisions: ReadonlyMap<string, ShownDecision[]>
  /** What is known of its dossier now; null: it has none. */
  news: { vi: string; en: string } | null
  instrument: Instrument | null
}

/** Null: there is no such rating, or it is not for this account. */
export async function readOne({ desk, account, params, now }: SignedInVisit): Promise<OneRating | null> {
  const { database } = desk
  const row = await ratingRow(database, params.id ?? '')
  const tree = await unitTree(database)
  if (!row || !singleSight(account, tree)(row.unit_code)) return null
  const versions = await readRatings(desk, await versionsOf(database, row.subject))
  const ids = versions.map(({ id }) => id)
  const rating = versions.find(({ id }) => id === row.id)!
  const [flags, decisions, dossiers, instrument] = await Promise.all([
    flagsOf(database, ids),
    decisionsOf(database, ids),
    ratedDossiers(database, [{ dossierCode: row.dossier_code }]),
    instrumentStore.asOf(database, rating.instrument, now),
  ])
  return {
    tree,
    rating,
    versions,
    flags,
    decisions: new Map([...decisions].map(([id, all]) => [id, all.map((each) => shown(desk, each))])),
    news: newsFor(rating.givenAt, dossiers.get(row.dossier_code ?? '')),
    instrument,
  }
}

function newsFor(givenAt: Instant, dossier: Parameters<typeof newsOf>[1] | undefined) {
  return dossier ? newsOf(givenAt, dossier) : null
}

function shown({ vault }: Desk, { wordsSealed, ...decision }: KeptDecision): ShownDecision {
  return { ...decision, words: wordsSealed === null ? null : open(vault, wordsSealed) }
}

function open(vault: Desk['vault'], sealed: string): string | null {
  try {
    return vault.open(sealed)
  } catch (error) {
    if (error instanceof CannotOpen) return null
    throw error
  }
}
