/** What counts as a right, a wrong and a skipped answer when transcripts are looked through (transcripts.test.ts does). */
import { describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import { answer, choose, flow, type Question, text } from '../../src/conversation/flow.ts'
import type { House } from '../../src/conversation/house.ts'
import { play } from '../../src/replay/play.ts'
import { readScript } from '../../src/replay/script.ts'
import { watched } from './answers-seen.ts'

type Draft = { colour?: string | null }

const colour: Question<Draft> = {
  id: 'colour',
  fills: 'colour',
  asks: () => choose('Màu gì?', [{ label: 'Bỏ qua', payload: answer('paint', 'colour', 'skip') }]),
  reads({ chosen, incoming }) {
    if (chosen === 'skip') return { fills: { colour: null } }
    return incoming.text === 'đỏ' ? { fills: { colour: 'đỏ' } } : { again: text('Đỏ hay gì?') }
  },
}

/** The house with one conversation more, which `ln:start:paint` begins. */
function aHouse(): House {
  const paint = flow<Draft>({
    name: 'paint',
    version: 1,
    intents: [],
    questions: [colour],
    begins: () => ({}),
    // biome-ignore lint/correctness/useYield: an ending is a generator even where it needs nothing
    *ends() {
      return [text('Xong.')]
    },
  })
  const house = createHouse()
  return { ...house, flows: [...house.flows, paint] }
}

async function seenIn(...says: string[]) {
  const { house, seen } = watched(aHouse())
  const lines = ['ln:start:paint', ...says].map((line) => `> ${line}`).join('\n<\n')
  await play(readScript(`Zalo · 2026-11-23 08:15 · người quen\n\n${lines}\n`), { house })
  const { skippable, answers } = seen.find(({ question }) => question === 'paint.colour')!
  return { skippable, answers: [...answers].sort() }
}

describe('of a question is noted', () => {
  test('that it can be passed over, as soon as it offers so', async () => {
    expect(await seenIn()).toEqual({ skippable: true, answers: [] })
  })

  test('each kind of answer that it got', async () => {
    expect((await seenIn('đỏ')).answers).toEqual(['right'])
    expect((await seenIn('tím')).answers).toEqual(['wrong'])
    expect((await seenIn('[Bỏ qua]')).answers).toEqual(['skipped'])
    expect((await seenIn('tím', 'đỏ', 'ln:start:paint', 'bỏ qua')).answers).toEqual([
      'right',
      'skipped',
      'wrong',
    ])
  })

  test('nothing of questions that were never asked', () => {
    const { seen } = watched(createHouse())
    expect(seen.map(({ question }) => question)).toContain('complain.story')
    expect(seen.every(({ answers, skippable }) => answers.size === 0 && !skippable)).toBe(true)
  })
})
