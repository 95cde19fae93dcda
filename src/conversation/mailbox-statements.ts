/** The hot statements of the SQL mailbox, in the dialect of the database. Each is one short write of design 2's promises. */
import type { Database } from '../database/database.ts'
import { GATHER_MOST_MS, GATHER_MS, MOST_LETTERS } from './mailbox.ts'
import { recordKeyStatement } from './record-writes.ts'

function lettersOf(lane: string): string {
  return `select lane, seq, delivery_key, sent_at, received_at, body_sealed from inbox
    where lane = ${lane} and done_at is null order by sent_at, seq limit ${MOST_LETTERS}`
}

/** The statements by what they do, compiled once at start. */
export function mailboxStatements(database: Database) {
  const skipLocked = database.kind === 'postgres' ? 'for update skip locked' : ''
  const least = database.kind === 'postgres' ? 'least' : 'min'
  const s = (sql: string) => database.statement(sql)
  const gathering = `case when lane.gathers = 1 and $6 = 1
    then ${least}($5 + ${GATHER_MS}, coalesce(lane.waiting_since, $5) + ${GATHER_MOST_MS})
    else ${least}(coalesce(lane.due_at, $5), $5) end`
  // Of a tap that came during the turn, and what followed it, the time of waiting is over.
  const over = `waiting_since <= cast($7 as bigint) - ${GATHER_MOST_MS}`
  return {
    arrive:
      s(`insert into inbox (delivery_key, lane, sent_at, received_at, body_sealed) values ($1, $2, $3, $4, $5)
      on conflict (delivery_key) do nothing`),

    // A new lane's fence begins with the clock, above any lease of a lane that was forgotten before.
    // A tap never waits, nor does what follows it before its turn: its time of waiting counts as over.
    // Counts instead of looking into the inbox: a row that waits for a lock sees the newest count, but not new rows elsewhere.
    wake: s(`insert into lane (id, channel, account, address_sealed, version, fence, leased_until, due_at, waiting,
        waiting_since, failures, gathers, last_at)
      values ($1, $2, $3, $4, 0, $5, 0, $5, 1, $5, 0, 0, 0)
      on conflict (id) do update set due_at = ${gathering}, waiting = lane.waiting + 1,
        waiting_since = case when $6 = 1 then coalesce(lane.waiting_since, $5) else $5 - ${GATHER_MOST_MS} end`),

    // From the take on `waiting_since` is of what comes during the turn.
    // The limit is cast because SQLite compiles a statement anew each time a bare limit is bound.
    take: s(`update lane set leased_until = $2, fence = fence + 1, waiting_since = null
      where id in (select id from lane where due_at <= $1 and leased_until <= $1 order by due_at limit cast($3 as bigint) ${skipLocked})
      returning id, channel, account, address_sealed, state_sealed, version, fence, failures, last_at, leased_until`),

    // Of many lanes at once, handed over as a JSON list; each lane's letters come in their order.
    letters:
      database.kind === 'postgres'
        ? `select i.* from json_array_elements_text(cast($1 as json)) as taken (lane) cross join lateral (${lettersOf('taken.lane')}) i`
        : s(`select lane, seq, delivery_key, sent_at, received_at, body_sealed
            from json_each($1) taken cross join inbox i
            where i.seq in (select seq from (${lettersOf('taken.value')})) order by sent_at, seq`),

    nextDue: s('select due_at from lane where due_at is not null order by due_at limit 1'),

    commit: s(`update lane set state_sealed = $4, version = version + 1, gathers = $5, waiting = waiting - $6,
        due_at = case when waiting - $6 <= 0 then null when ${over} then cast($7 as bigint) else cast($7 as bigint) + $9 end,
        waiting_since = case when waiting - $6 <= 0 then null when ${over} then waiting_since else cast($7 as bigint) end,
        leased_until = 0, failures = 0, last_at = $8
      where id = $1 and fence = $2 and version = $3`),

    done: s('update inbox set done_at = $1 where seq = $2'),

    record: recordKeyStatement(database),

    // What could not be brought waits for the citizen's next message: it goes out with its answer, and before it. A notice
    // that is on its way learns of it, too, and waits no longer unless for its echo. The lane stands twice so that each side
    // has its own small index.
    wakeKept:
      s(`update outbox set heard_at = $3, status = case when status = 'kept' then 'waiting' else status end,
        due_at = case when status = 'kept' or (status = 'waiting' and maybe_sent = 0 and due_at > $2) then $2 else due_at end,
        leased_until = case when status = 'kept' then 0 else leased_until end,
        attempts = case when status = 'kept' then 0 else attempts end,
        maybe_sent = case when status = 'kept' then 0 else maybe_sent end
      where (lane = $1 and status = 'kept') or (lane = $1 and status in ('waiting', 'sending') and notice is not null)`),

    send: s(`insert into outbox (id, lane, channel, account, body_sealed, status, maybe_sent, attempts, due_at, leased_until,
        notice, created_at)
      values ($1, $2, $3, $4, $5, 'waiting', 0, 0, $8, 0, $7, $6) on conflict (lane, id) do nothing`),

    // Only a lease that stands: after a commit whose answer was lost there is none, and nothing that would be due again.
    release: s(`update lane set leased_until = 0, due_at = $3, failures = failures + $4
      where id = $1 and fence = $2 and leased_until > 0`),

    // Counters of the row itself: a message that arrives meanwhile changes them, and nothing is forgotten.
    forgetLane: s('delete from lane where id = $1 and waiting = $2 and fence = $3'),
    forgetInbox: s(
      `update inbox set lane = '', body_sealed = null, done_at = coalesce(done_at, received_at) where lane = $1`,
    ),
    forgetOutbox: s('delete from outbox where lane = $1'),

    cleanInbox: s(
      `delete from inbox where seq in (select seq from inbox where done_at < $1 order by done_at limit $2) returning seq`,
    ),
    cleanOutbox: s(`delete from outbox where position in
      (select position from outbox where settled_at < $1 order by settled_at limit $2) returning position`),
    cleanKept: s(`delete from outbox where position in (select position from outbox
      where status = 'kept' and created_at < cast($1 as bigint) order by created_at limit $2) returning position`),
    cleanLanes: s(`update lane set state_sealed = null, gathers = 0, version = version + 1 where id in
      (select id from lane where state_sealed is not null and last_at < $1 and waiting = 0 and leased_until = 0 limit $2) returning id`),
  }
}
