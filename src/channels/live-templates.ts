/** The templates that hold at this moment, in every process: what is set in the console is taken over without a restart. */
import type { Database } from '../database/database.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { storedTemplates, withStored } from './stored-templates.ts'
import type { Template, Templates } from './templates.ts'

const EVERY_MS = 15_000

export type LiveTemplates = {
  /** What the settings name. */
  file: Templates
  /** What holds; always the same map, whose entries become different. */
  now: Templates
  /** Takes over what was set. */
  refresh(): Promise<void>
}

/** @param told called with what holds whenever it was looked at */
export function liveTemplates(
  database: Database,
  file: Templates,
  told: (now: Templates) => void = () => {},
): LiveTemplates {
  const now = new Map<string, Template>(file)
  return {
    file,
    now,
    async refresh() {
      const holds = withStored(file, await storedTemplates(database))
      for (const kind of now.keys()) if (!holds.has(kind)) now.delete(kind)
      for (const [kind, template] of holds) now.set(kind, template)
      told(now)
    },
  }
}

/** Looks every 15 s whether another process set a template. */
export function followTemplates({ refresh }: LiveTemplates, log: Log): { stop(): Promise<void> } {
  let looking: Promise<void> | null = null
  const look = () => {
    looking ??= refresh()
      .catch((error: unknown) =>
        log.warn({ error: safeError(error) }, 'templates could not be looked at; tried again'),
      )
      .finally(() => {
        looking = null
      })
  }
  look()
  const timer = setInterval(look, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
