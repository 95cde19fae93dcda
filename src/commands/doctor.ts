import { Command } from 'commander'
import { sql } from 'kysely'
import { openApi } from '../channels/api-call.ts'
import { SendError } from '../channels/channel.ts'
import { createAccessTokens } from '../channels/zalo/token.ts'
import { createTokenStore } from '../channels/zalo/token-store-sql.ts'
import { clockAhead, isFarApart } from '../clock-check.ts'
import { BadSettings, type Config, readConfig, redisOf } from '../config.ts'
import type { Desk } from '../desk.ts'
import { openDesk } from '../open-desk.ts'
import { openMailbox } from '../open-mailbox.ts'
import { CommandFailed } from './with-desk.ts'

/** What was looked at, and what to do when it is not well; null: it is well. */
type Finding = { what: string; todo: string | null }

/** `doctor`: settings, store, credentials, reachability; for each failure what to do. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'kiểm tra cấu hình, kho, kết nối / check settings, store, credentials and webhook reachability',
    )
    .action(async () => {
      const findings = await examine(process.env)
      for (const { what, todo } of findings)
        console.log(todo === null ? `ok    ${what}` : `LỖI   ${what}\n      → ${todo}`)
      const bad = findings.filter((finding) => finding.todo !== null).length
      if (bad > 0) throw new CommandFailed(`${bad} việc cần làm / things to mend.`)
    })
}

async function examine(env: Record<string, string | undefined>): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(env, 'serve')
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error
    return error.problems.map((problem) => ({ what: 'settings', todo: problem }))
  }
  const findings: Finding[] = [
    { what: config.demo ? 'settings (demonstration: no channel is configured)' : 'settings', todo: null },
  ]
  let desk: Desk
  try {
    desk = await openDesk(config, Date.now())
    await sql`select 1`.execute(desk.database.read)
    findings.push({ what: `store (${desk.database.kind})`, todo: null })
  } catch (error) {
    const store = config.env.DATABASE_URL ? 'DATABASE_URL' : 'DATA_DIR'
    return [...findings, { what: 'store', todo: `${store}: ${(error as Error).message}` }]
  }
  try {
    findings.push(...(await clock(desk)), ...(await engine(config, desk)))
    if (!config.demo)
      findings.push(await zalo(config, desk), await messenger(config), await reachability(config))
    return findings
  } finally {
    await desk.database.close()
  }
}

/** Whether this machine's clock is right, as far as another one can tell. */
async function clock({ database }: Desk): Promise<Finding[]> {
  const aheadMs = await clockAhead(database, Date.now)
  return aheadMs === null ? [] : [clockFinding(aheadMs)]
}

/** What `doctor` says of a clock that is so far ahead of the database server's. */
export function clockFinding(aheadMs: number): Finding {
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1)
  return {
    what: `clock (${seconds} s from the database server's)`,
    todo: isFarApart(aheadMs)
      ? `it is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database server's: let all machines follow a time server (chrony, systemd-timesyncd)`
      : null,
  }
}

/** Whether the engine's store can be reached and keeps what it acknowledges. */
async function engine(config: Config, desk: Desk): Promise<Finding[]> {
  const redis = redisOf(config)
  if (redis === null) return []
  try {
    await (await openMailbox(desk, redis, false)).close()
    return [{ what: `engine (Redis, ${redis.durability})`, todo: null }]
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error
    return error.problems.map((problem) => ({ what: 'engine (Redis)', todo: problem }))
  }
}

/** Gets a token the way the server does, and asks Zalo who we are. Source: facts/zalo.md 4.5. */
async function zalo({ env }: Config, desk: Desk): Promise<Finding> {
  const what = 'Zalo OA'
  if (!env.ZALO_OA_ID) return { what: `${what} (not configured)`, todo: null }
  const tokens = createAccessTokens({
    appId: env.ZALO_APP_ID!,
    appSecret: env.ZALO_APP_SECRET!,
    oaId: env.ZALO_OA_ID,
    refreshToken: env.ZALO_REFRESH_TOKEN!,
    store: createTokenStore(desk.database, desk.vault),
    post: openApi(env.ZALO_OAUTH_URL),
    now: Date.now,
  })
  try {
    const answer = await getJson(`${env.ZALO_API_URL}/v2.0/oa/getoa`, {
      access_token: await tokens.current(),
    })
    if (Number(answer.error) !== 0)
      return { what, todo: `getoa answers error ${answer.error}: see docs/channels/zalo.md, "Mã lỗi"` }
    const oa = answer.data as { oaid?: unknown; oa_id?: unknown; is_verified?: unknown }
    if (String(oa.oaid ?? oa.oa_id) !== env.ZALO_OA_ID)
      return { what, todo: 'ZALO_OA_ID: the token belongs to another OA; consent again with the right one' }
    if (oa.is_verified === false)
      return {
        what,
        todo: 'the OA is not verified; verify it at oa.zalo.me, else messages are refused (-221)',
      }
    return { what, todo: null }
  } catch (error) {
    const refused = error instanceof SendError && error.failure === 'credentials'
    return {
      what,
      todo: refused
        ? `ZALO_REFRESH_TOKEN or ZALO_APP_SECRET is refused (${error.code}); get a new pair in Zalo's API Explorer and put its refresh token into ZALO_REFRESH_TOKEN`
        : `ZALO_API_URL or ZALO_OAUTH_URL cannot be reached (${(error as Error).message}); check the network`,
    }
  }
}

/** Asks whether the Page's app is subscribed. Source: facts/messenger.md 1. */
async function messenger({ env }: Config): Promise<Finding> {
  const what = 'Messenger Page'
  if (!env.MESSENGER_PAGE_ID) return { what: `${what} (not configured)`, todo: null }
  const address = `${env.MESSENGER_GRAPH_URL}/${env.MESSENGER_GRAPH_VERSION}/${env.MESSENGER_PAGE_ID}/subscribed_apps`
  try {
    const answer = await getJson(address, { authorization: `Bearer ${env.MESSENGER_PAGE_TOKEN}` })
    const error = answer.error as { code?: number } | undefined
    if (error)
      return {
        what,
        todo: `Graph answers code ${error.code}: check MESSENGER_PAGE_TOKEN and its permissions (pages_messaging, pages_manage_metadata)`,
      }
    const fields = ((answer.data ?? []) as { subscribed_fields?: string[] }[]).flatMap(
      (app) => app.subscribed_fields ?? [],
    )
    const missing = ['messages', 'messaging_postbacks', 'message_echoes'].filter(
      (field) => !fields.includes(field),
    )
    return {
      what,
      todo:
        missing.length === 0
          ? null
          : `subscribe the Page to: ${missing.join(', ')} (docs/channels/messenger.md)`,
    }
  } catch (error) {
    return {
      what,
      todo: `MESSENGER_GRAPH_URL cannot be reached (${(error as Error).message}); check the network`,
    }
  }
}

async function reachability({ env }: Config): Promise<Finding> {
  const what = 'webhook reachability'
  if (!env.PUBLIC_URL)
    return { what, todo: 'PUBLIC_URL: set the https address at which the platforms reach this server' }
  if (!env.PUBLIC_URL.startsWith('https:'))
    return { what, todo: 'PUBLIC_URL: must be https, the platforms accept nothing else' }
  try {
    const answer = await getJson(`${env.PUBLIC_URL}/health/live`, {})
    return {
      what,
      todo: answer.status === 'ok' ? null : `PUBLIC_URL: ${env.PUBLIC_URL} is answered by another program`,
    }
  } catch (error) {
    return {
      what,
      todo: `PUBLIC_URL: cannot be reached (${(error as Error).message}); is the server running, does the proxy forward to PORT?`,
    }
  }
}

async function getJson(address: string, headers: Record<string, string>): Promise<Record<string, unknown>> {
  const response = await fetch(address, { headers, signal: AbortSignal.timeout(10_000), redirect: 'error' })
  return (await response.json()) as Record<string, unknown>
}
