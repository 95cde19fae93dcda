/**
 * The scorecards of the quarter that is running and of the last one that is over are told when they changed, as
 * `GET /scores` shows them to a program without special rights: what is withheld there is withheld here.
 */
import { createHash } from 'node:crypto'
import { withoutInputs } from '../api/scores-routes.ts'
import type { Instant } from '../calendar/instant.ts'
import { canonicalJson } from '../canonical-json.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { frameworkStore } from '../scores/frameworks/framework-store.ts'
import { quarterBefore, quarterOf } from '../scores/quarters.ts'
import type { Scorecard } from '../scores/scorecard.ts'
import { scoresOf } from '../scores/scores.ts'

/** Queues what changed since it was told last. Of two processes at once, one. @returns how many scorecards were queued */
export async function tellOfScores(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  let told = 0
  for (const framework of (await frameworkStore.current(desk.database)).keys()) {
    for (const period of [quarterBefore(quarterOf(now)), quarterOf(now)]) {
      if (signal?.aborted) return told
      const scores = await scoresOf(desk, { period, framework }, now)
      if ('refused' in scores) continue
      const before = await toldBefore(desk, period, framework)
      for (const card of scores.scorecards)
        if (await queue(desk, card, before.get(card.unit.code), now)) told += 1
    }
  }
  return told
}

async function toldBefore(
  { database }: Desk,
  period: string,
  framework: string,
): Promise<Map<string, string>> {
  const rows = await database.read
    .selectFrom('feed_score')
    .select(['unit', 'digest'])
    .where('period', '=', period)
    .where('framework', '=', framework)
    .execute()
  return new Map(rows.map(({ unit, digest }) => [unit, digest]))
}

async function queue(
  desk: Desk,
  card: Scorecard,
  before: string | undefined,
  now: Instant,
): Promise<boolean> {
  const shown = withoutInputs(card)
  const digest = createHash('sha256')
    .update(canonicalJson({ ...shown, asOf: null }))
    .digest('hex')
  if (digest === before) return false
  const { database, vault } = desk
  const [unit, period, framework] = [card.unit.code, card.period, card.framework]
  const row = { unit, period, framework, digest, recorded_at: now }
  const note = database.read.insertInto('feed_score').values(row)
  const noted = note.onConflict((conflict) => {
    const known = conflict.columns(['unit', 'period', 'framework'])
    return before === undefined
      ? known.doNothing()
      : known.doUpdateSet({ digest, recorded_at: now }).where('feed_score.digest', '=', before)
  })
  const event: Write = write(
    database.read.insertInto('feed_event').values({
      id: vault.ref('feed-event', unit, period, framework, digest, String(now)),
      kind: 'scorecard',
      unit,
      subject: `${unit} ${period} ${framework}`,
      body: JSON.stringify(shown),
      state: 'waiting',
      tries: 0,
      since: now,
      next_at: now,
      reason: null,
      created_at: now,
      settled_at: null,
    }),
  )
  return !('refused' in (await database.commit([write(noted, 'told'), event])))
}
