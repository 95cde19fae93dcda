/** The faulty world itself: what a seed means, and that it means the same each time. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SendError } from '../../src/channels/channel.ts'
import { createMessenger } from '../../src/channels/messenger/messenger.ts'
import type { StoredTokens, TokenStore } from '../../src/channels/zalo/token-store.ts'
import { createZalo } from '../../src/channels/zalo/zalo.ts'
import { replayCommand } from '../../src/commands/replay.ts'
import { WRONG_ANSWERS } from '../../src/replay/faults/api-answers.ts'
import { chanceOf } from '../../src/replay/faults/chance.ts'
import { openHost } from '../../src/replay/faults/host.ts'
import { createPlayed } from '../../src/replay/faults/played.ts'
import { type OpenYard, openYard, readTalk } from '../../src/replay/faults/run.ts'
import { scheduleOf } from '../../src/replay/faults/schedule.ts'
import { tryOut } from '../../src/replay/faults/trial.ts'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TALK = 'dialogs/track-complaint/transcripts/reminded-in-time.txt'
const SIZE = { breaths: 5, messages: 7, recordsApart: false }

describe('a schedule', () => {
  test('is the same for the same seed, and another for another', () => {
    const of = (seed: number) => scheduleOf(seed, { ...SIZE, channel: 'zalo' })
    expect(of(7)).toEqual(of(7))
    expect(of(7)).not.toEqual(of(8))
  })

  test('has at least three faults, and many of them have all kinds', () => {
    const all = (['zalo', 'messenger'] as const).flatMap((channel) =>
      Array.from({ length: 500 }, (_, seed) => scheduleOf(seed, { ...SIZE, channel })),
    )
    expect(Math.min(...all.map((faults) => faults.length))).toBe(3)
    const kinds = new Set(all.flat().map((fault) => (fault.kind === 'call' ? fault.blow : fault.kind)))
    expect([...kinds].sort()).toEqual([
      'answer',
      'clock',
      'delivery',
      'dies after',
      'dies before',
      'echo',
      'fails after',
      'fails before',
      'is sent twice',
      'pauses',
    ])
  })
})

test('chance falls evenly', () => {
  const chance = chanceOf(1)
  const falls = [0, 0, 0, 0]
  for (let i = 0; i < 4_000; i++) falls[chance.below(4)]! += 1
  for (const n of falls) expect(Math.abs(n - 1_000)).toBeLessThan(120)
})

describe.each(['zalo', 'messenger'] as const)('a wrong answer of %s', (channel) => {
  test.each(WRONG_ANSWERS[channel])('$name is taken for what it is', async ({ faults, fails }) => {
    const host = await openHost()
    const played = createPlayed(channel, Date.now, () => {})
    const { base } = host.mount(played.app)
    const tokens = rememberedTokens()
    const made =
      channel === 'zalo'
        ? createZalo({ ...demoZalo, secrets: [demoZalo.oaSecret], tokens, apiUrl: base, oauthUrl: base })
        : createMessenger({ ...demoMessenger, secrets: [demoMessenger.appSecret], graphUrl: base })
    for (const fault of faults) played.failNext(fault)
    const [part] = made.render({ text: 'chào', choices: [], link: null })
    const outcome = await made.send(played.user, part!, 'row').catch((error: unknown) => error)
    await host.close()
    expect(outcome instanceof SendError ? outcome.failure : null).toBe(fails)
  })
})

describe('a trial', () => {
  let yard: OpenYard
  beforeAll(async () => {
    yard = await openYard(null)
  })
  afterAll(() => yard.close())

  test('replays to the byte, with office, notices and days that pass', async () => {
    const { script } = await readTalk(ROOT + TALK)
    const first = await tryOut(yard, script, 11)
    expect(first.trace.length).toBeGreaterThan(100)
    expect(await tryOut(yard, script, 11)).toEqual(first)
    expect((await tryOut(yard, script, 12)).trace).not.toEqual(first.trace)
  })
})

describe('the command', () => {
  test('counts schedules, faults and violations', async () => {
    const { code, said } = await replay('--faults', '1-2', ROOT + TALK)
    expect(said).toMatch(/^2 of 2 schedules, \d+ faults, 0 violations$/m)
    expect(code).toBe(0)
  })

  test.each([
    [['--faults', 'many', TALK], 'the smaller one first'],
    [['--faults', '9-3', TALK], 'the smaller one first'],
    [['--faults', '1', '--update', TALK], 'nothing is written from the faulty world'],
    [['--trace', TALK], 'only together with --faults'],
    [['--faults', '1', 'none.txt'], 'none.txt'],
  ])('refuses %j', async (args, why) => {
    const command = replayCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
    await expect(command.parseAsync(args, { from: 'user' })).rejects.toThrow(why)
  })
})

function rememberedTokens(): TokenStore {
  let stored: StoredTokens | null = null
  return {
    read: async () => stored,
    async replace(_, pair) {
      stored = { ...pair, version: (stored?.version ?? 0) + 1 }
      return true
    },
    lock: async () => true,
    unlock: async () => {},
  }
}

function replay(...args: string[]): Promise<{ code: number; said: string }> {
  const command = `${ROOT}bin/lang-nghe.js`
  return new Promise((resolve) => {
    execFile(process.execPath, [command, 'replay', ...args], { cwd: ROOT }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    )
  })
}
