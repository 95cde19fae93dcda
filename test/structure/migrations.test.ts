/** Migrations and decisions are numbered without gaps, so that their order is never in doubt. */
import { expect, test } from 'vitest'
import { filesIn, textOf } from './repository.ts'

const numbers = (paths: string[]) =>
  paths.map((path) => Number(/\/(\d{4})[-_][a-z0-9-_]+\.\w+$/.exec(path)?.[1]))
const counted = (length: number) => Array.from({ length }, (_, at) => at + 1)

test('migrations are numbered from 0001 without gaps', () => {
  const paths = filesIn('src/database/migrations')
  expect(paths.length).toBeGreaterThan(0)
  expect(numbers(paths)).toEqual(counted(paths.length))
})

test('every table of a migration is typed, and every typed table is made', () => {
  const made = filesIn('src/database/migrations').flatMap((path) =>
    [...textOf(path).matchAll(/^create table (\w+)/gim)].map((match) => match[1]!),
  )
  const [, tables] = textOf('src/database/tables.ts').split('export interface Tables {')
  const typed = [...tables!.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]!)
  expect(typed.toSorted()).toEqual([...new Set(made)].toSorted())
})

test('decisions are numbered from 0001 without gaps', () => {
  const paths = filesIn('docs/decisions')
  expect(paths.length).toBeGreaterThan(0)
  expect(numbers(paths)).toEqual(counted(paths.length))
})

test.each(filesIn('docs/decisions'))('%s has its date, context, decision and consequences', (path) => {
  const text = textOf(path)
  expect(text).toMatch(/^# \d{4} .+\n\n\d{4}-\d{2}-\d{2} · (proposed|accepted|replaced)/)
  for (const part of ['Context', 'Decision', 'Consequences']) expect(text).toContain(`\n## ${part}\n`)
})
