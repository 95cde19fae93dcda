import { describe, expect, test } from 'vitest'
import { render } from '../../../src/channels/messenger/render.ts'

const choice = (label: string, payload = `ln:${label}`) => ({ label, payload })
const quick = (title: string, payload: string) => ({ content_type: 'text', title, payload })
const LINK = { label: 'Trang tra cứu hồ sơ một cửa', url: 'https://tracuu.example.vn/' }
const linkButton = { type: 'web_url', url: 'https://tracuu.example.vn/', title: 'Trang tra cứu hồ sơ…' }

describe('replies on Messenger', () => {
  test('plain words are a plain text', () => {
    expect(render({ text: 'Chào Ông/Bà.', choices: [], link: null })).toEqual([
      { message: { text: 'Chào Ông/Bà.' } },
    ])
  })

  test('short labels are quick replies', () => {
    expect(
      render({ text: 'Chọn', choices: [choice('Đường sá', 'ln:a'), choice('Rác', 'ln:b')], link: null }),
    ).toEqual([
      { message: { text: 'Chọn', quick_replies: [quick('Đường sá', 'ln:a'), quick('Rác', 'ln:b')] } },
    ])
  })

  test('one label over 20 letters makes numbered lines of all', () => {
    const choices = [choice('Phản ánh hạ tầng giao thông', 'ln:a'), choice('Rác', 'ln:b')]
    expect(render({ text: 'Chọn', choices, link: null })).toEqual([
      {
        message: {
          text: 'Chọn\n\n1. Phản ánh hạ tầng giao thông\n2. Rác',
          quick_replies: [quick('1', 'ln:a'), quick('2', 'ln:b')],
        },
      },
    ])
  })

  test('a label is counted after composing: 20 letters fit', () => {
    const label = 'ệ'.repeat(20)
    const [part] = render({ text: 'Chọn', choices: [choice(label.normalize('NFD'), 'ln:a')], link: null })
    expect(part?.message).toEqual({ text: 'Chọn', quick_replies: [quick(label, 'ln:a')] })
  })

  test('over 13 choices are numbered; the first 13 can be pressed', () => {
    const choices = Array.from({ length: 15 }, (_, i) => choice(`Mục ${i + 1}`))
    const [part] = render({ text: 'Chọn', choices, link: null })
    expect(part?.message.text).toContain('15. Mục 15')
    expect(part?.message.quick_replies).toHaveLength(13)
  })

  test('a link is a button under a short text, and choices still stand below', () => {
    expect(render({ text: 'Xem', choices: [choice('Có', 'ln:yes')], link: LINK })).toEqual([
      {
        message: {
          attachment: {
            type: 'template',
            payload: { template_type: 'button', text: 'Xem', buttons: [linkButton] },
          },
          quick_replies: [quick('Có', 'ln:yes')],
        },
      },
    ])
  })

  test.each([
    [640, true],
    [641, false],
  ])('under a text of %i letters the link is a button: %s', (length, isButton) => {
    const [part] = render({ text: 'x'.repeat(length), choices: [], link: LINK })
    expect('attachment' in (part?.message ?? {})).toBe(isButton)
    if (!isButton)
      expect(part?.message.text).toContain('\n\nTrang tra cứu hồ sơ một cửa: https://tracuu.example.vn/')
  })

  test.each([
    [1_900, 1],
    [1_901, 2],
  ])('a text of %i letters is %i message(s)', (length, parts) => {
    expect(render({ text: 'x'.repeat(length), choices: [], link: null })).toHaveLength(parts)
  })
})
