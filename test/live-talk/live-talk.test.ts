import { describe, expect, test } from 'vitest'
import { freeUntil, holderOf, placeOfWords, type RequestAbout } from '../../src/live-talk/live-talk.ts'
import { NOW } from '../complaints/complaints.ts'

const MINUTE = 60_000
const taken = { status: 'open', taken_by: 'account:1', taken_name: 'Chị Mẫu', spoke_at: NOW }

describe('who has a talk', () => {
  test.each([
    ['whoever took it', taken, NOW + 29 * MINUTE, 'account:1'],
    ['nobody after 30 minutes without a word', taken, NOW + 30 * MINUTE, undefined],
    ['nobody when it was given back', { ...taken, taken_by: null, spoke_at: null }, NOW, undefined],
    ['nobody when it is over', { ...taken, status: 'done' }, NOW, undefined],
  ])('%s', (_, row, now, actor) => {
    expect(holderOf(row, now)?.actor).toBe(actor)
  })
})

describe('where the citizen’s words go', () => {
  const plain: RequestAbout = { category: null, flags: [], unitCode: null }
  const conduct: RequestAbout = { category: 'bribery', flags: [], unitCode: 'H99.11' }
  const unnamed: RequestAbout = { ...conduct, unitCode: null }
  const open = { isProtected: false, unitCode: null }
  const about = (unitCode: string | null) => ({ isProtected: true, unitCode })
  test.each([
    ['what tells of no wrong stays', plain, open, false, 'here'],
    ['a delay is no conduct', { ...plain, category: 'delay' }, open, false, 'here'],
    ['conduct goes past an official who may not read of it', conduct, open, false, 'apart'],
    ['a threat does, too', { ...plain, flags: ['threat_or_retaliation'] }, open, false, 'apart'],
    ['conduct protects the talk of one who may', conduct, open, true, 'here_protected'],
    ['more of the same stays in it', unnamed, about('H99.11'), true, 'here_protected'],
    ['of another unit it does not', conduct, about('H99.02'), true, 'apart'],
    ['nor where the talk may have been about anyone', conduct, about(null), true, 'apart'],
    ['a plain word stays in a protected talk', plain, about('H99.11'), true, 'here'],
  ] as [string, RequestAbout, { isProtected: boolean; unitCode: string | null }, boolean, string][])(
    '%s',
    (_, said, talk, mayHolderSee, place) => {
      expect(placeOfWords(said, talk, mayHolderSee)).toBe(place)
    },
  )
})

test('Zalo leaves 48 hours to write freely, Messenger 24', () => {
  expect(freeUntil('zalo', NOW) - NOW).toBe(48 * 60 * MINUTE)
  expect(freeUntil('messenger', NOW) - NOW).toBe(24 * 60 * MINUTE)
})
