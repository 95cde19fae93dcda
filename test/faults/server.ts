/** The real server as a process of its own, with both platforms played in this one, so that it can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'
import { createSimulator } from '../../src/simulator/simulator.ts'
import { freePort } from '../services/postgres.ts'

const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname
/** The platforms repeat for an hour or two; a minute will do here. */
const REPEATS = [200, 400, 800, 1_500, ...new Array<number>(25).fill(2_000)]

export type ServerUnderTest = Awaited<ReturnType<typeof serverUnderTest>>

/** @param more further settings, such as DATABASE_URL */
export async function serverUnderTest(more: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-faults-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const simulator = createSimulator({
    webhookBase: () => base,
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
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    DEMO: '0',
    LOG_LEVEL: process.env.FAULTS_LOG_LEVEL ?? 'fatal',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    API_TOKEN: 'test-token',
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
  let children: ChildProcess[] = []

  return {
    simulator,
    base,
    folder,
    env,
    /** Runs a command of ours on the same settings, to its end. */
    async command(...args: string[]): Promise<void> {
      const run = spawn(process.execPath, [BIN, ...args], {
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
        cwd: folder,
      })
      const code = await new Promise((resolve) => run.once('exit', resolve))
      if (code !== 0) throw new Error(`lang-nghe ${args.join(' ')} ended with ${code}`)
    },
    /** @param roles a process each; the first one answers the webhooks */
    async start(roles: string[] = ['all']): Promise<void> {
      children = roles.map((role, i) =>
        spawn(process.execPath, [BIN, 'serve', '--role', role], {
          env: { ...env, PORT: i === 0 ? String(port) : '0' },
          stdio: ['ignore', 'ignore', 'inherit'],
          cwd: folder,
        }),
      )
      for (let tries = 0; tries < 600; tries++) {
        const ready = await fetch(`${base}/health/ready`).then(
          (response) => response.ok,
          () => false,
        )
        if (ready) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error('the server did not become ready')
    },
    async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
      const running = children.filter((child) => child.exitCode === null && child.signalCode === null)
      const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)))
      for (const child of running) child.kill(signal)
      await Promise.all(ended)
      children = []
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
