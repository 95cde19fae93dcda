/** The READMEs show what the bot really says, and name what a newcomer can really try. */
import { describe, expect, test } from 'vitest'
import { play } from '../../src/replay/play.ts'
import { readScript } from '../../src/replay/script.ts'
import { demoDossiers } from '../../src/seed/demo-dossiers.ts'
import { textOf } from './repository.ts'

describe.each(['README.md', 'README.vi.md'])('%s', (paper) => {
  const text = textOf(paper)

  test('shows a talk as it takes place', async () => {
    const [, talk] = /```\n((?:Zalo|Messenger) · [^`]+)```/.exec(text) ?? []
    expect((await play(readScript(talk!))).text).toContain(talk)
  })

  test('names the well-known dossiers', () => {
    const codes = [...text.matchAll(/^\| `(H99\.[^`]+)`/gm)].map((match) => match[1])
    expect(codes.toSorted()).toEqual(demoDossiers.map(({ code }) => code).toSorted())
  })

  test('points to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1]!)
    expect(links.length).toBeGreaterThan(8)
    for (const link of links.filter((one) => !one.endsWith('/')))
      expect(() => textOf(link), link).not.toThrow()
  })
})
