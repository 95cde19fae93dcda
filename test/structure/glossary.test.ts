/** The words of the office are the words of the code: each identifier of the glossary occurs in it. */
import { expect, test } from 'vitest'
import { sources, textOf } from './repository.ts'

const rows = textOf('docs/glossary.md')
  .split('\n')
  .map((line) => /^\| ([^|]+) \| ([^|]+) \| `([^`]+)` \| (.+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, word, vietnamese, identifier, meaning]) => ({
    word: word!,
    vietnamese,
    identifier: identifier!,
    meaning,
  }))

const code = sources().map(textOf).join('\n')

test.each(rows)('$word is $identifier in the code', ({ identifier }) => {
  expect(code).toMatch(new RegExp(`(?<![\\w$])${identifier}(?![\\w$])`))
})

test('each word is explained once', () => {
  const words = rows.map((row) => row.word)
  expect(words.length).toBeGreaterThan(60)
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
})

test.each([
  'citizen',
  'unit',
  'official',
  'account',
  'procedure',
  'dossier',
  'complaint',
  'ground',
  'confidentiality',
  'commendation',
  'rating',
  'instrument',
  'framework',
  'scorecard',
  'channel',
  'turn',
  'notice',
])('the word %s of the design is in it', (word) => {
  expect(rows.map((row) => row.word)).toContain(word)
})
