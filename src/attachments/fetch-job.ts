/** The worker that fetches what citizens sent along, as soon as it was told: a few at a time, each at least once. */
import type { Instant } from '../calendar/instant.ts'
import { type Pump, startPump } from '../conversation/pump.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Database, write } from '../database/database.ts'
import { safeError } from '../telemetry/log.ts'
import { type FetchingTools, fetchOne, putBack, type TakenAttachment } from './fetch-one.ts'
import { sweepFiles } from './sweep-files.ts'

/** Each holds its file in memory, twice while it is sealed. */
const FETCHES_AT_ONCE = 4
/** Longer than a fetch and the drawing of a copy may take: what is not settled by then is taken again. */
const LEASE_MS = 120_000
const SWEEP_EVERY_MS = 3_600_000
/** How long a process that stops waits for what it fetches; what is broken off is for its next start. */
const LAST_FETCHES_MS = 2_000

/** Starts fetching in this process. Safe in several, and to break off anywhere. */
export function startFetching(tools: FetchingTools, pollMs: number): Pump {
  const underWay = new Set<Promise<void>>()
  const ending = new AbortController()
  const untilEnd: FetchingTools = {
    ...tools,
    fetch: (url, mostBytes) => tools.fetch(url, mostBytes, ending.signal),
  }
  const failed = (error: unknown) =>
    tools.log.error({ error: safeError(error) }, 'files that were sent along could not be seen to')

  function begin(row: TakenAttachment): void {
    const call = fetchOne(untilEnd, row)
      .catch(async (error: unknown) => {
        tools.log.error({ attachment: row.id, error: safeError(error) }, 'a file is left to its next try')
        await putBack(tools, row).catch(() => {}) // else its lease runs out
      })
      .finally(() => {
        underWay.delete(call)
        fetching.kick()
      })
    underWay.add(call)
  }

  const fetching = startPump({
    async work() {
      const room = FETCHES_AT_ONCE - underWay.size
      if (room === 0) return false
      const taken = await takeDue(tools.desk.database, tools.now(), room)
      for (const row of taken) begin(row)
      return taken.length > 0
    },
    nextDueAt: async () => (underWay.size < FETCHES_AT_ONCE ? nextDueAt(tools.desk.database) : null),
    now: tools.now,
    pollMs,
    failed,
  })
  const sweeping = startPump({
    async work() {
      await sweepFiles(tools.desk.database, tools.files, tools.now())
      return false
    },
    nextDueAt: async () => null,
    now: tools.now,
    pollMs: SWEEP_EVERY_MS,
    failed,
  })
  return {
    kick: () => fetching.kick(),
    async stop() {
      await Promise.all([fetching.stop(), sweeping.stop()])
      const over = setTimeout(() => ending.abort(), LAST_FETCHES_MS)
      await Promise.all(underWay)
      clearTimeout(over)
    },
  }
}

/** One round, to its end. @returns how many files were taken */
export async function fetchDue(tools: FetchingTools): Promise<number> {
  const taken = await takeDue(tools.desk.database, tools.now(), FETCHES_AT_ONCE)
  await Promise.all(taken.map((row) => fetchOne(tools, row)))
  return taken.length
}

/** Takes what is due, the oldest first; what another worker took in the same moment is its own. */
async function takeDue(database: Database, now: Instant, limit: number): Promise<TakenAttachment[]> {
  const rows = await database.read
    .selectFrom('attachment')
    .selectAll()
    .where('due_at', '<=', now)
    .where('state', '=', 'waiting')
    .orderBy('due_at')
    .limit(limit)
    .execute()
  const taken: TakenAttachment[] = []
  for (const row of rows) {
    const tries = row.tries + 1
    const take = database.read
      .updateTable('attachment')
      .set({ tries, due_at: now + LEASE_MS })
      .where('id', '=', row.id)
      .where('tries', '=', row.tries)
      .where('state', '=', 'waiting')
    if (!('refused' in (await commitOrStale(database, [write(take, 'taken')])))) taken.push({ ...row, tries })
  }
  return taken
}

async function nextDueAt(database: Database): Promise<Instant | null> {
  const row = await database.read
    .selectFrom('attachment')
    .select((select) => select.fn.min('due_at').as('at'))
    .where('due_at', 'is not', null)
    .executeTakeFirst()
  return (row?.at as Instant | null) ?? null
}
