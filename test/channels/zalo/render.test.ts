import { describe, expect, test } from 'vitest'
import { render } from '../../../src/channels/zalo/render.ts'

const choice = (label: string, payload = `ln:${label}`) => ({ label, payload })
const LINK = { label: 'Trang tra cứu', url: 'https://tracuu.example.vn/' }
const linkButton = {
  title: 'Trang tra cứu',
  type: 'oa.open.url',
  payload: { url: 'https://tracuu.example.vn/' },
}
const HINT = 'Ông/Bà nhắn số để chọn (or reply with the number).'

describe('replies on Zalo', () => {
  test('plain words are a plain text', () => {
    expect(render({ text: 'Chào Ông/Bà.', choices: [], link: null })).toEqual([
      { message: { text: 'Chào Ông/Bà.' } },
    ])
  })

  test('up to five choices are buttons, with the same in words to fall back on', () => {
    expect(
      render({
        text: 'Ông/Bà muốn?',
        choices: [choice('Khiếu nại', 'ln:a'), choice('Khen', 'ln:b')],
        link: null,
      }),
    ).toEqual([
      {
        message: {
          text: 'Ông/Bà muốn?',
          attachment: {
            type: 'template',
            payload: {
              buttons: [
                { title: 'Khiếu nại', type: 'oa.query.hide', payload: 'ln:a' },
                { title: 'Khen', type: 'oa.query.hide', payload: 'ln:b' },
              ],
            },
          },
        },
        fallback: { text: `Ông/Bà muốn?\n\n1. Khiếu nại\n2. Khen\n${HINT}` },
      },
    ])
  })

  test('more than five choices are numbered lines to be typed', () => {
    const choices = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'].map((label) => choice(label))
    expect(render({ text: 'Chọn:', choices, link: null })).toEqual([
      { message: { text: `Chọn:\n\n1. Một\n2. Hai\n3. Ba\n4. Bốn\n5. Năm\n6. Sáu\n${HINT}` } },
    ])
  })

  test('a link is a button', () => {
    expect(render({ text: 'Xem tại đây.', choices: [], link: LINK })).toEqual([
      {
        message: {
          text: 'Xem tại đây.',
          attachment: { type: 'template', payload: { buttons: [linkButton] } },
        },
        fallback: { text: 'Xem tại đây.\n\nTrang tra cứu: https://tracuu.example.vn/' },
      },
    ])
  })

  test('a link beside five buttons is a line', () => {
    const choices = ['1', '2', '3', '4', '5'].map((label) => choice(label))
    const [part] = render({ text: 'Chấm điểm:', choices, link: LINK })
    expect(part?.message).toMatchObject({
      text: 'Chấm điểm:\n\nTrang tra cứu: https://tracuu.example.vn/',
      attachment: { payload: { buttons: { length: 5 } } },
    })
  })

  test('a text of 2,000 letters is one part; its buttons make room for themselves in words', () => {
    const text = 'ă'.repeat(2_000)
    expect(render({ text, choices: [], link: null })).toHaveLength(1)
    const parts = render({ text, choices: [choice('Có')], link: null })
    expect(parts).toHaveLength(2)
    expect(parts[1]?.fallback).toBeDefined()
  })

  test('decomposed letters are composed before they are counted', () => {
    const text = 'ệ'.normalize('NFD').repeat(2_000)
    expect(render({ text, choices: [], link: null })).toEqual([{ message: { text: 'ệ'.repeat(2_000) } }])
  })

  test('a label of over 100 letters is shortened on the button and whole in words', () => {
    const label = 'Đ'.repeat(120)
    const [part] = render({ text: '?', choices: [choice(label, 'ln:a')], link: null })
    expect(JSON.stringify(part?.message)).toContain(`"${'Đ'.repeat(99)}…"`)
    expect(JSON.stringify(part?.fallback)).toContain(label)
  })

  test('an address too long for words beside buttons goes without them', () => {
    const link = { label: 'Mở', url: `https://a.example/${'x'.repeat(2_500)}` }
    const [part] = render({ text: 'Xem', choices: [], link })
    expect(part?.fallback).toBeUndefined()
  })
})
