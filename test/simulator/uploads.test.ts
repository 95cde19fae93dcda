import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { citizenId } from '../../src/simulator/platform.ts'
import { type MessengerCalls, messengerCalls } from './messenger-calls.ts'
import { type ZaloCalls, zaloCalls } from './zalo-calls.ts'

const DAY_MS = 86_400_000
const asset = (name: string) => readFileSync(new URL(`../../src/simulator/assets/${name}`, import.meta.url))
const png = asset('photo.png')
const jpeg = asset('photo-gps.jpg')
const pdf = asset('sample.pdf')

describe('on Zalo', () => {
  const user = citizenId('zalo', 1)
  let calls: ZaloCalls
  beforeEach(async () => {
    calls = await zaloCalls()
    await calls.simulator.say('zalo', user, 'chào')
  })
  afterEach(() => calls.close())
  const picture = (attachment_id: string) => ({
    attachment: {
      type: 'template',
      payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id }] },
    },
  })

  test.each([
    { kind: 'image', bytes: png, name: 'a.png', id: 'attachment_id' },
    { kind: 'image', bytes: jpeg, name: 'a.jpg', id: 'attachment_id' },
    { kind: 'gif', bytes: Buffer.from('GIF89a…'), name: 'a.gif', id: 'attachment_id' },
    { kind: 'file', bytes: pdf, name: 'a.pdf', id: 'token' },
  ] as const)('$name is taken as $kind', async ({ kind, bytes, name, id }) => {
    expect(await calls.upload(kind, bytes, name)).toMatchObject({
      error: 0,
      data: { [id]: expect.any(String) },
    })
  })

  test.each([
    { what: 'a PDF as image', kind: 'image', bytes: pdf, name: 'a.png', error: -201 },
    { what: 'an image as gif', kind: 'gif', bytes: png, name: 'a.gif', error: -201 },
    { what: 'a page as file', kind: 'file', bytes: Buffer.from('<html>'), name: 'a.pdf', error: -201 },
    {
      what: 'an image over 1 MB',
      kind: 'image',
      bytes: Buffer.concat([png, Buffer.alloc(1_048_576)]),
      name: 'a.png',
      error: -210,
    },
  ] as const)('$what is refused with $error', async ({ kind, bytes, name, error }) => {
    expect(await calls.upload(kind, bytes, name)).toMatchObject({ error })
  })

  test('a picture is shown by its id for seven days, then the id has expired', async () => {
    const { data } = await calls.upload('image', png, 'a.png')
    expect(await calls.say(user, picture(data.attachment_id))).toMatchObject({ error: 0 })
    const shown = calls.simulator.messages('zalo', user).at(-1)
    expect(shown).toMatchObject({ kind: 'photo', media: { name: 'a.png' } })
    const seen = await fetch(calls.bot.base + shown!.media!.url)
    expect(seen.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await seen.arrayBuffer()).equals(png)).toBe(true)
    calls.simulator.moveClock(7 * DAY_MS)
    await calls.renew()
    await calls.simulator.say('zalo', user, 'tôi đây')
    expect(await calls.say(user, picture(data.attachment_id))).toMatchObject({ error: -100 })
    expect(await calls.say(user, picture('none'))).toMatchObject({ error: -201 })
  })

  test('a file is sent by its token, and offered for keeping alone', async () => {
    const { data } = await calls.upload('file', pdf, 'giay-hen.pdf')
    await calls.say(user, { attachment: { type: 'file', payload: { token: data.token } } })
    const shown = calls.simulator.messages('zalo', user).at(-1)
    expect(shown).toMatchObject({ kind: 'file', media: { name: 'giay-hen.pdf' } })
    const seen = await fetch(calls.bot.base + shown!.media!.url)
    expect(seen.headers.get('content-disposition')).toContain('attachment')
    await expect.poll(() => calls.bot.received.map(({ body }) => body).join()).toContain('"oa_send_file"')
  })

  test('a form for contact data is shown, and filling it in is told', async () => {
    const elements = [{ title: 'UBND', subtitle: 'Xin thông tin', image_url: 'https://example.org/a.png' }]
    await calls.say(user, {
      attachment: { type: 'template', payload: { template_type: 'request_user_info', elements } },
    })
    expect(calls.simulator.messages('zalo', user).at(-1)?.kind).toBe('form')
    await calls.simulator.say('zalo', user, { kind: 'contact' })
    expect(calls.bot.heard.at(-1)?.incoming.contact).toMatchObject({
      phone: expect.stringMatching(/^\+?84|^0/),
    })
  })

  test('buttons take the shapes that the OA is allowed', async () => {
    await calls.close()
    calls = await zaloCalls({ buttonShapes: ['list', 'button'] })
    const buttons = [{ title: 'Có', type: 'oa.query.hide', payload: 'ln:y' }]
    const say = (message: object) => calls.say(user, message)
    const template = (payload: object) => ({ attachment: { type: 'template', payload } })
    const elements = [{ title: 'Chọn', subtitle: 'một việc' }]
    expect(await say(template({ template_type: 'list', elements, buttons }))).toMatchObject({ error: 0 })
    expect(await say(template({ template_type: 'button', text: 'Chọn', buttons }))).toMatchObject({
      error: 0,
    })
    expect(await say({ text: 'Chọn', ...template({ buttons }) })).toMatchObject({ error: -233 })
    expect(calls.simulator.messages('zalo', user).map(({ text }) => text)).toEqual(['Chọn\nmột việc', 'Chọn'])
    await calls.simulator.say('zalo', user, { kind: 'tap', title: 'Có' })
    expect(calls.bot.heard.at(-1)?.incoming.tap).toBe('ln:y')
  })
})

describe('on Messenger', () => {
  const user = citizenId('messenger', 1)
  let calls: MessengerCalls
  beforeEach(async () => {
    calls = await messengerCalls()
    await calls.simulator.say('messenger', user, 'chào')
  })
  afterEach(() => calls.close())

  const form = (bytes: Uint8Array, type: string, fields: Record<string, object | string>) => {
    const made = new FormData()
    for (const [name, value] of Object.entries(fields))
      made.set(name, typeof value === 'string' ? value : JSON.stringify(value))
    made.set('filedata', new Blob([new Uint8Array(bytes)], { type }), 'a.png')
    return made
  }
  const image = (payload: object) => ({ attachment: { type: 'image', payload } })
  const recipient = { id: user }

  test('a file is uploaded, then sent by its id for ninety days', async () => {
    const message = image({ is_reusable: true })
    const path = `${calls.page}/message_attachments`
    const { attachment_id } = (await calls.call('POST', path, form(png, 'image/png', { message }))).body
    expect((await calls.send(user, image({ attachment_id }))).status).toBe(200)
    const shown = calls.simulator.messages('messenger', user).at(-1)
    expect(shown).toMatchObject({ kind: 'photo', media: { name: 'a.png' } })
    expect((await fetch(calls.bot.base + shown!.media!.url)).headers.get('content-type')).toBe('image/png')
    calls.simulator.moveClock(90 * DAY_MS)
    await calls.simulator.say('messenger', user, 'tôi đây')
    const late = await calls.send(user, image({ attachment_id }))
    expect(late.body.error).toMatchObject({ code: 100, error_subcode: 2018074 })
  })

  test('a file can come with the message itself', async () => {
    const fields = { recipient, message: image({ is_reusable: true }), messaging_type: 'RESPONSE' }
    const sent = await calls.call('POST', 'me/messages', form(png, 'image/png', fields))
    expect(sent.body).toMatchObject({ recipient_id: user, attachment_id: expect.stringMatching(/^\d+$/) })
    expect(calls.simulator.messages('messenger', user).at(-1)?.kind).toBe('photo')
  })

  test.each([
    { what: 'a PDF as a picture', bytes: pdf, type: 'image/png' },
    { what: 'a picture as text', bytes: png, type: 'text/plain' },
  ])('$what is a type mismatch', async ({ bytes, type }) => {
    const made = form(bytes, type, { message: image({}) })
    const answer = await calls.call('POST', `${calls.page}/message_attachments`, made)
    expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 2018047 })
  })

  test('a picture by its address is shown as one, and kept where it is reusable', async () => {
    const sent = await calls.send(user, image({ url: 'https://example.org/a.png', is_reusable: true }))
    const { attachment_id } = sent.body
    await calls.send(user, image({ attachment_id }))
    const urls = calls.simulator.messages('messenger', user).flatMap(({ media }) => media?.url ?? [])
    expect(urls).toEqual(['https://example.org/a.png', 'https://example.org/a.png'])
  })

  test('a generic template is shown with its buttons', async () => {
    const buttons = [{ type: 'postback', title: 'Xem', payload: 'ln:view' }]
    const payload = {
      template_type: 'generic',
      elements: [{ title: 'PA-1', subtitle: 'Đang xử lý', buttons }],
    }
    await calls.send(user, { attachment: { type: 'template', payload } })
    expect(calls.simulator.messages('messenger', user).at(-1)).toMatchObject({
      text: 'PA-1\nĐang xử lý',
      buttons: [{ title: 'Xem' }],
    })
  })
})
