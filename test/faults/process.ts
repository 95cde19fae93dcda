/** One process of the server, which a trial can kill, pause and start again while the others go on. */
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname

const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

export type Role = 'all' | 'web' | 'worker'

export type ServerProcess = {
  role: Role
  /** Where it answers, `http://127.0.0.1:PORT`; the same after each start. */
  base: string
  /** Starts it; back when it answers. */
  start(): Promise<void>
  /** SIGSTOP, SIGCONT. */
  signal(signal: NodeJS.Signals): void
  /** Ends it. @returns its exit code; null when the signal ended it */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
  isRunning(): boolean
  /** @throws when it does not run */
  pid(): number
  /**
   * A figure of `/metrics`; NaN while the store that knows it is away.
   *
   * @param name without `langnghe_`, such as `turns_total{outcome="done"}`; without labels, the sum over all
   * @throws when there is none of this name
   */
  metric(name: string): Promise<number>
}

/** A process that does not run yet. */
export function serverProcess(
  role: Role,
  port: number,
  env: Record<string, string>,
  cwd: string,
): ServerProcess {
  const base = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null

  return {
    role,
    base,
    async start() {
      const started = spawn(process.execPath, [BIN, 'serve', '--role', role], {
        env: { ...env, PORT: String(port) },
        stdio: ['ignore', 'ignore', 'inherit'],
        cwd,
      })
      child = started
      alive.add(started)
      started.once('exit', () => alive.delete(started))
      for (let tries = 0; tries < 1_200; tries++) {
        if (started.exitCode !== null) throw new Error(`the ${role} ended at its start: ${started.exitCode}`)
        const answered = await fetch(`${base}/health/live`).then(
          (response) => response.ok,
          () => false,
        )
        if (answered) return
        await pause(25)
      }
      throw new Error(`the ${role} does not answer`)
    },
    signal: (signal) => void child?.kill(signal),
    async end(signal) {
      const running = child
      child = null
      if (running === null || running.signalCode !== null) return null
      if (running.exitCode !== null) return running.exitCode
      const ended = new Promise<number | null>((resolve) => running.once('exit', resolve))
      running.kill(signal)
      return ended
    },
    isRunning: () => child !== null && child.exitCode === null && child.signalCode === null,
    pid() {
      if (!child?.pid) throw new Error(`the ${role} does not run`)
      return child.pid
    },
    async metric(name) {
      const lines = (await (await fetch(`${base}/metrics`)).text()).split('\n')
      const wanted = lines.filter(
        (line) => line.startsWith(`langnghe_${name}`) && /[{} ]/.test(line[9 + name.length] ?? ' '),
      )
      if (!lines.some((line) => line.startsWith(`# TYPE langnghe_${name.split('{')[0]} `)))
        throw new Error(`/metrics has no langnghe_${name}`)
      return wanted.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
    },
  }
}

/** Runs a command of ours to its end. @throws when its exit code is not 0 */
export async function runCommand(args: string[], env: Record<string, string>, cwd: string): Promise<void> {
  const run = spawn(process.execPath, [BIN, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'], cwd })
  const code = await new Promise((resolve) => run.once('exit', resolve))
  if (code !== 0) throw new Error(`lang-nghe ${args.join(' ')} ended with ${code}`)
}
