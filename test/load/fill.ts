/** Fills a database with conversations that are over and complaints that are open, thousands a statement. */

import { newState } from '../../src/conversation/state.ts'
import type { Database } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'

const AT_ONCE = 5_000
/** Longer than what most citizens write, shorter than some. */
const STORY = 'Hồ sơ quá hạn hai mươi ngày mà không ai trả lời. '.repeat(6)

/** The user id of a stored citizen. */
export const storedUser = (i: number): string => `stored-${i}`

/** The code of a stored complaint. */
export const storedCode = (i: number): string => `PA-STORED-${i}`

/** Stores `count` citizens, each with a conversation that is over and a complaint. */
export async function fill(desk: Desk, account: string, count: number, now: number): Promise<void> {
  const { database, vault } = desk
  const sealed = {
    state: vault.seal(JSON.stringify({ ...newState(), lastAt: now })),
    body: vault.seal(JSON.stringify({ message: { text: 'What is your name?' } })),
    story: vault.seal(STORY),
  }
  const statements = fillStatements(database)
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => ({
      lane: vault.ref('citizen', 'messenger', account, storedUser(from + i)),
      address: vault.seal(storedUser(from + i)),
      message: vault.ref('stored message', String(from + i)),
      code: storedCode(from + i),
      at: now,
    }))
    const list = JSON.stringify(rows)
    const texts = { account, ...sealed }
    await database.commit(
      statements.map(({ sql, wants }) => ({
        sql,
        parameters: [list, ...wants.map((name) => texts[name])],
      })),
    )
  }
  await database.commit([{ sql: 'analyze', parameters: [] }])
}

type Text = 'account' | 'state' | 'body' | 'story'

/** $1: the rows as JSON; from $2 on the texts that it wants. */
function fillStatements(database: Database): { sql: string; wants: Text[] }[] {
  const [from, member] =
    database.kind === 'sqlite'
      ? ['json_each($1) r', (name: string) => `r.value ->> '${name}'`]
      : ['json_array_elements(cast($1 as json)) r (value)', (name: string) => `r.value ->> '${name}'`]
  const [lane, message, code, at] = [
    member('lane'),
    member('message'),
    member('code'),
    `cast(${member('at')} as bigint)`,
  ]
  const s = (sql: string, ...wants: Text[]) => ({ sql: database.statement(sql), wants })
  return [
    s(
      `insert into lane (id, channel, account, address_sealed, state_sealed, version, fence, leased_until, due_at, waiting,
         waiting_since, failures, gathers, last_at)
       select ${lane}, 'messenger', $2, ${member('address')}, $3, 1, ${at}, 0, null, 0, null, 0, 0, ${at} from ${from}`,
      'account',
      'state',
    ),
    s(
      `insert into inbox (delivery_key, lane, sent_at, received_at, body_sealed, done_at)
       select ${message}, ${lane}, ${at}, ${at}, $2, ${at} from ${from}`,
      'body',
    ),
    s(
      `insert into outbox (id, lane, channel, account, body_sealed, status, maybe_sent, attempts, due_at, leased_until,
         platform_id, created_at, settled_at)
       select ${message} || '.0.0', ${lane}, 'messenger', $2, $3, 'sent', 0, 1, ${at}, 0, 'm', ${at}, ${at} from ${from}`,
      'account',
      'body',
    ),
    s(
      `insert into complaint (code, version, channel, category, flags, severity, status, confidentiality, citizen, unit_code,
         protected, handler_unit_code, details_sealed, key_sealed, attachments, secret_hash, cause, created_at, updated_at,
         due_at, reopened)
       select ${code}, 1, 'messenger', 'delay', '[]', 'normal', 'received', 'named', ${lane}, 'unit', 0, 'unit', $2, $2,
         '[]', ${message}, ${message}, ${at}, ${at}, ${at} + 86400000, 0 from ${from}`,
      'story',
    ),
    s(
      `insert into complaint_event (complaint, seq, at, actor, kind, status, text_sealed, data)
       select ${code}, 1, ${at}, 'citizen', 'filed', 'received', $2, '{}' from ${from}`,
      'story',
    ),
    s(
      `insert into chain_entry (complaint, seq, at, actor, kind, digest, prev, hash, day)
       select ${code}, 1, ${at}, 'citizen', 'filed', ${message}, '', ${message}, '2026-11-01' from ${from}`,
    ),
    s(`insert into chain_salt (complaint, seq, salt) select ${code}, 1, ${message} from ${from}`),
  ]
}
