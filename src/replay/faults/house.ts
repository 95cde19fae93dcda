/** The processes of a deployment, each with its own view of the world: every call that leaves it goes through the stage. */
import express from 'express'
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { pino } from 'pino'
import type { Channel, ChannelName } from '../../channels/channel.ts'
import { createMessenger } from '../../channels/messenger/messenger.ts'
import { webhooks } from '../../channels/webhooks.ts'
import type { TokenStore } from '../../channels/zalo/token-store.ts'
import { createTokenStore } from '../../channels/zalo/token-store-sql.ts'
import { createZalo } from '../../channels/zalo/zalo.ts'
import { createCourier } from '../../conversation/courier.ts'
import { engineTools } from '../../conversation/engine.ts'
import type { House } from '../../conversation/house.ts'
import type { Mailbox } from '../../conversation/mailbox.ts'
import { workOnce } from '../../conversation/worker.ts'
import { type Database, Unavailable, type Write } from '../../database/database.ts'
import type { Tables } from '../../database/tables.ts'
import type { Desk } from '../../desk.ts'
import { handOverNotices } from '../../schedule/hand-over.ts'
import { markOutcome } from '../../schedule/notices.ts'
import { demoMessenger, demoZalo } from '../../simulator/demo-settings.ts'
import type { Log } from '../../telemetry/log.ts'
import type { Metrics } from '../../telemetry/metrics.ts'
import type { Host } from './host.ts'
import type { Store } from './store.ts'

/** What all processes of a world share. */
export type Premises = {
  host: Host
  desk: Desk
  house: House
  metrics: Metrics
  store: Store
  channel: ChannelName
  /** Where the platform's API is played. */
  apiBase: string
  now(): number
  chance(): number
  /** Something went wrong that no fault explains. */
  defect(what: string): void
}

/** Between a process and the world. The undisturbed world has one that lets everything through. */
export type Gates = {
  call<T>(call: string, run: () => Promise<T>): Promise<T>
  mailbox(mailbox: Mailbox): Mailbox
  send(send: Channel['send']): Channel['send']
  /** The keys of all records that the world has kept. */
  records: Set<string>
}

export type Member = ReturnType<typeof openMember>

/** Opens what a process works with. Its role decides what it is used for. */
export function openMember(premises: Premises, gates: Gates) {
  const { desk, store, house, metrics, now, chance, host } = premises
  const watched = watchedDatabase(desk.database, gates, premises.defect)
  const database = gatedDatabase(watched, gates)
  const own: Desk = { ...desk, database }
  const opened = store.open({ database: watched, own: database, vault: desk.vault })
  const mailbox = gatedMailbox(gates.mailbox(opened), gates)
  const channel = channelOf(premises, gates)
  const log = watchedLog(premises.defect)
  const noticeSettled = async (notice: string, outcome: string) =>
    void (await database.commit([markOutcome(database, notice, outcome)]))
  const tools = engineTools({
    desk: own,
    mailbox,
    house,
    channels: [channel],
    log,
    metrics,
    now,
    chance,
    noticeSettled,
    pollMs: 1_000,
  })
  const wait = () => gates.call('wait', async () => {})
  const courier = createCourier({ ...tools.courier, wait }, () => {})
  const expected = (error: unknown) => {
    if (!(error instanceof Unavailable))
      premises.defect(`${(error as Error).name}: ${(error as Error).message}`)
  }
  return {
    mailbox,
    work: () => workOnce(tools.worker).catch(expected),
    async send() {
      await courier.work().catch(expected)
      await courier.idle()
    },
    /** What its timer would do, each second. */
    stillSending: () => courier.stillSending(),
    handOver: () => handOverNotices(own, mailbox, now()).catch(expected),
    /** Listens for deliveries. */
    listen: () =>
      host.mount(
        express().use(
          webhooks({
            channels: [channel],
            mailbox,
            desk: own,
            verifyTokens: [],
            replayToleranceMs: 86_400_000,
            metrics,
            log,
            now,
            noticeSettled,
            arrived() {},
          }),
        ),
      ),
    /** Takes a delivery apart, to know what is in it. */
    read: channel.receive,
  }
}

/** A courier says by a timer what it is still sending: between two steps, while time passes. That alone waits at no gate. */
function gatedMailbox(mailbox: Mailbox, { call }: Gates): Mailbox {
  const calls = Object.entries(mailbox).map(([name, run]) => [
    name,
    (...args: never[]) =>
      call(`mailbox.${name}`, () => (run as (...args: never[]) => Promise<unknown>)(...args)),
  ])
  return { ...(Object.fromEntries(calls) as Mailbox), stillSending: mailbox.stillSending }
}

/** Sees to it that the writes of a record whose key is known are not done again, whatever comes of them. */
function watchedDatabase(database: Database, { records }: Gates, defect: (what: string) => void): Database {
  const keysIn = (writes: Write[]) =>
    writes.flatMap(({ sql, parameters }, at) =>
      sql.startsWith('insert into record ') ? [{ key: String(parameters[0]), at }] : [],
    )
  return {
    ...database,
    async commit(writes) {
      const keys = keysIn(writes)
      const known = keys.filter(({ key }) => records.has(key))
      const passed = (end: number) => {
        for (const { key, at } of known) if (at < end) defect(`record ${key} was written a second time`)
      }
      try {
        const outcome = await database.commit(writes)
        passed('rows' in outcome ? writes.length : outcome.at)
        if ('rows' in outcome) for (const { key } of keys) records.add(key)
        return outcome
      } catch (error) {
        if (!(error instanceof Unavailable)) passed(writes.length)
        throw error
      }
    },
  }
}

/** Each reading is let go by itself, and holds no connection while it waits. */
function gatedDatabase(database: Database, { call }: Gates): Database {
  const connection: DatabaseConnection = {
    executeQuery: (query) => call('database.read', () => database.read.executeQuery<never>(query)),
    streamQuery() {
      throw new Error('nothing is streamed here')
    },
  }
  const nothing = async () => {}
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    destroy: nothing,
  }
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (read) => new SqliteIntrospector(read),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  return {
    ...database,
    read: new Kysely<Tables>({ dialect }),
    commit: (writes) => call('database.commit', () => database.commit(writes)),
    query: (sql, parameters) => call('database.read', () => database.query(sql, parameters)),
  }
}

function channelOf({ desk, channel, apiBase, now }: Premises, gates: Gates): Channel {
  const made =
    channel === 'zalo'
      ? createZalo({
          ...demoZalo,
          secrets: [demoZalo.oaSecret],
          tokens: gatedTokens(createTokenStore(desk.database, desk.vault), gates),
          apiUrl: apiBase,
          oauthUrl: apiBase,
          now,
        })
      : createMessenger({ ...demoMessenger, secrets: [demoMessenger.appSecret], graphUrl: apiBase, now })
  const send = gates.send(made.send)
  return { ...made, send: (...args) => gates.call('channel.send', () => send(...args)) }
}

/**
 * A process that dies between Zalo's answer and its storing loses the grant, in life as here, and nothing can go out until
 * an administrator consents again; so that one step is spared. Who finds another refreshing is told at once what it would be
 * told after waiting in vain: nobody waits here.
 */
function gatedTokens(store: TokenStore, { call }: Gates): TokenStore {
  return {
    ...store,
    read: (oa) => call('tokens.read', () => store.read(oa)),
    async lock(oa, now, until) {
      if (await call('tokens.lock', () => store.lock(oa, now, until))) return true
      throw new Unavailable('another process refreshes the token')
    },
  }
}

/** Errors that no lost connection explains are defects of the engine. */
function watchedLog(defect: (what: string) => void): Log {
  const write = (line: string) => {
    const { msg, error } = JSON.parse(line) as { msg: string; error?: { name: string; at: string[] } }
    if (error?.name !== 'Unavailable') defect(`${msg} (${error?.name} ${error?.at[0] ?? ''})`)
  }
  return pino({ level: 'error', base: undefined }, { write })
}
