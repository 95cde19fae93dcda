/** Opens the desk for one command and closes it again, whatever happens. */
import { readConfig } from '../config.ts'
import type { Desk } from '../desk.ts'
import { openDesk } from '../open-desk.ts'

/** Runs a command on the store that the settings name. */
export async function withDesk<T>(work: (desk: Desk, now: number) => Promise<T>): Promise<T> {
  const now = Date.now()
  const desk = await openDesk(readConfig(process.env, 'database'), now)
  try {
    return await work(desk, now)
  } finally {
    await desk.database.close()
  }
}

/** A failure that the person at the terminal can mend: printed as a sentence, without a trace. */
export class CommandFailed extends Error {
  override name = 'CommandFailed'
  readonly expected = true
}
