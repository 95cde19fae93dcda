import { describe, expect, test } from 'vitest'
import { messengerWays } from '../../src/channels/messenger/way.ts'
import { zaloWays } from '../../src/channels/zalo/way.ts'

const T = 1_800_000_000_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
const templates = new Set(['complaint_answer'])
const answer = { kind: 'complaint_answer', words: {}, byOfficial: true }
const status = { kind: 'complaint_status', words: {}, byOfficial: false }

describe('the lawful ways of a notice on Messenger', () => {
  const allowed = { humanAgent: true, templates }
  test.each([
    ['within a day it is said freely', 23 * HOUR, answer, ['reply', 'human_agent', 'template']],
    [
      'the last minutes of the day are left out, clocks differ',
      DAY - 4 * 60_000,
      answer,
      ['human_agent', 'template'],
    ],
    [
      'for a week as the answer of a person, where one typed it',
      6 * DAY,
      answer,
      ['human_agent', 'template'],
    ],
    ['words of a program are never said as those of a person', 6 * DAY, status, []],
    ['after that by a template that was approved', 40 * DAY, answer, ['template']],
    ['and without one not at all', 40 * DAY, status, []],
    ['who was never heard is told by a template alone', T, answer, ['template']],
  ] as const)('%s', (_, silence, beyond, ways) => {
    expect(messengerWays({ heardAt: T - silence, beyond }, T, allowed)).toEqual(ways)
  })

  test('what Meta has not granted is not used', () => {
    const nothing = { humanAgent: false, templates: new Set<string>() }
    expect(messengerWays({ heardAt: T - 2 * DAY, beyond: answer }, T, nothing)).toEqual([])
  })

  test('the later parts of a long notice have no template of their own', () => {
    expect(messengerWays({ heardAt: T - HOUR }, T, allowed)).toEqual(['reply'])
    expect(messengerWays({ heardAt: T - 2 * DAY }, T, allowed)).toEqual([])
  })
})

describe('the lawful ways of a notice on Zalo', () => {
  test.each([
    ['free for two days', 47 * HOUR, false, ['reply', 'template']],
    ['the last minutes are left out', 2 * DAY - 4 * 60_000, false, ['template']],
    ['for seven days where the office pays', 6 * DAY, true, ['reply', 'template']],
    ['then by a template', 8 * DAY, true, ['template']],
  ] as const)('%s', (_, silence, paid, ways) => {
    expect(zaloWays({ heardAt: T - silence, beyond: answer }, T, { paid, templates })).toEqual(ways)
  })
})
