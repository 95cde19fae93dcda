/** The forms in which a talk is kept: our own, Bot Framework's `.chat` and `.transcript`, and what the simulator writes. */
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { difference } from '../../src/replay/difference.ts'
import { toTranscript } from '../../src/replay/from-simulator.ts'
import { play } from '../../src/replay/play.ts'
import { readChat, readTranscript } from '../../src/replay/read-chat.ts'
import { replayFile } from '../../src/replay/replay-file.ts'
import { BadScript, readScript } from '../../src/replay/script.ts'
import { createWorld } from '../../src/replay/world.ts'

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url))
const COMMAND = fileURLToPath(new URL('../../bin/lang-nghe.js', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-forms-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('Bot Framework’s forms', () => {
  test.each(['look-up.chat', 'rating.transcript'])('%s is played and is the same', async (name) => {
    const { expected, actual, broken } = await replayFile(FIXTURES + name, false)
    expect(broken).toBeNull()
    expect(difference(expected, actual)).toBe('')
  })

  test('a .chat names its speakers and channel; commands in brackets are passed over', async () => {
    const { script, expected } = readChat(await readFile(`${FIXTURES}stale.chat`, 'utf8'))
    expect(script.channel).toBe('messenger')
    expect(script.steps).toEqual([
      { kind: 'says', lines: ['tra cuu ho so'] },
      { kind: 'says', lines: ['H99.12-261102-0001'] },
    ])
    expect(expected).toEqual(['words that are no longer said'])
  })

  test('a .transcript tells the time, and what comes without an answer between is one breath', async () => {
    const { script } = readTranscript(await readFile(`${FIXTURES}rating.transcript`, 'utf8'))
    expect(script).toMatchObject({ channel: 'zalo', startsAt: Date.parse('2026-11-23T08:15:00+07:00') })
    expect(script.steps.at(-1)).toEqual({ kind: 'says', lines: ['5', 'thôi đủ rồi'] })
  })

  test('what the bot no longer says is found, and accepted by an update', async () => {
    const file = join(folder, 'stale.chat')
    await copyFile(`${FIXTURES}stale.chat`, file)
    const before = await replayFile(file, true)
    expect(before.same).toBe(false)
    expect(difference(before.expected, before.actual)).toContain('- words that are no longer said')
    expect((await replayFile(file, false)).same).toBe(true)
    expect(await readFile(file, 'utf8')).toBe(await readFile(`${FIXTURES}look-up.chat`, 'utf8'))
  })

  test.each([
    ['no JSON', '{'],
    ['no activities', '{"a": 1}'],
    ['nobody says anything', '[{"type": "typing"}]'],
  ])('a .transcript with %s is refused', (_, text) => {
    expect(() => readTranscript(text)).toThrow(BadScript)
  })
})

describe('our own form', () => {
  test('lines that follow each other are one breath, a line between parts them', () => {
    const { steps } = readScript(
      'Zalo · 2026-11-23 08:15\n\n> một\n> hai\n<\n> ba\n@ +1d\n# vì sao\n= nothing\n',
    )
    expect(steps).toEqual([
      { kind: 'says', lines: ['một', 'hai'] },
      { kind: 'says', lines: ['ba'] },
      { kind: 'office', line: '+1d' },
      { kind: 'comment', line: '# vì sao' },
    ])
  })

  test.each([
    ['no header', '> xin chào\n', 'header'],
    ['a header with another channel', 'Telegram · 2026-11-23 08:15\n> xin chào\n', 'header'],
    ['a line of no kind', 'Zalo · 2026-11-23 08:15\n\n> xin chào\nchào Ông/Bà\n', '"chào Ông/Bà"'],
  ])('a script with %s is refused, and what is wrong is named', (_, text, named) => {
    expect(() => readScript(text)).toThrow(BadScript)
    expect(() => readScript(text)).toThrow(named)
  })

  test.each([
    ['an office line that nobody understands', '@ dance PA', 'dance PA'],
    ['a decision without a complaint', '@ answer PA: xong', 'no complaint'],
    ['a button that is not there', '> [Bay lên trời]', 'Bay lên trời'],
    ['a reason that is not in the list', '@ refuse PA-7K3M-9XQ2 because: không', 'because'],
  ])(
    'a script with %s stops there and names it, and an update leaves the file alone',
    async (_, line, named) => {
      const file = join(folder, 'stops.txt')
      const text = `Messenger · 2026-11-23 08:15 · người quen\n\n> xin chào\n${line}\n`
      await writeFile(file, text)
      const { broken, actual } = await replayFile(file, true)
      expect(broken).toContain(named)
      expect(actual).toContain(`! ${broken}`)
      expect(await readFile(file, 'utf8')).toBe(text)
    },
  )

  test('--update is refused when CI is set', async () => {
    const file = join(folder, 'ci.txt')
    await writeFile(file, 'Zalo · 2026-11-23 08:15\n\n> xin chào\n')
    const { code, said } = await run(['replay', '--update', file], { CI: '1' })
    expect(code).toBe(1)
    expect(said).toContain('refused when CI is set')
    expect(await readFile(file, 'utf8')).not.toContain('<')
  })

  test('the command says which file differs or cannot be read, and fails', async () => {
    const { code, said } = await run(['replay', `${FIXTURES}stale.chat`, join(folder, 'none.txt')], {
      CI: '',
    })
    expect(code).toBe(1)
    expect(said).toContain('- words that are no longer said')
    expect(said).toMatch(/LỖI {2}.*none\.txt/)
    expect(said).toContain('2 of 2 transcripts differ.')
  })
})

describe('a talk held in the simulator', () => {
  test.each(['zalo', 'messenger'] as const)(
    'on %s is written down so that it plays again',
    async (channel) => {
      const world = await createWorld(Date.parse('2026-11-23T08:15:00+07:00'))
      try {
        const user = world.simulator.citizens(channel)[0]!.id
        const deeds = [
          { kind: 'start' },
          { kind: 'text', text: 'khen ngợi' },
          { kind: 'tap', title: 'Không rõ' },
          { kind: 'sticker' },
          { kind: 'text', text: '[Cô Lan]\nlàm nhanh' },
          { kind: 'text', text: 'xong' },
          { kind: 'tap', title: 'Gửi lời khen' },
        ] as const
        for (const deed of deeds) {
          await world.simulator.say(channel, user, deed)
          await world.settle()
        }
        const written = toTranscript(world.simulator.talk(channel, user))
        const { text, broken } = await play(readScript(written))
        expect(broken).toBeNull()
        expect(difference(written.trim(), text.slice(0, text.indexOf('\n= ')).trim())).toBe('')
        expect(text).toContain('= commendation of -: "[Cô Lan]\\nlàm nhanh"')
      } finally {
        await world.close()
      }
    },
  )
})

function run(args: string[], env: Record<string, string>): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    )
  })
}
