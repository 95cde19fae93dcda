/**
 * Private Redis servers on free ports of the loopback, which keep what they acknowledge as a deployment must
 * (`appendonly yes`, `appendfsync always`). A test that needs an empty one asks for `freshRedisUrl()`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { inject } from 'vitest'
import { freePort } from './postgres.ts'
import { redisServer } from './programs.ts'

/** More than a run's tests take, so that none meets what another left. Number 0 holds the counter. */
const DATABASES = 4096
const HASH_SLOTS = 16_384

export type PrivateRedis = {
  url: string
  port: number
  /** Ends it as a power cut would: at once, in the middle of whatever it does. */
  kill(): Promise<void>
  /** Stops it where it stands, as a machine that hangs. */
  pause(): void
  resume(): void
  /** Starts it again on the same port and folder; back when it answers. */
  restart(): Promise<void>
  /** Ends it and deletes its folder. */
  stop(): Promise<void>
}

/** @param options.settings further ones, as on redis-server's command line; the last one of a name counts */
export async function startRedis(
  options: { port?: number; folder?: string; settings?: string[] } = {},
): Promise<PrivateRedis> {
  const program = redisServer()
  if (!program) throw new Error('redis-server is not installed; npm test installs it')
  const port = options.port ?? (await freePort())
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'lang-nghe-redis-'))
  const url = `redis://127.0.0.1:${port}`
  const settings = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--protected-mode', 'yes'],
    ...['--dir', folder, '--databases', String(DATABASES), '--save', ''],
    ...['--appendonly', 'yes', '--appendfsync', 'always', '--no-appendfsync-on-rewrite', 'no'],
    ...(options.settings ?? []),
  ]
  let server: ChildProcess

  async function start(): Promise<void> {
    server = spawn(program!, settings, { cwd: folder, stdio: 'ignore' })
    process.once('exit', killNow)
    for (let tries = 0; !(await answers(url)); tries++) {
      if (server.exitCode !== null || tries > 200)
        throw new Error(`redis-server does not answer (${server.exitCode ?? 'it runs'})`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  const killNow = () => void server.kill('SIGKILL')
  async function kill(): Promise<void> {
    process.removeListener('exit', killNow)
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    killNow()
    await ended
  }

  await start()
  return {
    url,
    port,
    kill,
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    restart: start,
    async stop() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Its PONG; not while it reads its file. */
async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    client.disconnect()
  }
}

export type PrivateRedisCluster = {
  /** The nodes' addresses, separated by commas. */
  url: string
  nodes: PrivateRedis[]
  /** Deletes all that they hold. */
  empty(): Promise<void>
  stop(): Promise<void>
}

/** A cluster of so many masters with all 16,384 slots between them; back when each of them calls it whole. */
export async function startRedisCluster(masters: number): Promise<PrivateRedisCluster> {
  const nodes: PrivateRedis[] = []
  const stop = async () => void (await Promise.all(nodes.map((node) => node.stop())))
  try {
    const buses: number[] = []
    for (let i = 0; i < masters; i++) {
      const bus = await freePort()
      buses.push(bus)
      const clustered = ['--cluster-enabled', 'yes', '--cluster-port', String(bus), '--databases', '1']
      nodes.push(await startRedis({ settings: clustered }))
    }
    for (const [i, node] of nodes.entries()) {
      const [first, next] = [i, i + 1].map((n) => Math.floor((n * HASH_SLOTS) / masters))
      await call(node, 'CLUSTER', 'ADDSLOTSRANGE', first!, next! - 1)
      await call(node, 'CLUSTER', 'SET-CONFIG-EPOCH', i + 1)
    }
    for (const [i, { port }] of nodes.entries())
      if (i > 0) await call(nodes[0]!, 'CLUSTER', 'MEET', '127.0.0.1', port, buses[i]!)
    const whole = new RegExp(`cluster_state:ok[^]*cluster_known_nodes:${masters}\\b`)
    for (const node of nodes) await says(node, whole, 'CLUSTER', 'INFO')
    const empty = async () => void (await Promise.all(nodes.map((node) => call(node, 'FLUSHALL'))))
    return { url: nodes.map(({ url }) => url).join(','), nodes, empty, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A master with one replica that follows it; `url` is the master's. */
export async function startRedisWithReplica(): Promise<PrivateRedis & { replica: PrivateRedis }> {
  const master = await startRedis({ settings: ['--repl-diskless-sync-delay', '0'] })
  try {
    const replica = await startRedis({ settings: ['--replicaof', '127.0.0.1', String(master.port)] })
    await says(master, /state=online/, 'INFO', 'replication')
    return {
      ...master,
      replica,
      async stop() {
        await replica.stop()
        await master.stop()
      },
    }
  } catch (error) {
    await master.stop()
    throw error
  }
}

/** An empty database of the run's Redis, which is the caller's alone. */
export async function freshRedisUrl(): Promise<string> {
  const url = inject('redisUrl')
  const client = new Redis(url)
  try {
    const number = 1 + ((await client.incr('databases taken')) % (DATABASES - 1))
    await client.select(number)
    await client.flushdb()
    return `${url}/${number}`
  } finally {
    client.disconnect()
  }
}

async function call(node: PrivateRedis, command: string, ...args: (string | number)[]): Promise<unknown> {
  const client = new Redis(node.url)
  try {
    return await client.call(command, ...args)
  } finally {
    client.disconnect()
  }
}

/** Until a node's answer reads so. */
async function says(node: PrivateRedis, wanted: RegExp, command: string, ...args: string[]): Promise<void> {
  const until = Date.now() + 20_000
  while (!wanted.test(String(await call(node, command, ...args)))) {
    if (Date.now() > until) throw new Error(`Redis does not say ${wanted} to ${command}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
