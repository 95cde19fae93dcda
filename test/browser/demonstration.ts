/** The demonstration as a newcomer starts it: a process of its own, known only by what it prints and answers. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../services/postgres.ts'

const ROOT = join(import.meta.dirname, '../..')
const BIN = join(ROOT, 'bin/lang-nghe.js')
/** Far longer than it takes (contract 1: a minute), for a machine that is busy with other tests. */
const START_MS = 240_000
const END_MS = 30_000

export type Demonstration = Awaited<ReturnType<typeof startDemonstration>>

/** A folder for `DATA_DIR`, and how to remove it. */
export function dataFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-browser-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * Starts it and waits for the last line that it prints.
 *
 * @param folder its `DATA_DIR`
 * @param by the program itself, or `npm start` in a process group of its own, as a terminal holds it
 */
export async function startDemonstration(folder: string, by: 'npm start' | 'node' = 'node') {
  const port = await freePort()
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
  }
  const [program, ...args] = by === 'node' ? [process.execPath, BIN, 'serve'] : ['npm', 'start']
  const child = spawn(program!, args, {
    env,
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const printed = await untilReady(child, START_MS)

  return {
    base: `http://127.0.0.1:${port}`,
    printed,
    /** The password printed beside a username. */
    passwordOf(username: string): string {
      const password = new RegExp(`^ *${username} +(\\S+)`, 'm').exec(printed)?.[1]
      if (!password) throw new Error(`no account ${username} is printed`)
      return password
    },
    /** What a command prints that is given the same settings. @throws when it does not end with 0 */
    async command(...words: string[]): Promise<string> {
      const run = spawn(process.execPath, [BIN, ...words], {
        env,
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let output = ''
      run.stdout.setEncoding('utf8').on('data', (piece: string) => {
        output += piece
      })
      const code = await new Promise((resolve) => run.once('close', resolve))
      if (code !== 0) throw new Error(`lang-nghe ${words.join(' ')} ended with ${code}`)
      return output
    },
    /**
     * Ctrl-C.
     *
     * @param sender a terminal tells the whole process group, another program the started process alone
     * @returns the exit code, null when a signal ended it or nothing did in time, and how long the end took
     */
    async interrupt(
      sender: 'the terminal' | 'another program',
    ): Promise<{ code: number | null; ms: number }> {
      const began = performance.now()
      process.kill(sender === 'the terminal' ? -child.pid! : child.pid!, 'SIGINT')
      const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), END_MS)
      const code = await ended
      clearTimeout(timer)
      return { code, ms: performance.now() - began }
    },
    /** Whatever happened, nothing of it runs afterwards. */
    async close(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return
      process.kill(-child.pid!, 'SIGKILL')
      await ended
    },
  }
}

function untilReady(child: ChildProcess, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const failed = (why: string) => reject(new Error(`the demonstration ${why}; it printed:\n${printed}`))
    const timer = setTimeout(() => {
      process.kill(-child.pid!, 'SIGKILL')
      failed(`did not start within ${withinMs} ms`)
    }, withinMs)
    child.once('exit', (code) => {
      clearTimeout(timer)
      failed(`ended with ${code}`)
    })
    child.stdout!.setEncoding('utf8').on('data', (piece: string) => {
      printed += piece
      if (!printed.includes('Ctrl-C')) return
      clearTimeout(timer)
      resolve(printed)
    })
  })
}
