/** Stores of which one guard is switched off, each as little as that takes: what the faulty world must find out. */
import { readScripts, type Scripts } from '../../src/conversation/mailbox-redis/scripts.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { mailboxStatements } from '../../src/conversation/mailbox-statements.ts'
import { outboxStatements } from '../../src/conversation/outbox-sql.ts'
import type { Database } from '../../src/database/database.ts'
import { type Parts, redisStore, type Store, sqlStore } from '../../src/replay/faults/store.ts'

/** The guards, by what each of them is; a store opens without it. */
export type Guard =
  | 'the delivery key'
  | 'the fence of the lease'
  | 'the version of the state'
  | 'the key of a record'
  | 'storing before the answer'
  | 'the order of the outbox'
  | 'the lease of a send'

/** The record key is not among them: on SQL a record is kept in one commit with the state, and its version comes first. */
export const weakenedSql: Record<Exclude<Guard, 'the key of a record'>, () => Store> = {
  'the delivery key': () => hearsAgain(sqlStore),
  'the fence of the lease': () => withCommit(' and fence = ?2'),
  'the version of the state': () => withCommit(' and version = ?3'),
  'storing before the answer': () => answersFirst(sqlStore),
  'the order of the outbox': () => ({
    ...sqlStore,
    open({ database, vault }) {
      const statements = outboxStatements(database)
      const take = (resting: number) =>
        without(statements.take(resting), /and not exists \([^)]*\('waiting', 'sending'\)\)/)
      const mailbox = createSqlMailbox(database, vault, undefined, { ...statements, take })
      // One at a time: side by side they would wait for each other's token, and the stage for them.
      return { ...mailbox, takeOutgoing: (_, now, resting) => mailbox.takeOutgoing(1, now, resting) }
    },
  }),
  'the lease of a send': () => leaseEndsAnyway(sqlStore),
}

/** @param url of an empty Redis, for each by itself */
export const weakenedRedis: Record<Guard, (url: string) => Promise<Store>> = {
  'the delivery key': (url) => redisStore(url, scripts(['accept'], /if not redis.call\('SET'.*\n/)),
  'the fence of the lease': (url) => redisStore(url, scripts(['prepare', 'commit'], 'fence ~= ARGV[2] or ')),
  'the version of the state': (url) =>
    redisStore(url, scripts(['prepare', 'commit'], ' or version ~= ARGV[3]')),
  'the key of a record': async (url) => keepsAgain(await redisStore(url)),
  'storing before the answer': async (url) => answersFirst(await redisStore(url)),
  'the order of the outbox': (url) =>
    redisStore(
      url,
      scripts(
        ['take-outgoing'],
        "local id = redis.call('ZRANGE', queueKey(lane), 0, 0)",
        "local id = redis.call('ZRANGE', queueKey(lane), -1, -1)",
      ),
    ),
  'the lease of a send': async (url) => leaseEndsAnyway(await redisStore(url)),
}

/** What was here before counts as new. */
function hearsAgain(store: Store): Store {
  const seen = new Set<string>()
  let repeats = 0
  return {
    ...store,
    empty: async () => seen.clear(),
    open(parts) {
      const mailbox = store.open(parts)
      return {
        ...mailbox,
        async accept(arrivals, now) {
          const asNew = arrivals.map((one) =>
            seen.has(one.deliveryKey) ? { ...one, deliveryKey: `${one.deliveryKey}-${++repeats}` } : one,
          )
          const fresh = await mailbox.accept(asNew, now)
          for (const { deliveryKey } of arrivals) seen.add(deliveryKey)
          return fresh
        },
      }
    },
  }
}

/** A commit is taken from whoever fulfils the other condition. */
function withCommit(condition: string): Store {
  const open = ({ database, vault }: Parts) => {
    const statements = mailboxStatements(database)
    return createSqlMailbox(database, vault, {
      ...statements,
      commit: without(statements.commit, condition),
    })
  }
  return { ...sqlStore, open }
}

/** Answered as stored before it is: the storing is a step of its own, which a process that dies does not come to. */
function answersFirst(store: Store): Store {
  return {
    ...store,
    open(parts) {
      const mailbox = store.open(parts)
      return {
        ...mailbox,
        async accept(arrivals, now) {
          const step = parts.own.query('select 1', [])
          step.then(() => mailbox.accept(arrivals, now)).catch(() => {})
          return arrivals.map(() => true)
        },
      }
    },
  }
}

/** That a call takes long is not heard: its message goes to another courier. */
function leaseEndsAnyway(store: Store): Store {
  return { ...store, open: (parts) => ({ ...store.open(parts), async stillSending() {} }) }
}

/** A record whose key is known is kept once more. */
function keepsAgain(store: Store): Store {
  const weak = (database: Database): Database => ({
    ...database,
    statement: (sql) =>
      database.statement(
        sql.includes('into record ') ? sql.replace('do nothing', 'do update set at = excluded.at') : sql,
      ),
  })
  return { ...store, open: (parts) => store.open({ ...parts, own: weak(parts.own) }) }
}

function scripts(names: (keyof Scripts)[], condition: string | RegExp, instead = ''): Scripts {
  const all = readScripts()
  for (const name of names) all[name] = without(all[name], condition, instead)
  return all
}

function without(statement: string, condition: string | RegExp, instead = ''): string {
  const weaker = statement.replace(condition, instead)
  if (weaker === statement) throw new Error(`there is no "${condition}" any more`)
  return weaker
}
