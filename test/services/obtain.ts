/**
 * Obtains what the tests need beside npm's packages: PostgreSQL, Redis and Chromium. Used where present, installed by apt
 * where missing and permitted, else one clear sentence says what to install.
 */
import { spawnSync } from 'node:child_process'
import { chromium, postgresFolder, redisServer } from './programs.ts'

const wanted = [
  { package: 'postgresql', found: () => postgresFolder() !== null },
  { package: 'redis-server', found: () => redisServer() !== null },
  { package: 'chromium', found: () => chromium() !== null },
]
const missing = wanted.filter((one) => !one.found()).map((one) => one.package)

if (missing.length > 0) {
  const packages = missing.join(' ')
  const sentence = `The tests need: ${packages}. Install them with: sudo apt-get install -y --no-install-recommends ${packages}`
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args: string[]) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(command!, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  }
  console.log(`Installing for the tests: ${packages}`)
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', ...missing)
  const still = wanted.filter((one) => !one.found()).map((one) => one.package)
  if (still.length > 0) {
    console.error(sentence)
    process.exit(1)
  }
}
