/** The job behind filing: finds the kin of new complaints, and puts the words of those into the index that were filed before there was one. */
import { setImmediate } from 'node:timers/promises'
import { commitOrStale } from '../../database/commit-or-stale.ts'
import { type Write, write } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { CannotOpen } from '../../privacy/seal.ts'
import type { Assignment } from '../complaint.ts'
import { type ComplaintRow, namesOf, openDetails } from '../complaint-row.ts'
import { readTimeline } from '../timeline.ts'
import { findKin, keepKin } from './kin.ts'
import { indexWords } from './word-index.ts'

const SLICE = 100
/** So many slices in one run; what is left waits for the next one. */
const ROUNDS = 50

/**
 * Goes through what is pending, in slices so that talks go on meanwhile. Safe in several processes and to break off anywhere.
 *
 * @param signal breaks off between two complaints; it then throws AbortError
 * @returns how many were done
 */
export async function indexPending(desk: Desk, signal?: AbortSignal): Promise<number> {
  let done = 0
  for (let round = 0, after = ''; round < ROUNDS; round += 1) {
    const rows = await desk.database.read
      .selectFrom('complaint_pending')
      .innerJoin('complaint', 'complaint.code', 'complaint_pending.complaint')
      .selectAll('complaint')
      .select('complaint_pending.words')
      .where('complaint_pending.complaint', '>', after)
      .orderBy('complaint_pending.complaint')
      .limit(SLICE)
      .execute()
    for (const row of rows) {
      await setImmediate(undefined, { signal })
      if (await indexOne(desk, row, row.words === 1)) done += 1
    }
    if (rows.length < SLICE) break
    after = rows.at(-1)!.code
  }
  return done
}

/** @returns false when somebody else did it, or what is to be found was destroyed meanwhile: then nothing is kept */
async function indexOne(desk: Desk, row: ComplaintRow, withWords: boolean): Promise<boolean> {
  const { database } = desk
  const words = withWords ? [...(await oldWords(desk, row)), nameAssigned(desk, row)] : []
  if (words.length > 0) {
    const pending = database.read
      .updateTable('complaint_pending')
      .set({ words: 0 })
      .where('complaint', '=', row.code)
      .where('words', '=', 1)
    const kept = await commitOrStale(database, [write(pending, 'stale'), ...words])
    if ('refused' in kept) return false
  }
  const result = await commitOrStale(database, keepKin(database, row.code, await findKin(database, row)))
  return !('refused' in result)
}

async function oldWords(desk: Desk, row: ComplaintRow): Promise<Write[]> {
  try {
    const details = openDetails(desk.vault, row)
    if (!details) return []
    const steps = await readTimeline(desk, row.code, row.key_sealed)
    const added = steps.filter(({ actor }) => actor === 'citizen').map(({ text }) => text)
    return indexWords(desk, row.code, [details.story, details.official, ...added], row.created_at)
  } catch (error) {
    if (error instanceof CannotOpen) return [] // sealed under a key that is gone: nothing to find it by
    throw error
  }
}

/** Who has it, in the columns that the list of one's own is found by. */
function nameAssigned({ database }: Desk, { code, version, assigned }: ComplaintRow): Write {
  return write(
    database.read
      .updateTable('complaint')
      .set(namesOf(assigned === null ? null : (JSON.parse(assigned) as Assignment)))
      .where('code', '=', code)
      .where('version', '=', version),
  )
}
