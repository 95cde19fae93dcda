/** The real server in processes of its own, with both platforms played in this one, so that any of them can be killed, paused and started again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'
import { createSimulator } from '../../src/simulator/simulator.ts'
import { freePort } from '../services/postgres.ts'
import { type Role, runCommand, type ServerProcess, serverProcess } from './process.ts'

/** The platforms repeat for an hour or two; a minute will do here. */
const REPEATS = [200, 400, 800, 1_500, ...new Array<number>(25).fill(2_000)]
const API_TOKEN = 'test-token'

export type ServerUnderTest = Awaited<ReturnType<typeof serverUnderTest>>

/** @param more further settings, such as DATABASE_URL */
export async function serverUnderTest(more: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-faults-'))
  const ports: number[] = [await freePort()]
  let processes: ServerProcess[] = []
  let turn = 0
  /** Each delivery goes to the next of the processes that answer webhooks, whether it runs or not. */
  function webhookBase(): string {
    const doors = processes.filter(({ role }) => role !== 'worker')
    turn += 1
    return doors[turn % doors.length]?.base ?? `http://127.0.0.1:${ports[0]}`
  }
  const simulator = createSimulator({
    webhookBase,
    zalo: demoZalo,
    messenger: demoMessenger,
    tryThese: [],
    toTranscript: () => '',
    repeatAfterMs: { zalo: REPEATS, messenger: REPEATS },
  })
  const platforms = express()
  platforms.use('/zalo', simulator.zaloRouter)
  platforms.use('/graph', simulator.messengerRouter)
  const listener = createServer(platforms)
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const played = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    DEMO: '0',
    LOG_LEVEL: process.env.FAULTS_LOG_LEVEL ?? 'fatal',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    API_TOKEN,
    ZALO_APP_ID: demoZalo.appId,
    ZALO_APP_SECRET: demoZalo.appSecret,
    ZALO_OA_ID: demoZalo.oaId,
    ZALO_OA_SECRET: demoZalo.oaSecret,
    ZALO_REFRESH_TOKEN: demoZalo.refreshToken,
    ZALO_API_URL: `${played}/zalo`,
    ZALO_OAUTH_URL: `${played}/zalo`,
    MESSENGER_APP_SECRET: demoMessenger.appSecret,
    MESSENGER_VERIFY_TOKEN: demoMessenger.verifyToken,
    MESSENGER_PAGE_ID: demoMessenger.pageId,
    MESSENGER_PAGE_TOKEN: demoMessenger.pageToken,
    MESSENGER_GRAPH_URL: `${played}/graph`,
    ...more,
  }

  return {
    simulator,
    folder,
    /** In the order of the roles that were started. */
    processes: (role?: Role) => processes.filter((one) => role === undefined || one.role === role),
    /** Runs a command of ours on the same settings, to its end. */
    command: (...args: string[]) => runCommand(args, env, folder),
    /** Starts a process for each role; back when all answer. Each place in the list keeps its port. */
    async start(roles: Role[] = ['all']): Promise<void> {
      while (ports.length < roles.length) ports.push(await freePort())
      processes = roles.map((role, i) => serverProcess(role, ports[i]!, env, folder))
      await Promise.all(processes.map((one) => one.start()))
    },
    /** Ends all that run. @returns their exit codes */
    end: (signal: 'SIGKILL' | 'SIGTERM') => Promise.all(processes.map((one) => one.end(signal))),
    /** A citizen of each channel is greeted: the Zalo grant is stored, which a kill before would lose, as it does in life. */
    async warmUp(): Promise<void> {
      for (const channel of ['zalo', 'messenger'] as const) {
        const { id } = simulator.citizens(channel)[0]!
        await simulator.say(channel, id, 'xin chào')
        await simulator.waitForReply(channel, id, 1, 20_000)
      }
    },
    /** What the machine API answers. @throws when it refuses */
    async api<T>(path: string): Promise<T> {
      const headers = { authorization: `Bearer ${API_TOKEN}` }
      const answer = await fetch(`${webhookBase()}/api/v1${path}`, { headers })
      if (!answer.ok) throw new Error(`the API answers ${answer.status} to ${path}`)
      return (await answer.json()) as T
    },
    async close(): Promise<void> {
      await this.end('SIGKILL')
      await simulator.close()
      listener.closeAllConnections()
      listener.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
