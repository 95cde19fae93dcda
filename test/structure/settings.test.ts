/** The papers name every setting that the program reads, and no other. */
import { expect, test } from 'vitest'
import { textOf } from './repository.ts'

const settings = [...textOf('src/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]!)

test('the settings are found in config.ts', () => {
  expect(settings).toContain('PORT')
  expect(settings.length).toBeGreaterThan(40)
})

test.each(['README.md', 'README.vi.md', '.env.example'])('%s names every setting', (paper) => {
  const text = textOf(paper)
  expect(settings.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([])
})

test('.env.example offers nothing that is not read', () => {
  const offered = [...textOf('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!)
  expect(offered.filter((name) => !settings.includes(name))).toEqual([])
  expect(new Set(offered).size).toBe(offered.length)
})
