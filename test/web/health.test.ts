/** What operators are told: which part is ill, in JSON and in figures, and never more than they may know. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import type { Mailbox, MailboxFigures } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { Unavailable } from '../../src/database/database.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { type HealthTools, health } from '../../src/web/health.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const NOW = Date.UTC(2026, 10, 24, 3)
const idle: MailboxFigures = {
  lanesDue: 0,
  oldestDueAt: null,
  outgoing: 0,
  oldestOutgoingAt: null,
  dead: 0,
}
const away = async () => {
  throw new Unavailable('away')
}
let server: Server | null = null

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = null
})

/** A server over a real mailbox, or over one with these figures. @returns its base address */
async function serve(figures: Partial<MailboxFigures> | null, more: Partial<HealthTools> = {}) {
  const database = await freshSqlite()
  const mailbox = createSqlMailbox(database, deskOver(database).vault)
  if (figures) mailbox.figures = async () => ({ ...idle, ...figures })
  const tools = { database, mailbox, metrics: createMetrics(), metricsToken: null, now: () => NOW, ...more }
  server = createServer(express().use(health(tools)))
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function ready(base: string) {
  const response = await fetch(`${base}/health/ready`)
  const { parts } = (await response.json()) as { parts: Record<string, string> }
  return { status: response.status, parts }
}

/** The samples of ours without their comments, by name and labels. */
async function samples(base: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}/metrics`, { headers })
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('langnghe_'))
  return new Map(lines.map((line) => line.split(' ') as [string, string]))
}

describe('ready says which part is not', () => {
  test('all parts are ok over a store that answers and has nothing waiting', async () => {
    const { status, parts } = await ready(await serve(null))
    expect(status).toBe(200)
    expect(parts).toEqual({ database: 'ok', turns: 'ok', sending: 'ok' })
  })

  test.each([
    ['turns', 'just in time', { oldestDueAt: NOW - 30_000 }, 200, 'ok'],
    ['turns', 'behind', { oldestDueAt: NOW - 30_001 }, 503, 'behind'],
    ['sending', 'just in time', { oldestOutgoingAt: NOW - 300_000 }, 200, 'ok'],
    ['sending', 'behind', { oldestOutgoingAt: NOW - 300_001 }, 503, 'behind'],
  ] as const)('%s that are %s', async (part, _how, figures, code, word) => {
    const { status, parts } = await ready(await serve(figures))
    expect(status).toBe(code)
    expect(parts[part]).toBe(word)
    expect(Object.entries(parts).filter(([name, is]) => name !== part && is !== 'ok')).toEqual([])
  })

  test('a mailbox whose own store is away is named, and nothing is guessed about its turns', async () => {
    const base = await serve(null, {
      mailbox: { figures: away } as unknown as Mailbox,
      checks: { redis: away },
    })
    const { status, parts } = await ready(base)
    expect(status).toBe(503)
    expect(parts).toEqual({ database: 'ok', redis: 'away', turns: 'unknown', sending: 'unknown' })
  })

  test('a database that is away is named', async () => {
    const database = await freshSqlite()
    await database.close()
    const { status, parts } = await ready(await serve({}, { database, checks: { redis: async () => {} } }))
    expect(status).toBe(503)
    expect(parts).toEqual({ database: 'away', redis: 'ok', turns: 'ok', sending: 'ok' })
  })

  test('a store that hangs is away, and the answer comes all the same', async () => {
    const { status, parts } = await ready(await serve({}, { checks: { redis: () => new Promise(() => {}) } }))
    expect(status).toBe(503)
    expect(parts.redis).toBe('away')
  })

  test('an account that somebody must mend is degraded, and the rest is ready', async () => {
    const state = (account: string, since: number | null) => ({ channel: 'zalo' as const, account, since })
    const states = async () => [state('1', null), state('2', NOW - 1)]
    const ill = await ready(await serve({}, { accounts: states }))
    expect(ill.status).toBe(200)
    expect(ill.parts.channels).toBe('degraded')
    const waiting = { oldestOutgoingAt: NOW - 300_001 }
    const both = await ready(await serve(waiting, { accounts: states }))
    expect([both.status, both.parts.sending]).toEqual([200, 'degraded'])
    const well = await ready(await serve({}, { accounts: async () => [state('1', null)] }))
    expect([well.status, well.parts.channels]).toEqual([200, 'ok'])
  })

  test('a process is alive whatever its stores do', async () => {
    const base = await serve(null, { mailbox: { figures: away } as unknown as Mailbox })
    expect((await fetch(`${base}/health/live`)).status).toBe(200)
  })
})

describe('metrics', () => {
  test('tell how much waits, for how long, and which part is ill', async () => {
    const told = await samples(
      await serve({
        lanesDue: 3,
        oldestDueAt: NOW - 45_000,
        outgoing: 2,
        oldestOutgoingAt: NOW - 1_500,
        dead: 7,
      }),
    )
    expect(told.get('langnghe_lanes_due')).toBe('3')
    expect(told.get('langnghe_lanes_due_age_seconds')).toBe('45')
    expect(told.get('langnghe_outgoing_waiting')).toBe('2')
    expect(told.get('langnghe_outgoing_age_seconds')).toBe('1.5')
    expect(told.get('langnghe_dead_letters')).toBe('7')
    expect(told.get('langnghe_ready{part="turns"}')).toBe('0')
    expect(told.get('langnghe_ready{part="sending"}')).toBe('1')
    expect(told.get('langnghe_ready{part="database"}')).toBe('1')
  })

  test('tell of each account whether it works', async () => {
    const accounts = async () => [
      { channel: 'zalo' as const, account: '1', since: null },
      { channel: 'messenger' as const, account: '2', since: NOW },
    ]
    const told = await samples(await serve({}, { accounts }))
    expect(told.get('langnghe_channel_ready{channel="zalo",account="1"}')).toBe('1')
    expect(told.get('langnghe_channel_ready{channel="messenger",account="2"}')).toBe('0')
    expect(told.get('langnghe_ready{part="channels"}')).toBe('0')
  })

  test('are given while a store is away, without old figures', async () => {
    const mailbox = { figures: async () => ({ ...idle, lanesDue: 5 }) } as unknown as Mailbox
    const base = await serve(null, { mailbox })
    expect((await samples(base)).get('langnghe_lanes_due')).toBe('5')
    mailbox.figures = away
    const told = await samples(base)
    expect(told.get('langnghe_lanes_due')).toMatch(/^nan$/i)
    expect(told.get('langnghe_ready{part="turns"}')).toBe('0')
  })

  test('are for this machine, or need the token', async () => {
    const base = await serve({}, { metricsToken: 'a-token' })
    const asked = async (headers: Record<string, string>) =>
      (await fetch(`${base}/metrics`, { headers })).status
    const outside = { 'x-forwarded-for': '198.51.100.7' }
    expect(await asked({})).toBe(200)
    expect(await asked(outside)).toBe(403)
    expect(await asked({ ...outside, authorization: 'Bearer a-tokem' })).toBe(403)
    expect(await asked({ ...outside, authorization: 'Bearer a-token' })).toBe(200)
  })
})
