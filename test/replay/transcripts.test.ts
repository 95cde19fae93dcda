/**
 * Every transcript of every conversation, played through the real webhooks, turns and senders; then whether together
 * they show each question with a right, a wrong and a skipped answer (in one pass: each talk takes a third of a second).
 */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import { difference } from '../../src/replay/difference.ts'
import { replayFile } from '../../src/replay/replay-file.ts'
import { watched } from './answers-seen.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const transcripts = globSync('dialogs/*/transcripts/*.txt', { cwd: ROOT }).sort()
const { house, seen } = watched(createHouse())

describe('a talk goes as its transcript says:', () => {
  test.each(transcripts)('%s', async (file) => {
    const { same, expected, actual, broken } = await replayFile(ROOT + file, false, house)
    expect(broken).toBeNull()
    if (!same) expect.fail(`lang-nghe replay --update ${file} accepts this:\n${difference(expected, actual)}`)
  })
})

describe('the transcripts together show', () => {
  const lacking = (answer: 'right' | 'wrong' | 'skipped') =>
    seen.filter(({ answers }) => !answers.has(answer))

  test('a right answer to each question', () => {
    expect(lacking('right').map(({ question }) => question)).toEqual([])
  })

  test('an answer to each question that it does not understand', () => {
    expect(lacking('wrong').map(({ question }) => question)).toEqual([])
  })

  test('each question passed over that can be', () => {
    const questions = lacking('skipped').filter(({ skippable }) => skippable)
    expect(questions.map(({ question }) => question)).toEqual([])
  })
})
