/** Opens the desk for one command and closes it again, whatever happens. */
import { type Config, readConfig, redisOf } from '../config.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import type { Desk } from '../desk.ts'
import { hasStore, openDesk } from '../open-desk.ts'
import { openMailbox } from '../open-mailbox.ts'

type Work<T> = (desk: Desk, now: number, config: Config) => Promise<T>

/**
 * Runs a command on the store that the settings name.
 *
 * @throws CommandFailed when there is none: an answer from an empty file made on the way would be a false one
 */
export async function withDesk<T>(work: Work<T>): Promise<T> {
  const config = readConfig(process.env, 'database')
  if (!hasStore(config))
    throw new CommandFailed(
      'DATA_DIR: ở đó chưa có dữ liệu / there is no database in that folder; name the right one, or make it with seed, migrate or serve',
    )
  return onStore(config, work)
}

/** The same for a command that may be the first one: the store is made when there is none. */
export function withNewDesk<T>(work: Work<T>): Promise<T> {
  return onStore(readConfig(process.env, 'database'), work)
}

async function onStore<T>(config: Config, work: Work<T>): Promise<T> {
  const now = Date.now()
  const desk = await openDesk(config, now)
  try {
    return await work(desk, now, config)
  } finally {
    await desk.database.close()
  }
}

/** Runs a command that needs the mailbox too, wherever the engine keeps it. */
export function withMailbox<T>(work: (desk: Desk, mailbox: Mailbox, now: number) => Promise<T>): Promise<T> {
  return withDesk(async (desk, now, config) => {
    const open = await openMailbox(desk, redisOf(config), true)
    try {
      return await work(desk, open.mailbox, now)
    } finally {
      await open.close()
    }
  })
}

/** A failure that the person at the terminal can mend: printed as a sentence, without a trace. */
export class CommandFailed extends Error {
  override name = 'CommandFailed'
  readonly expected = true
}
