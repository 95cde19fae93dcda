/** Every row of the two catalogues has one effect (docs/channels/zalo.md and messenger.md, "Sự kiện"). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import type { CatalogueRow } from './fixtures/effect.ts'
import { messengerCatalogue } from './fixtures/messenger.ts'
import { zaloCatalogue } from './fixtures/zalo.ts'
import * as page from './messenger/page.ts'
import * as oa from './zalo/oa.ts'

type Signed = { rawBody: Buffer; headers: Record<string, string> }

const CHANNELS: [string, Channel, (event: object) => Signed, CatalogueRow[]][] = [
  ['zalo', oa.anOa(), oa.signed, zaloCatalogue],
  ['messenger', page.aPage(), page.signed, messengerCatalogue],
]

describe.each(CHANNELS)('the catalogue of %s', (name, channel, sign, catalogue) => {
  test.each(catalogue)('%s', (_row, event, effect) => {
    const { rawBody, headers } = sign(event)
    const delivery = channel.receive(rawBody, headers)
    const { arrivals, events, ignored, echoes, unread } = delivery
    const counts = [arrivals, events, ignored, echoes].map((list) => list.length)
    expect(counts.reduce((sum, n) => sum + n)).toBe(1) // one effect, and no other
    expect(unread).toEqual([])
    if ('arrival' in effect) expect(arrivals[0]?.incoming).toMatchObject(effect.arrival)
    else if ('event' in effect) expect(events[0]).toMatchObject(effect.event)
    else if ('echo' in effect) expect(echoes[0]?.outboxId).toBe(effect.echo)
    else expect(ignored).toEqual([effect.ignored])
    expect(channel.read(rawBody)).toEqual(delivery) // from quarantine it would be the same
  })

  test('stands in the page of the channel, row by row', () => {
    const manual = readFileSync(`docs/channels/${name}.md`, 'utf8')
    const names = new Set(catalogue.map(([row]) => row.split(':')[0]!))
    expect([...names].filter((row) => !manual.includes(row))).toEqual([])
  })

  test('names every error code that has an effect', () => {
    const source = readFileSync(`src/channels/${name}/errors.ts`, 'utf8')
    const table = source.slice(source.indexOf('['), source.indexOf('/** A code that no table names'))
    const codes = table.match(name === 'zalo' ? /-\d{2,4}\b/g : /(?<=')\d+(\/\d+)?(?=')/g) ?? []
    const manual = readFileSync(`docs/channels/${name}.md`, 'utf8')
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !new RegExp(`(^|[^\\d/])${code}([^\\d/]|$)`, 'm').test(manual))).toEqual([])
  })
})
