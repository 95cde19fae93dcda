import { Command } from 'commander'
import { sql } from 'kysely'
import { clockAhead, isFarApart } from '../clock-check.ts'
import { BadSettings, type Config, readConfig, redisOf } from '../config.ts'
import type { Desk } from '../desk.ts'
import { openDesk } from '../open-desk.ts'
import { openMailbox } from '../open-mailbox.ts'
import { examineAccounts } from './doctor-accounts.ts'
import { accountFindings } from './doctor-events.ts'
import { examineFeed } from './doctor-feed.ts'
import { examineMail } from './doctor-mail.ts'
import { examineRecords } from './doctor-records.ts'
import { examineTemplates } from './doctor-templates.ts'
import type { Finding } from './finding.ts'
import { CommandFailed } from './with-desk.ts'

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

/** Everything that can be looked at with these settings. */
export async function examine(env: Record<string, string | undefined>): Promise<Finding[]> {
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
    if (config.demo && config.env.SCORE_FEED_URL) findings.push(await examineFeed(config))
    if (!config.demo)
      findings.push(
        ...(await examineRecords(desk, Date.now())),
        ...(await examineAccounts(config, desk)),
        ...(await examineTemplates(config, desk)),
        await examineMail(config),
        await examineFeed(config),
        await reachability(config),
      )
    findings.push(...(await accountFindings(desk, Date.now())))
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
