/** A deployment on a disk of its own, on either database, and the command line that works on it. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'

export type Kind = 'SQLite' | 'PostgreSQL'
export type Deployment = { env: Record<string, string>; config: Config }

/** An empty folder for one test. */
export const aFolder = () => mkdtempSync(join(tmpdir(), 'lang-nghe-backup-'))

/** One that holds nothing yet. */
export async function deployment(
  kind: Kind,
  secret: Buffer,
  more: Record<string, string> = {},
): Promise<Deployment> {
  const env = {
    DATA_DIR: join(aFolder(), 'data'),
    SECRET_KEY: secret.toString('base64'),
    DEMO: '0',
    ...(kind === 'PostgreSQL' ? { DATABASE_URL: await emptyPostgres() } : {}),
    ...more,
  }
  return { env, config: readConfig(env, 'database') }
}

async function emptyPostgres(): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  const name = `backup_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

/** Runs a command as an operator does. */
export async function langNghe(env: Record<string, string>, ...args: string[]) {
  const program = join(import.meta.dirname, '../../bin/lang-nghe.js')
  const child = spawn(process.execPath, [program, ...args], {
    cwd: aFolder(), // no .env of ours
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}
