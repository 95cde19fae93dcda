/** What keeps an OA or a Page from working until somebody acts: seen by all processes, said once in the log. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { type Channel, type ChannelName, SendError } from './channel.ts'
import { OTHER_OA } from './zalo/oa-info.ts'
import { NO_CONSENT } from './zalo/token.ts'

/** `credentials`: the platform refuses our token or permission. `subscription`: a Page does not tell our app of its messages. */
export type TroubleKind = 'credentials' | 'subscription'

/** `code` is the platform's own, `oauth …` where Zalo refuses the refresh token. */
export type Trouble = {
  channel: ChannelName
  account: string
  what: TroubleKind
  code: string
  since: Instant
}

type Account = Pick<Channel, 'name' | 'account'>

/** Neither throws nor is waited for by those who send. */
export type Troubles = {
  raise(account: Account, what: TroubleKind, code: string): Promise<void>
  /** It works again. */
  clear(account: Account, what: TroubleKind): Promise<void>
}

/** So often at most a process writes that a trouble still stands. */
const SAY_AGAIN_MS = 60_000

/** @param log told when a trouble begins, with what to do, and when it is over */
export function createTroubles(database: Database, log: Log, now: () => Instant): Troubles {
  /** What this process last said of a trouble, and when; a trouble it never spoke of may stand from an earlier run. */
  const said = new Map<string, { stands: boolean; at: Instant }>()
  const keyOf = ({ name, account }: Account, what: TroubleKind) => `${name} ${account} ${what}`

  async function say(account: Account, what: TroubleKind, stands: boolean, change: () => Promise<boolean>) {
    const key = keyOf(account, what)
    const last = said.get(key)
    const at = now()
    if (last?.stands === stands && (!stands || at - last.at < SAY_AGAIN_MS)) return false
    said.set(key, { stands, at })
    try {
      return await change()
    } catch (error) {
      said.delete(key)
      log.warn({ error: safeError(error) }, 'the state of an account could not be kept')
      return false
    }
  }

  return {
    async raise(account, what, code) {
      const row = { channel: account.name, account: account.account, what, code, since: now() }
      const isNew = await say(account, what, true, async () => {
        const insert = database.read
          .insertInto('channel_trouble')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
        return 'rows' in (await database.commit([write(insert, 'stands')]))
      })
      if (isNew) log.error({ channel: row.channel, account: row.account, what, code }, whatToDo(row))
    },
    async clear(account, what) {
      const isOver = await say(account, what, false, async () => {
        const remove = database.read
          .deleteFrom('channel_trouble')
          .where('channel', '=', account.name)
          .where('account', '=', account.account)
          .where('what', '=', what)
        return 'rows' in (await database.commit([write(remove, 'none')]))
      })
      if (isOver)
        log.info({ channel: account.name, account: account.account, what }, 'an account works again')
    },
  }
}

/** All troubles that stand. @throws Unavailable */
export async function readTroubles(database: Database): Promise<Trouble[]> {
  return (await database.read
    .selectFrom('channel_trouble')
    .selectAll()
    .orderBy('since')
    .execute()) as Trouble[]
}

/** What the operator is to do about a trouble; messages that are to go out wait meanwhile, and none that comes in is lost. */
export function whatToDo({ channel, account, what, code }: Omit<Trouble, 'since'>): string {
  if (what === 'subscription')
    return `the Page does not tell our app of its messages (${code}): npx lang-nghe channels setup, or subscribe it in Meta's app dashboard`
  if (channel === 'messenger')
    return `Meta refuses the Page's token or a permission (${code}): renew MESSENGER_PAGE_TOKEN (docs/channels/messenger.md)`
  if (code.startsWith('oauth')) {
    const why =
      code === NO_CONSENT
        ? 'the OA has not consented yet'
        : code === OTHER_OA
          ? 'the grant is of another OA'
          : `Zalo refuses our refresh token (${code}): the OA must consent again`
    return `${why}: let its admin open what npx lang-nghe channels consent ${account} prints, or the console's page of channels`
  }
  return `Zalo refuses the OA or the app (${code}): see "Mã lỗi" in docs/channels/zalo.md`
}

/** The channel, telling of its credentials with each send. */
export function tellingOfTroubles(channel: Channel, troubles: Troubles): Channel {
  return {
    ...channel,
    async send(...call) {
      try {
        const sent = await channel.send(...call)
        void troubles.clear(channel, 'credentials')
        return sent
      } catch (error) {
        if (error instanceof SendError && error.failure === 'credentials')
          void troubles.raise(channel, 'credentials', error.code)
        throw error
      }
    },
  }
}
