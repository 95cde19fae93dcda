/**
 * How many complaints there are, without counting them: each change adds rows of +1 and −1 in its own commit, and a job
 * adds them up. No two writers meet, and no figure is ever late.
 */
import { sql } from 'kysely'
import { commitOrStale } from '../../database/commit-or-stale.ts'
import { type Database, type Write, write } from '../../database/database.ts'
import type { ComplaintTallyTable } from '../../database/tables/complaints.ts'
import type { Complaint } from '../complaint.ts'
import { isFlagged, waitsForOfficial } from './queue-rank.ts'

/** What a complaint is counted by. */
type Kind = Omit<ComplaintTallyTable, 'n'>

type Counted = Pick<
  Complaint,
  'unitCode' | 'handlerUnitCode' | 'protected' | 'status' | 'category' | 'flags' | 'dueAt' | 'mergedInto'
>

const KIND = ['unit_code', 'handler_unit_code', 'protected', 'status', 'flagged', 'due_at'] as const

/**
 * Counts a complaint among what it is now, and no longer among what it was. Nothing when it stays of one kind.
 *
 * @param before null: it was just filed
 */
export function countChange(database: Database, before: Counted | null, after: Counted): Write[] {
  const [was, is] = [before && kindOf(before), kindOf(after)]
  if (was && KIND.every((column) => was[column] === is[column])) return []
  const rows = [{ ...is, n: 1 }, ...(was ? [{ ...was, n: -1 }] : [])]
  return [write(database.read.insertInto('complaint_tally_change').values(rows))]
}

function kindOf(complaint: Counted): Kind {
  return {
    unit_code: complaint.unitCode ?? '',
    handler_unit_code: complaint.handlerUnitCode ?? '',
    protected: complaint.protected ? 1 : 0,
    status: complaint.status,
    flagged: isFlagged(complaint) ? 1 : 0,
    due_at: waitsForOfficial(complaint) ? complaint.dueAt : 0,
  }
}

/** Changes added up in one commit at most. */
const SLICE = 5_000

/** Adds the changes to the tally. Safe in several processes: a change is taken away and added by the same statement, or in the same transaction of the only writer. */
export async function addUpTally(database: Database, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    const rows = await database.read
      .selectFrom('complaint_tally_change')
      .select('id')
      .orderBy('id')
      .limit(SLICE)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    await commitOrStale(database, [...addUpTo(database, last.id), write(dropZeros(database))])
    if (rows.length < SLICE) return
  }
}

function addUpTo({ kind, read }: Database, id: number): Write[] {
  const sum = sql<number>`cast(sum(n) as bigint)`.as('n')
  const gone = read.deleteFrom('complaint_tally_change').where('id', '<=', id)
  if (kind === 'postgres') {
    return [
      write(
        read
          .with('gone', () => gone.returningAll())
          .insertInto('complaint_tally')
          .columns([...KIND, 'n'])
          .expression((from) =>
            from
              .selectFrom('gone')
              .select([...KIND, sum])
              .groupBy(KIND),
          )
          .onConflict((conflict) =>
            conflict.columns(KIND).doUpdateSet({ n: sql`complaint_tally.n + excluded.n` }),
          ),
      ),
    ]
  }
  const changes = read
    .selectFrom('complaint_tally_change')
    .where('id', '<=', id)
    .select([...KIND, sum])
    .groupBy(KIND)
  return [
    write(
      read
        .insertInto('complaint_tally')
        .columns([...KIND, 'n'])
        .expression(changes)
        .onConflict((conflict) =>
          conflict.columns(KIND).doUpdateSet({ n: sql`complaint_tally.n + excluded.n` }),
        ),
    ),
    write(gone),
  ]
}

function dropZeros({ read }: Database) {
  return read.deleteFrom('complaint_tally').where('n', '=', 0)
}
