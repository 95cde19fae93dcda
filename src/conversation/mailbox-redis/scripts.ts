/** The scripts of the Redis mailbox, read from their files once. Each touches one partition, so one slot. */
import { readFileSync } from 'node:fs'

const NAMES = [
  'abandon',
  'accept',
  'clean',
  'commit',
  'confirm',
  'dead-letters',
  'figures',
  'forget',
  'heads',
  'held',
  'pace',
  'prepare',
  'release',
  'requeue',
  'settle',
  'still-sending',
  'take',
  'take-outgoing',
] as const

export type ScriptName = (typeof NAMES)[number]
/** Lua source by name, complete. */
export type Scripts = Record<ScriptName, string>

/** Reads the scripts; what they share is put before each. */
export function readScripts(): Scripts {
  const read = (name: string) => readFileSync(new URL(`./${name}.lua`, import.meta.url), 'utf8')
  const common = read('common')
  return Object.fromEntries(NAMES.map((name) => [name, `${common}\n${read(name)}`])) as Scripts
}
