/** The shapes of buttons (`ZALO_BUTTONS`), and what follows when Zalo refuses them. */
import fc from 'fast-check'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutgoingPart, Reply } from '../../../src/channels/channel.ts'
import { codePoints } from '../../../src/channels/split-text.ts'
import type { ButtonShape } from '../../../src/channels/zalo/buttons.ts'
import { render } from '../../../src/channels/zalo/render.ts'
import { replies } from '../replies.ts'
import { anOa, CITIZEN, NOW } from './oa.ts'

const API = 'https://openapi.zalo.me'
const HINT = 'Ông/Bà nhắn số để chọn (or reply with the number).'
const LINK = { label: 'Trang tra cứu', url: 'https://tracuu.example.vn/' }
const REPLY: Reply = {
  text: 'Ông/Bà muốn làm gì?',
  choices: [
    { label: 'Phản ánh', payload: 'ln:a' },
    { label: 'Tra cứu', payload: 'ln:b' },
  ],
  link: LINK,
}
const BUTTONS = [
  { title: 'Phản ánh', type: 'oa.query.hide', payload: 'ln:a' },
  { title: 'Tra cứu', type: 'oa.query.hide', payload: 'ln:b' },
  { title: 'Trang tra cứu', type: 'oa.open.url', payload: { url: LINK.url } },
]
const template = (payload: object) => ({ type: 'template', payload })
const IN_WORDS = `Ông/Bà muốn làm gì?\n\n1. Phản ánh\n2. Tra cứu\n${HINT}\n\nTrang tra cứu: ${LINK.url}`
const SHAPES: ButtonShape[] = ['text', 'list', 'template', 'none']

describe('the shape of buttons on Zalo', () => {
  test.each<[ButtonShape, object]>([
    ['text', { text: 'Ông/Bà muốn làm gì?', attachment: template({ buttons: BUTTONS }) }],
    [
      'list',
      {
        attachment: template({
          template_type: 'list',
          elements: [{ title: 'Ông/Bà muốn làm gì?', subtitle: 'Ông/Bà chạm để chọn (tap to choose).' }],
          buttons: BUTTONS,
        }),
      },
    ],
    [
      'template',
      { attachment: template({ template_type: 'button', text: 'Ông/Bà muốn làm gì?', buttons: BUTTONS }) },
    ],
  ])('%s, with the same in words to fall back on', (shape, message) => {
    expect(render(REPLY, shape)).toEqual([{ message, fallback: { text: IN_WORDS } }])
  })

  test('none is words at once', () => {
    const words = `Ông/Bà muốn làm gì?\n\n1. Phản ánh\n2. Tra cứu\n${HINT}\n\nTrang tra cứu: ${LINK.url}`
    expect(render(REPLY, 'none')).toEqual([{ message: { text: words } }])
  })

  test('a list shows the first words as its title and the rest below', () => {
    const text = 'Hồ sơ đã trễ hẹn 3 ngày.\n\nÔng/Bà có muốn gửi phản ánh về việc này không?'
    const [part] = render({ ...REPLY, text: `${text} ${'Xin chọn. '.repeat(9)}` }, 'list')
    expect(part?.message).toMatchObject({
      attachment: {
        payload: {
          elements: [
            {
              title: 'Hồ sơ đã trễ hẹn 3 ngày.',
              subtitle: `Ông/Bà có muốn gửi phản ánh về việc này không? ${'Xin chọn. '.repeat(9).trim()}`,
            },
          ],
        },
      },
    })
  })

  test.each(SHAPES)('%s stays within the limits and loses no word, whatever is said', (shape) => {
    fc.assert(
      fc.property(replies, (reply) => {
        const parts = render(reply, shape)
        for (const { message, fallback } of parts) {
          checkLimits(message)
          if (fallback) checkLimits(fallback)
        }
        const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/g, '')
        expect(squeeze(parts.map(wordsOf).join(''))).toContain(squeeze(reply.text))
      }),
      { numRuns: 150, seed: 20261128 },
    )
  })
})

type Message = {
  text?: string
  attachment?: {
    payload: {
      text?: string
      elements?: { title: string; subtitle: string }[]
      buttons: { title: string }[]
    }
  }
}

function checkLimits(raw: OutgoingPart['message']): void {
  const { text, attachment } = raw as Message
  const words = text ?? attachment?.payload.text
  if (words !== undefined) expect(codePoints(words)).toBeLessThanOrEqual(2_000)
  for (const { title, subtitle } of attachment?.payload.elements ?? []) {
    expect(title.trim()).not.toBe('')
    expect(codePoints(title)).toBeLessThanOrEqual(100)
    expect(subtitle.trim()).not.toBe('')
    expect(codePoints(subtitle)).toBeLessThanOrEqual(500)
  }
  const buttons = attachment?.payload.buttons ?? []
  expect(buttons.length).toBeLessThanOrEqual(5)
  for (const { title } of buttons) expect(codePoints(title)).toBeLessThanOrEqual(100)
}

function wordsOf({ message }: OutgoingPart): string {
  const { text, attachment } = message as Message
  const elements = attachment?.payload.elements ?? []
  return text ?? attachment?.payload.text ?? elements.map((one) => `${one.title} ${one.subtitle}`).join(' ')
}

describe('buttons that Zalo refuses', () => {
  const refusals: string[] = []
  const expectSend = (message: object) =>
    nock(API).post('/v3.0/oa/message/cs', {
      recipient: { user_id: CITIZEN },
      message,
    } as nock.DataMatcherMap)
  const refused = (error: number) => ({ error, message: 'message type is invalid or not support' })
  const accepted = { error: 0, message: 'Success', data: { message_id: 'o-1' } }

  beforeEach(() => nock.disableNetConnect())
  afterEach(() => {
    refusals.push(...nock.pendingMocks())
    nock.cleanAll()
    nock.enableNetConnect()
    expect(refusals).toEqual([])
  })

  test.each(
    SHAPES.filter((shape) => shape !== 'none').flatMap((shape) =>
      [-201, -233].map((code) => [shape, code] as const),
    ),
  )('as %s with %i are words for an hour, at one call a message', async (buttons, code) => {
    let now = NOW
    const oa = anOa({ buttons, now: () => now })
    const [part] = oa.render(REPLY) as [OutgoingPart]
    expectSend(part.message).reply(200, refused(code))
    expectSend({ text: IN_WORDS }).times(3).reply(200, accepted)
    await oa.send(CITIZEN, part, '17')
    await oa.send(CITIZEN, part, '18')
    now += 3_599_999
    await oa.send(CITIZEN, part, '19')
    now += 1
    expectSend(part.message).reply(200, accepted)
    await oa.send(CITIZEN, part, '20')
  })

  test('where the words are refused too, the shape was not at fault: it is tried again', async () => {
    const oa = anOa()
    const [part] = oa.render(REPLY) as [OutgoingPart]
    expectSend(part.message).reply(200, refused(-201))
    expectSend({ text: IN_WORDS }).reply(200, refused(-201))
    await expect(oa.send(CITIZEN, part, '17')).rejects.toMatchObject({ failure: 'rejected', code: '-201' })
    expectSend(part.message).reply(200, accepted)
    expect(await oa.send(CITIZEN, part, '18')).toBe('o-1')
  })

  test('another refusal says nothing of their shape', async () => {
    const oa = anOa()
    const [part] = oa.render(REPLY) as [OutgoingPart]
    expectSend(part.message).reply(200, refused(-210))
    await expect(oa.send(CITIZEN, part, '17')).rejects.toMatchObject({ failure: 'rejected', code: '-210' })
  })
})
