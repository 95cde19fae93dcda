/**
 * How a complaint was handled, rated by its citizen once it is over: one statement of SIPAS factor 5 (facts/domain.md 2.3,
 * 31 to 33), without the overall question, so that it never enters `satisfaction.index`.
 */
import { type Complaint, isAnonymous } from '../complaints/complaint.ts'
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { tellOfRating } from '../score-feed/enqueue.ts'
import type { Item } from './instrument.ts'
import { instrumentStore } from './instrument-store.ts'
import { CHAT_INSTRUMENT, ratingIdOf } from './rating.ts'

/** The factor whose statements are about complaints, by its code in the instrument. */
const FACTOR = 'feedback'

/** What is asked about a complaint; handed on to `rateHandling` as it is. */
export type HandlingAsk = {
  /** The unit that handled it. */
  unitCode: string
  protected: boolean
  /** Whose complaint it is, wherever they write from, so that their erasure reaches the rating. */
  citizen: string
  subject: string
  /** The same statement for the same complaint, each time it is asked. */
  item: Item
  /** What was said before, which a new level changes; null: nothing. */
  previous: { id: string; version: number; level: number } | null
}

/**
 * Whether its citizen may rate how it was handled: it was answered and is over, and it is known whose it is. Of an anonymous
 * one, and after erasure, there is no rating: nothing that was kept for it could ever be erased.
 */
export function mayRateHandling(
  complaint: Pick<Complaint, 'status' | 'confidentiality' | 'citizen' | 'handlerUnitCode' | 'mergedInto'>,
): boolean {
  const { status, citizen, handlerUnitCode, mergedInto } = complaint
  return (
    (status === 'confirmed' || status === 'closed') &&
    !isAnonymous(complaint) &&
    citizen !== null &&
    handlerUnitCode !== null &&
    mergedInto === null
  )
}

/** What to ask about how a complaint was handled. Null: nothing. Chance draws the statement, once for each complaint. */
export const handlingAsk: LookUp<{ complaint: Complaint }, HandlingAsk | null> = async (
  desk,
  { complaint },
) => {
  if (!mayRateHandling(complaint)) return null
  const instrument = (await instrumentStore.current(desk.database)).get(CHAT_INSTRUMENT)
  const items = instrument?.items.filter(({ factor }) => factor === FACTOR) ?? []
  const subject = desk.vault.ref('rating-handling', complaint.code)
  const previous = await previousOf(desk, subject)
  const chance = Number.parseInt(desk.vault.draw(complaint.code, 'handling-item').slice(0, 8), 16)
  const item = items.find(({ code }) => code === previous?.item) ?? items[chance % items.length]
  if (!item) return null
  return {
    unitCode: complaint.handlerUnitCode!,
    protected: complaint.protected,
    citizen: complaint.citizen!,
    subject,
    item,
    previous: previous && previous.item === item.code ? previous : null,
  }
}

/**
 * Keeps the level. Another one later is a new version that supersedes it. Verified only from the chat that filed the
 * complaint. Refused as `already_rated` when another message was faster: look it up again.
 */
export const rateHandling: Recorder<{ asked: HandlingAsk; level: number; fromFilingChat: boolean }> = (
  desk,
  { asked, level, fromFilingChat },
  { key, at, recordedAt, address },
) => {
  const { read } = desk.database
  const id = ratingIdOf(desk.vault, key)
  const rating = read
    .insertInto('rating')
    .values({
      id,
      subject: asked.subject,
      version: (asked.previous?.version ?? 0) + 1,
      channel: address.channel,
      unit_code: asked.unitCode,
      counter: null,
      dossier_code: null,
      procedure_code: null,
      instrument: CHAT_INSTRUMENT,
      overall: null,
      citizen: asked.citizen,
      invited: 0,
      verified: fromFilingChat ? 1 : 0,
      supersedes: asked.previous?.id ?? null,
      flagged: '[]',
      external_id: null,
      given_at: at,
      recorded_at: recordedAt,
      protected: asked.protected ? 1 : 0,
    })
    .onConflict((conflict) => conflict.columns(['subject', 'version']).doNothing())
  const answer = { rating: id, item: asked.item.code, level, recorded_at: recordedAt }
  return [
    write(rating, 'already_rated'),
    write(read.insertInto('rating_answer').values(answer)),
    ...tellOfRating(desk, id, key, recordedAt),
  ]
}

async function previousOf({ database }: Desk, subject: string) {
  const row = await database.read
    .selectFrom('rating')
    .innerJoin('rating_answer', 'rating_answer.rating', 'rating.id')
    .select(['rating.id', 'rating.version', 'rating_answer.item', 'rating_answer.level'])
    .where('rating.subject', '=', subject)
    .orderBy('rating.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
