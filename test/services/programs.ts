/** Where the machine keeps the programs that the tests start. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of `initdb` and `postgres`; null when PostgreSQL is not installed. */
export function postgresFolder(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  )
}

/** `redis-server`; null when it is not installed. */
export function redisServer(): string | null {
  const folders = ['/usr/bin', '/usr/local/bin', ...(process.env.PATH ?? '').split(':')]
  return folders.map((folder) => join(folder, 'redis-server')).find((place) => existsSync(place)) ?? null
}

/** The browser; null when none is installed. */
export function chromium(): string | null {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((place) => existsSync(place)) ?? null
}
