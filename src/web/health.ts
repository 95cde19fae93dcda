/** What operators look at: is it alive, is it ready, how is it doing. */
import { timingSafeEqual } from 'node:crypto'
import { type Request, Router } from 'express'
import { sql } from 'kysely'
import type { AccountState } from '../channels/upkeep.ts'
import type { Mailbox, MailboxFigures } from '../conversation/mailbox.ts'
import type { Database } from '../database/database.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** Turns, and messages to send, are behind when the oldest has waited longer than this. */
const TURNS_BEHIND_MS = 30_000
const SENDING_BEHIND_MS = 300_000
/** A store that hangs is as good as away; whoever asks gives up after 5 or 10 s. */
const ANSWER_WITHIN_MS = 3_000

export type HealthTools = {
  database: Database
  mailbox: Mailbox
  /** Further stores by the name that operators know (`redis`); each throws when its store is away. */
  checks?: Record<string, () => Promise<void>>
  /** The OAs and Pages, each with whether it works; left out where none is connected. */
  accounts?: () => Promise<AccountState[]>
  metrics: Metrics
  /** `METRICS_TOKEN`; null: only the machine itself may read metrics. */
  metricsToken: string | null
  now(): number
}

/** `unknown`: its figures lie in a store that is away. `degraded`: the rest goes on, somebody must act. */
type Part = 'ok' | 'behind' | 'away' | 'unknown' | 'degraded'

/**
 * `/health/live`, `/health/ready`, `/metrics`, in every role. Ready tells how the deployment is, not this process: it is 503
 * when turns are behind, though webhooks go on being stored, so balancers ask `live` (docs/operations.md).
 */
export function health(tools: HealthTools): Router {
  const router = Router()
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/health/ready', async (_request, response) => {
    const { parts } = await look(tools)
    const ready = Object.values(parts).every((part) => part === 'ok' || part === 'degraded')
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready', parts })
  })
  router.get('/metrics', async (request, response) => {
    if (!mayRead(request, tools.metricsToken)) {
      response.status(403).type('text/plain').send('metrics are for this machine or need METRICS_TOKEN\n')
      return
    }
    gauge(tools, await look(tools))
    response.type(tools.metrics.registry.contentType).send(await tools.metrics.registry.metrics())
  })
  return router
}

/** `accounts` is null while their store is away. */
type Look = { parts: Record<string, Part>; figures: MailboxFigures | null; accounts: AccountState[] | null }

async function look({ database, mailbox, checks, accounts, now }: HealthTools): Promise<Look> {
  const stores = { database: () => sql`select 1`.execute(database.read), ...checks }
  const [figures, states, ...answers] = await Promise.all([
    inTime(mailbox.figures(now())).catch(() => null),
    accounts ? inTime(accounts()).catch(() => null) : [],
    ...Object.entries(stores).map(async ([name, check]): Promise<[string, Part]> => {
      const answered = await inTime(check()).then(
        () => true,
        () => false,
      )
      return [name, answered ? 'ok' : 'away']
    }),
  ])
  const pace = (since: number | null, behindMs: number): Part =>
    since !== null && now() - since > behindMs ? 'behind' : 'ok'
  const channels: Part =
    states === null ? 'unknown' : states.some(({ since }) => since !== null) ? 'degraded' : 'ok'
  return {
    figures,
    accounts: states,
    parts: {
      ...Object.fromEntries(answers),
      turns: figures ? pace(figures.oldestDueAt, TURNS_BEHIND_MS) : 'unknown',
      sending: figures ? sending(pace(figures.oldestOutgoingAt, SENDING_BEHIND_MS), channels) : 'unknown',
      ...(accounts ? { channels } : {}),
    },
  }
}

/** What an account cannot send waits, whoever sends: while one needs mending, waiting is no sign of more. */
function sending(pace: Part, channels: Part): Part {
  return pace === 'behind' && channels === 'degraded' ? 'degraded' : pace
}

/** The figures of the mailbox are NaN while it is away: an old figure would look like a live one. */
function gauge({ metrics, now }: HealthTools, { figures, parts, accounts }: Look): void {
  const age = (since: number | null) => (since === null ? 0 : Math.max(0, (now() - since) / 1000))
  metrics.lanesDue.set(figures?.lanesDue ?? Number.NaN)
  metrics.lanesDueAge.set(figures ? age(figures.oldestDueAt) : Number.NaN)
  metrics.outgoing.set(figures?.outgoing ?? Number.NaN)
  metrics.outgoingAge.set(figures ? age(figures.oldestOutgoingAt) : Number.NaN)
  metrics.dead.set(figures?.dead ?? Number.NaN)
  for (const { channel, account, since } of accounts ?? [])
    metrics.channelReady.set({ channel, account }, since === null ? 1 : 0)
  for (const [part, is] of Object.entries(parts)) metrics.ready.set({ part }, is === 'ok' ? 1 : 0)
}

/** @throws Error when there is no answer in time, and what `answer` throws */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no answer in time')), ANSWER_WITHIN_MS)
    answer.finally(() => clearTimeout(late)).then(resolve, reject)
  })
}

function mayRead(request: Request, token: string | null): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  if (token !== null && given.length === wanted.length && timingSafeEqual(given, wanted)) return true
  const from = request.socket.remoteAddress ?? ''
  const proxied = request.headers['x-forwarded-for'] !== undefined
  return !proxied && (from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1')
}
