import { beforeEach, describe, expect, test } from 'vitest'
import type { Incoming } from '../../src/channels/channel.ts'
import type { Control } from '../../src/channels/event.ts'
import type { Effect, Effectful } from '../../src/conversation/effect.ts'
import { hear, heed, tell } from '../../src/conversation/hear.ts'
import type { House } from '../../src/conversation/house.ts'
import type { Said } from '../../src/conversation/pass.ts'
import { newState, readState, type State } from '../../src/conversation/state.ts'
import { interview, smallHouse } from './small-house.ts'

const T = 1_800_000_000_000
const MINUTE = 60_000
const PAUSE = 10 * MINUTE
const house: House = {
  ...smallHouse,
  flows: [{ ...interview, notices: { news: heardNews } }],
  humanPauseMs: PAUSE,
}

// biome-ignore lint/correctness/useYield: a teller of notices that asks for nothing
function* heardNews() {
  return [{ text: 'tin mới', choices: [], link: null }]
}

let state: State
let now: number
beforeEach(() => {
  state = { ...newState(), noticeAt: T, lastAt: T }
  now = T
})

const moment = () => ({
  at: now,
  recordedAt: now,
  cause: 'cause',
  citizen: 'lane',
  address: { channel: 'zalo' as const, account: 'oa', user: 'u' },
  draw: () => '0'.repeat(64),
})

function run(flow: Effectful<{ state: State; says: Said[] }>): string[] {
  let step: IteratorResult<Effect, { state: State; says: Said[] }> = flow.next()
  while (!step.done) step = flow.next(step.value.kind === 'look-up' ? null : { key: 'k', refused: null })
  return keep(step.value)
}

function keep(result: { state: State; says: Said[] }): string[] {
  state = readState(JSON.stringify(result.state))! // as it comes back from the store
  return result.says.map(({ reply }) => reply.text)
}

function say(text: string, more: Partial<Incoming> = {}): string[] {
  const incoming = { id: 'm', sentAt: now, text, tap: null, attachments: [], contact: null, ...more }
  return run(hear(house, state, incoming, moment()))
}
const control = (what: Control) => keep(heed(house, state, { control: what }, moment()))

describe('while a person speaks in the platform’s own tool', () => {
  test('to a citizen silent for days, the bot says so with their next message: before it might not write', () => {
    now = T + 3 * 24 * 60 * MINUTE
    expect(control('human')).toEqual([])
    now += MINUTE
    expect(say('vâng ạ')).toEqual(['người thật'])
    expect(say('tôi nghe')).toEqual([])
  })

  test('the bot says so once and keeps silent', () => {
    expect(control('human')).toEqual(['người thật'])
    expect(control('human')).toEqual([])
    expect(say('xin chào')).toEqual([])
    expect(say('')).toEqual([])
  })

  test('whoever is in danger hears the hotlines all the same, and the bot stays silent', () => {
    const alarmed: House = {
      ...house,
      understand: (text) => ({ ...smallHouse.understand(text), intent: 'emergency', confidence: 1 }),
    }
    control('human')
    const incoming = { id: 'm', sentAt: now, text: 'cứu', tap: null, attachments: [], contact: null }
    expect(run(hear(alarmed, state, incoming, moment()))).toEqual(['113'])
    expect(say('xin chào')).toEqual([])
  })

  test.each(['trợ lý', 'Tro ly', 'BOT', 'trợ lý tự động'])('«%s» brings it back', (call) => {
    control('human')
    expect(say(call)).toEqual(['máy đây', 'menu'])
    expect(say('trợ lý')).not.toContain('máy đây')
  })

  test('a button brings it back, and is answered', () => {
    control('human')
    expect(say('', { tap: 'ln:menu' })).toEqual(['máy đây', 'menu'])
  })

  test('called in the middle of a conversation, it goes on where it was', () => {
    const [question] = say('', { tap: 'ln:start:interview' })
    control('human')
    expect(say('Nguyễn Văn A')).toEqual([])
    expect(say('trợ lý')).toEqual(['máy đây', question])
  })

  test('it answers again when the person has been silent for the pause, counted from their last words', () => {
    control('human')
    now += 8 * MINUTE
    control('human')
    now += 8 * MINUTE
    expect(say('xin chào')).toEqual([])
    now += 3 * MINUTE
    expect(say('xin chào')[0]).toBe('máy đây')
    expect(say('xin chào')).not.toContain('máy đây')
  })

  test('after a pause that ended unheard, a person who comes again is told of again', () => {
    control('human')
    now += PAUSE + 1
    expect(control('human')).toEqual(['người thật'])
  })

  test('notices are told: an office’s answer waits for nobody', () => {
    control('human')
    expect(run(tell(house, state, { kind: 'news', body: {} }, moment()))).toEqual(['tin mới'])
  })
})

describe('a thread that another app has taken', () => {
  test('is left in silence, because ours may not write there, and taken up again with a word', () => {
    expect(control('taken')).toEqual([])
    expect(say('có ai không')).toEqual([])
    expect(control('bot')).toEqual(['máy đây'])
  })

  test('given back when nothing was taken, nothing is said', () => {
    expect(control('bot')).toEqual([])
  })
})

describe('the time to write', () => {
  test('is opened by a reaction, which says nothing and changes nothing else', () => {
    say('', { tap: 'ln:start:interview' })
    const before = state
    now += 5 * MINUTE
    expect(keep(heed(house, state, { contact: 'reaction' }, moment()))).toEqual([])
    expect(state).toEqual({ ...before, lastAt: now })
  })

  test('is closed when the citizen leaves, until they write again', () => {
    control('left')
    expect(state.lastAt).toBe(0)
    say('xin chào')
    expect(state.lastAt).toBe(now)
  })
})

test('a state stored before there were pauses is readable', () => {
  const { humanUntil: _, ...older } = newState()
  expect(readState(JSON.stringify(older))?.humanUntil).toBeNull()
})
