/**
 * How long the queue takes with 1,000 and with 1,000,000 complaints stored (README.md): `npm run console:times`, on SQLite
 * and on a PostgreSQL of its own; `-- sqlite` or `-- postgres` for one of them, and a number for another size.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import type { Role } from '../../src/accounts/roles.ts'
import { viewerOf } from '../../src/accounts/roles.ts'
import { openSession } from '../../src/accounts/session.ts'
import { createFileStore } from '../../src/attachments/file-store.ts'

import { fileComplaint } from '../../src/complaints/complaint-store.ts'
import { countQueue } from '../../src/complaints/queue/count-queue.ts'
import { trackingCode } from '../../src/complaints/tracking-code.ts'
import { consoleRouter } from '../../src/console/router.ts'
import { write } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { putUnit, unitTree } from '../../src/units/unit-store.ts'
import { startPostgres } from '../services/postgres.ts'
import { fillQueue, storedWord, units } from './fill-queue.ts'

const TIMES = 30
const WARM = 4
const FILINGS = 400

const ACCOUNTS: [string, Role, string | null][] = [
  ['province', 'inspector', null],
  ['province, not protected', 'admin', null],
  ['department', 'handler', 'D7'],
  ['ward', 'head', 'C7'],
]

/** Addresses of the queue, and searches. */
const PAGES: [string, string][] = [
  ['first page', '/complaints'],
  ['waiting and flagged', '/complaints?status=waiting&flagged=1'],
  ['overdue', '/complaints?due=overdue'],
  ['a ground', '/complaints?category=online_system'],
  ['ended, anonymous', '/complaints?status=rejected&confidentiality=anonymous&channel=messenger'],
  ['a unit, all', '/complaints?status=all&unit=C7'],
  ['who has it', '/complaints?handler=D7'],
  ['nothing is there', '/complaints?status=all&category=bribery&unit=C7&handler=C9'],
]
const SEARCHES: [string, string][] = [
  ['search: common word', storedWord(0)],
  ['search: two words', `${storedWord(3)} ${storedWord(900)}`],
  ['search: rare word', storedWord(5_990)],
  ['search: unit', 'phường mẫu 7'],
]

/** In ms; `cpu` is the processor's time of this process for each, which tells more than the clock on a busy machine. */
type Times = { median: number; p95: number; cpu: number }

async function timesOf(run: () => Promise<unknown>, times = TIMES): Promise<Times> {
  for (let i = 0; i < WARM; i += 1) await run()
  const taken: number[] = []
  const cpu = process.cpuUsage()
  for (let i = 0; i < times; i += 1) {
    const from = performance.now()
    await run()
    taken.push(performance.now() - from)
  }
  const { user, system } = process.cpuUsage(cpu)
  taken.sort((a, b) => a - b)
  return {
    median: taken[Math.floor(times / 2)]!,
    p95: taken[Math.ceil(times * 0.95) - 1]!,
    cpu: (user + system) / 1_000 / times,
  }
}

const told = ({ median, p95, cpu }: Times) => `${median.toFixed(1)} / ${p95.toFixed(1)} (${cpu.toFixed(1)})`

async function measure(desk: Desk, base: string, now: number): Promise<void> {
  const print = (cells: string[]) => console.log(`| ${cells.join(' | ')} |`)
  print(['', ...ACCOUNTS.map(([name]) => name)])
  const line = async (name: string, run: (cookie: string, csrf: string, at: number) => Promise<unknown>) => {
    const cells: string[] = []
    for (const [at, [, role, unit]] of ACCOUNTS.entries()) {
      const { id, csrf } = await signIn(desk, role, unit, Date.now())
      cells.push(told(await timesOf(() => run(`lang_nghe_session=${id}`, csrf, at))))
    }
    print([name, ...cells])
  }
  await line('counts', (_cookie, _csrf, at) => {
    const [, role, unitCode] = ACCOUNTS[at]!
    return countQueue(desk, viewerOf({ role, unitCode }), now)
  })
  for (const [name, path] of PAGES)
    await line(name, (cookie) => ask(`${base}${path}`, { headers: { cookie } }))
  for (const [name, q] of SEARCHES) {
    await line(name, (cookie, csrf) =>
      ask(`${base}/complaints/search`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ csrf, q }),
      }),
    )
  }
}

async function ask(url: string, init: RequestInit): Promise<void> {
  const response = await fetch(url, { ...init, redirect: 'manual' })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
  if (!text.includes('class="counts"')) throw new Error(`${url} is not the queue`)
}

async function signIn(desk: Desk, role: Role, unitCode: string | null, now: number) {
  const { read } = desk.database
  const id = `${role}-${unitCode}`
  const account = { id, username: id.toLowerCase(), name: id, password_hash: '-', created_at: now }
  const grant = { id, account: id, role, unit_code: unitCode, valid_from: 0, valid_to: null, given_at: now }
  await desk.database.commit([
    write(
      read
        .insertInto('account')
        .values({ ...account, disabled_at: null, failed: 0, locked_until: 0 })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    write(
      read
        .insertInto('account_role')
        .values(grant)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ])
  return openSession(desk.database, id, now)
}

/** Files complaints one after the other; with and without what the queue keeps of each. */
async function measureFiling(desk: Desk, now: number): Promise<void> {
  const ofQueue = /complaint_(tally_change|word|pending)/
  let n = 0
  const file = (withQueue: boolean) => async () => {
    n += 1
    const name = `filing-${n}`
    const draw = (purpose: string) => desk.vault.draw(name, purpose)
    const moment = {
      ...{ at: now, recordedAt: now, key: name, cause: name, citizen: name, draw },
      address: { channel: 'messenger' as const, account: 'page', user: name },
    }
    const data = {
      ...{
        code: trackingCode(draw('complaint-code')),
        secret: '12345678',
        category: 'delay' as const,
        flags: [],
      },
      story: `Nộp giấy tờ từ đầu tháng, hẹn mười ngày, quá hạn hai tuần chẳng thấy trả ${storedWord(n)} ${storedWord(n * 7)}.`,
      ...{ unitCode: 'C7', official: null, dossierCode: null, contact: null, amountVnd: null },
      ...{ confidentiality: 'named' as const, attachments: [], protected: false, handlerUnitCode: 'C7' },
      dueAt: now + 86_400_000,
    }
    const writes = fileComplaint(desk, data, moment)
    await desk.database.commit(withQueue ? writes : writes.filter(({ sql }) => !ofQueue.test(sql)))
  }
  const without = await timesOf(file(false), FILINGS)
  const all = await timesOf(file(true), FILINGS)
  console.log(
    `filing, ms median / p95 (processor): ${told(all)}; without the queue's own rows ${told(without)}`,
  )
}

async function onFreshDatabase(kind: string, size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-console-times-'))
  const server = kind === 'postgres' ? await startPostgres({ fsync: true }) : null
  const database = server ? openPostgres(server.url) : openSqlite(join(folder, 'queue.sqlite'))
  const desk: Desk = { database, vault: vaultOf(newKey(), newKey()), settings: defaultSettings }
  const now = Date.now()
  const app = express()
  const files = createFileStore(folder)
  const tools = { desk, files, now: Date.now, log: createLog('error'), changed: () => {}, secure: false }
  app.use('/console', consoleRouter(tools))
  const http = createServer(app).listen(0, '127.0.0.1')
  try {
    await migrate(database)
    await database.commit(units().map((unit) => putUnit(database, unit, 1)))
    const from = performance.now()
    await fillQueue(desk, await unitTree(database), size, now)
    const seconds = ((performance.now() - from) / 1_000).toFixed(0)
    console.log(
      `\n${kind}, ${size} complaints (stored in ${seconds} s): ms, median / p95 of ${TIMES} (processor)`,
    )
    await measure(desk, `http://127.0.0.1:${(http.address() as AddressInfo).port}/console`, now)
    await measureFiling(desk, now)
  } finally {
    http.closeAllConnections()
    http.close()
    await database.close()
    await server?.stop()
    rmSync(folder, { recursive: true })
  }
}

const asked = process.argv.slice(2)
const kinds = ['sqlite', 'postgres'].filter(
  (kind) => asked.includes(kind) || !asked.some((word) => /^[a-z]/.test(word)),
)
const sizes = asked.filter((word) => /^\d+$/.test(word)).map(Number)
for (const kind of kinds) {
  for (const size of sizes.length > 0 ? sizes : [1_000, 1_000_000]) {
    await onFreshDatabase(kind, size)
  }
}
