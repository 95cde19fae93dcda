/** Opens the desk for one command and closes it again, whatever happens. */
import { type Config, readConfig, redisOf } from '../config.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import type { Desk } from '../desk.ts'
import { openDesk } from '../open-desk.ts'
import { openMailbox } from '../open-mailbox.ts'

/** Runs a command on the store that the settings name. */
export async function withDesk<T>(work: (desk: Desk, now: number, config: Config) => Promise<T>): Promise<T> {
  const now = Date.now()
  const config = readConfig(process.env, 'database')
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
