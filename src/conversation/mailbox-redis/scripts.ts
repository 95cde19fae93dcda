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
/** Lua source by name: the body of a function without parameters. */
export type Scripts = Record<ScriptName, string>

/** Reads the scripts. */
export function readScripts(): Scripts {
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Scripts
}

/** One program of them all: whatever is asked for at the same time is one call of it, and compiled once. */
export function programOf(scripts: Scripts): string {
  const functions = NAMES.map((name) => `scripts['${name}'] = function()\n${scripts[name]}\nend`)
  return [read('common'), ...functions, read('calls')].join('\n')
}

function read(name: string): string {
  return readFileSync(new URL(`./${name}.lua`, import.meta.url), 'utf8')
}
