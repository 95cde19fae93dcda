/** What operators look at: is it alive, is it ready, how is it doing. */
import { timingSafeEqual } from 'node:crypto'
import { type Request, Router } from 'express'
import { sql } from 'kysely'
import type { Mailbox } from '../conversation/mailbox.ts'
import type { Database } from '../database/database.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** Turns that have waited longer than this are behind. */
const BEHIND_MS = 30_000

export type HealthTools = {
  database: Database
  mailbox: Mailbox
  metrics: Metrics
  /** `METRICS_TOKEN`; null: only the machine itself may read metrics. */
  metricsToken: string | null
  now(): number
}

/** `/health/live`, `/health/ready`, `/metrics`. */
export function health(tools: HealthTools): Router {
  const router = Router()
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/health/ready', async (_request, response) => {
    const parts = await check(tools)
    const ready = Object.values(parts).every((part) => part === 'ok')
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready', parts })
  })
  router.get('/metrics', async (request, response) => {
    if (!mayRead(request, tools.metricsToken)) {
      response.status(403).type('text/plain').send('metrics are for this machine or need METRICS_TOKEN\n')
      return
    }
    await gauge(tools)
    response.type(tools.metrics.registry.contentType).send(await tools.metrics.registry.metrics())
  })
  return router
}

async function check({ database, mailbox, now }: HealthTools): Promise<Record<string, string>> {
  try {
    await sql`select 1`.execute(database.read)
    const { oldestDueAt } = await mailbox.figures(now())
    const behind = oldestDueAt !== null && now() - oldestDueAt > BEHIND_MS
    return { database: 'ok', turns: behind ? 'behind' : 'ok' }
  } catch {
    return { database: 'away', turns: 'unknown' }
  }
}

async function gauge({ mailbox, metrics, now }: HealthTools): Promise<void> {
  const figures = await mailbox.figures(now()).catch(() => null)
  if (!figures) return
  const age = (since: number | null) => (since === null ? 0 : Math.max(0, (now() - since) / 1000))
  metrics.lanesDue.set(figures.lanesDue)
  metrics.lanesDueAge.set(age(figures.oldestDueAt))
  metrics.outgoing.set(figures.outgoing)
  metrics.outgoingAge.set(age(figures.oldestOutgoingAt))
  metrics.dead.set(figures.dead)
}

function mayRead(request: Request, token: string | null): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  if (token !== null && given.length === wanted.length && timingSafeEqual(given, wanted)) return true
  const from = request.socket.remoteAddress ?? ''
  const proxied = request.headers['x-forwarded-for'] !== undefined
  return !proxied && (from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1')
}
