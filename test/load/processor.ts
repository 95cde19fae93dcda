/** How long processors have worked on a database: this process with its threads, and PostgreSQL's with all it has started. */
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from '../../src/database/database.ts'

const TICKS_A_SECOND = 100

/** In seconds. Linux only: PostgreSQL's come from /proc, and it has to run on this machine. */
export async function processorSeconds(database: Database): Promise<number> {
  const { user, system } = process.cpuUsage()
  const ours = (user + system) / 1e6
  if (database.kind !== 'postgres') return ours
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.read)
  const parent = statOf(rows[0]!.pid)!.parent
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []))
  const children = all.filter((each) => each.parent === parent).reduce((sum, { own }) => sum + own, 0)
  const { own, ended } = statOf(parent)!
  return ours + (own + ended + children) / TICKS_A_SECOND
}

/** In ticks; `ended`: of children that are no more. Null when the process is gone. Fields: proc_pid_stat(5). */
function statOf(pid: number): { parent: number; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const number = (field: number) => Number(fields[field - 3])
    return { parent: number(4), own: number(14) + number(15), ended: number(16) + number(17) }
  } catch {
    return null
  }
}
