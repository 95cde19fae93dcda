/** A private PostgreSQL on a free port, also when the tests run as root, which PostgreSQL refuses to be. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { postgresFolder } from './programs.ts'

export type PrivatePostgres = {
  url: string
  /** Ends it at once, with nothing written down first; the next start recovers from its log. */
  kill(): Promise<void>
  /** Starts it again on the same port and folder; back when it answers. */
  restart(): Promise<void>
  /** Ends it and deletes its folder. */
  stop(): Promise<void>
}

/** @param options.fsync for trials in which it is killed; without, it is faster */
export async function startPostgres(options: { fsync?: boolean } = {}): Promise<PrivatePostgres> {
  const programs = postgresFolder()
  if (!programs) throw new Error('PostgreSQL is not installed; npm test installs it')
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-postgres-'))
  const as = process.getuid?.() === 0 ? userOf('postgres') : {}
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid!)
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const inFolder = { cwd: folder, ...as }
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'test', '--auth=trust', '-E', 'UTF8', '--no-sync'],
    {
      ...inFolder,
      stdio: 'ignore',
    },
  )
  const port = await freePort()
  const durable = options.fsync ? 'on' : 'off'
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    `fsync=${durable}`,
  ]
  const url = `postgres://test@127.0.0.1:${port}/postgres`
  let server: ChildProcess

  async function start(): Promise<void> {
    const args = ['-D', data, ...settings.flatMap((one) => ['-c', one])]
    server = spawn(join(programs!, 'postgres'), args, { ...inFolder, stdio: 'ignore' })
    process.once('exit', endNow)
    await answers(url)
  }
  const endNow = () => void server.kill('SIGQUIT')
  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    process.removeListener('exit', endNow)
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await ended
  }

  await start()
  return {
    url,
    kill: () => end('SIGQUIT'),
    restart: start,
    async stop() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function userOf(name: string): { uid?: number; gid?: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A port of the loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
