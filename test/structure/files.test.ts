/** Habits of the house that a reader relies on, checked over all files. */
import { expect, test } from 'vitest'
import { filesIn, sources, textOf } from './repository.ts'

const MOST_LINES = 300

test(`no source file is longer than ${MOST_LINES} lines`, () => {
  expect(sources().filter((path) => textOf(path).split('\n').length - 1 > MOST_LINES)).toEqual([])
})

test('every exported function, class and value says what it is for', () => {
  expect(sources().flatMap(undocumented)).toEqual([])
})

/**
 * Exported values without a docstring directly above. A file with one thing to tell tells it at its top: that counts for
 * its first export. Types are read with their members.
 */
function undocumented(path: string): string[] {
  const lines = textOf(path).split('\n')
  const exported = lines.flatMap((line, at) => {
    const name = /^export (?:async )?(?:function\*?|const|class) (\w+)/.exec(line)?.[1]
    const isOverload = name !== undefined && lines[at - 1]?.startsWith(`export function ${name}(`)
    return name === undefined || isOverload ? [] : [{ name, at }]
  })
  const opensWithWords = lines[0]?.startsWith('/**') ?? false
  return exported
    .filter(({ at }, nth) => !(nth === 0 && opensWithWords) && !isBelowDocstring(lines, at))
    .map(({ name, at }) => `${path}:${at + 1} ${name}`)
}

function isBelowDocstring(lines: string[], at: number): boolean {
  let above = at - 1
  while (lines[above]?.startsWith('//')) above -= 1
  return lines[above]?.trimEnd().endsWith('*/') ?? false
}

test('all text is in Unicode NFC, so that it can be searched', () => {
  const decomposed = filesIn('').filter((path) => textOf(path) !== textOf(path).normalize('NFC'))
  expect(decomposed).toEqual([])
})

test('no file names a folder of someone’s machine or the host of a package registry', () => {
  // Put together from pieces, so that this file does not find itself.
  const folders = ['/ho' + 'me/', '/ro' + 'ot/', '/Us' + 'ers/', '/wo' + 'rk/'].join('|')
  const registries = ['regis' + 'try\\.', 'npm' + 'mirror', 'arti' + 'factory'].join('|')
  const machine = new RegExp(`(?<![\\w.}:/])(?:${folders})\\w|https?://[\\w.-]*(?:${registries})`)
  expect(filesIn('').filter((path) => machine.test(textOf(path)))).toEqual([])
})
