/** Opens the database and the keys that a command works with. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadSettings, type Config } from './config.ts'
import { type Database, Unavailable } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { openPostgres } from './database/postgres.ts'
import { openSqlite } from './database/sqlite.ts'
import type { Desk } from './desk.ts'
import { CannotOpen, newKey } from './privacy/seal.ts'
import { openVault } from './privacy/vault.ts'
import { recordScoreSettings } from './scores/score-settings.ts'

/** The SQLite file's name in the data folder. */
export const DATABASE_FILE = 'lang-nghe.sqlite'
/** The folder of what citizens attached, in the data folder. */
export const ATTACHMENTS = 'attachments'

/**
 * Longer than any statement of a server takes, migrations apart: a connection that is silent for so long is gone, and those
 * who wait for it get another.
 */
const SERVER_ANSWERS_WITHIN_MS = 20_000

/** Opens what the settings name for a server: a database that falls silent counts as away after 20 s. */
export async function openServerDesk(config: Config, now: number): Promise<Desk> {
  const desk = await openDesk(config, now)
  await recordScoreSettings(desk.database, desk.settings, now)
  const { DATABASE_URL } = config.env
  if (!DATABASE_URL) return desk
  await desk.database.close()
  return { ...desk, database: openPostgres(DATABASE_URL, undefined, SERVER_ANSWERS_WITHIN_MS) }
}

/** Opens what the settings name, brings it to this version, and unwraps its keys. */
export async function openDesk(config: Config, now: number): Promise<Desk> {
  const database = openDatabase(config)
  await migrate(database).catch(async (error: unknown) => {
    await database.close()
    if (!(error instanceof Unavailable)) throw error
    throw new BadSettings([
      `${config.env.DATABASE_URL ? 'DATABASE_URL' : 'DATA_DIR'}: ${error.message}; is it running, does the database exist, is the address right?`,
    ])
  })
  const { SECRET_KEY, SECRET_KEY_PREVIOUS } = config.env
  const secret = config.demo ? demoSecret(dataFolder(config)) : SECRET_KEY!
  const vault = await openVault(database, secret, SECRET_KEY_PREVIOUS ?? null, now).catch((error: Error) => {
    if (!(error instanceof CannotOpen)) throw error
    throw new BadSettings([
      config.demo
        ? 'DATA_DIR: its demo/secret.key does not open its demo database; delete the folder demo to begin again'
        : 'SECRET_KEY: does not open the keys stored in the database; set the one they were made with, or name it in SECRET_KEY_PREVIOUS',
    ])
  })
  return { database, vault, settings: config.office, closesMoments: true }
}

/** Whether there is something to open: a database server, or the file. */
export function hasStore(config: Config): boolean {
  const { DATABASE_URL, DATA_DIR } = config.env
  return DATABASE_URL !== undefined || existsSync(join(DATA_DIR, config.demo ? 'demo' : '', DATABASE_FILE))
}

/** The folder of this deployment's files, made when it is missing; the demonstration has its own inside `DATA_DIR`. */
export function dataFolder(config: Config): string {
  const folder = config.demo ? join(config.env.DATA_DIR, 'demo') : config.env.DATA_DIR
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function openDatabase(config: Config): Database {
  const { DATABASE_URL, DATA_DIR } = config.env
  if (config.demo && existsSync(join(DATA_DIR, DATABASE_FILE))) {
    throw new BadSettings([
      'DATA_DIR: holds a real database, so the demonstration does not start here; connect a channel, set DEMO=0, or name another DATA_DIR',
    ])
  }
  if (DATABASE_URL) return openPostgres(DATABASE_URL)
  const path = join(dataFolder(config), DATABASE_FILE)
  closeSync(openSync(path, 'a', 0o600)) // for nobody else on the machine; SQLite gives its companions the same rights
  return openSqlite(path)
}

/** The demonstration makes its own key, so that a restart opens what it sealed. */
function demoSecret(folder: string): Buffer {
  const path = join(folder, 'secret.key')
  if (!existsSync(path)) {
    writeFileSync(path, newKey().toString('base64'), { mode: 0o600 })
    chmodSync(path, 0o600)
  }
  return Buffer.from(readFileSync(path, 'utf8'), 'base64')
}
