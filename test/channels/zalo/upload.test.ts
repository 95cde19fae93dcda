/** The exact uploads that go to Zalo, and the messages that show them. */
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OfficeFile } from '../../../src/channels/uploads.ts'
import { formIn } from '../form-in.ts'
import { aFile, FORM, MOVING, PICTURE } from '../office-files.ts'
import { memoryTokens } from './memory-tokens.ts'
import { anOa, CITIZEN, livingPair } from './oa.ts'

const API = 'https://openapi.zalo.me'
const PHOTO = aFile('image/jpeg', 'hiện trường.jpg', [0xff, 0xd8, 0xff, 0xe0])
const WORDS = aFile(
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'Đơn.docx',
  'PK\u0003\u0004',
)
const OLD_WORDS = aFile('application/msword', 'Đơn.doc', [0xd0, 0xcf, 0x11, 0xe0])
const TABLE = aFile('text/csv', 'Lệ phí.csv', 'tên,đồng\n')
const success = (data: object) => ({ error: 0, message: 'Success', data })
const media = (element: object) => ({
  attachment: { type: 'template', payload: { template_type: 'media', elements: [element] } },
})
const SHOWN_AS_FILE = { attachment: { type: 'file', payload: { token: 'tok-1' } } }
const part = { message: {}, file: { id: 'f', name: 'tệp' } }
const oaWith = (file: OfficeFile, tokens = memoryTokens(livingPair())) =>
  anOa({ files: async () => file }, tokens)
const expectMessage = (message: object, token = 'access-1') =>
  nock(API, { reqheaders: { access_token: token } })
    .post('/v3.0/oa/message/cs', { recipient: { user_id: CITIZEN }, message } as nock.DataMatcherMap)
    .reply(200, success({ message_id: 'o-1' }))

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  const left = nock.pendingMocks()
  nock.cleanAll()
  nock.enableNetConnect()
  expect(left).toEqual([])
})

describe('a file of the office on Zalo', () => {
  test.each<[OfficeFile, road: string, data: object, message: object]>([
    [PICTURE, 'image', { attachment_id: 'att-1' }, media({ media_type: 'image', attachment_id: 'att-1' })],
    [PHOTO, 'image', { attachment_id: 'att-1' }, media({ media_type: 'image', attachment_id: 'att-1' })],
    [
      MOVING,
      'gif',
      { attachment_id: 'att-1' },
      media({ media_type: 'gif', attachment_id: 'att-1', width: 320, height: 200 }),
    ],
    [FORM, 'file', { token: 'tok-1' }, SHOWN_AS_FILE],
    [WORDS, 'file', { token: 'tok-1' }, SHOWN_AS_FILE],
    [OLD_WORDS, 'file', { token: 'tok-1' }, SHOWN_AS_FILE],
    [TABLE, 'file', { token: 'tok-1' }, SHOWN_AS_FILE],
  ])('$type goes to its own road and is shown in its own shape', async (file, road, data, message) => {
    let caught = ''
    let type = ''
    nock(API, { badheaders: ['authorization'], reqheaders: { access_token: 'access-1' } })
      .post(`/v2.0/oa/upload/${road}`, (body) => {
        caught = String(body)
        return true
      })
      .matchHeader('content-type', (value) => {
        type = String(value)
        return type.startsWith('multipart/form-data; boundary=')
      })
      .reply(200, success(data))
    expectMessage(message)
    expect(await oaWith(file).send(CITIZEN, part, '17')).toBe('o-1')
    expect(await formIn(caught, type)).toEqual({ file })
  })

  test.each([
    [aFile('image/png', 'a.png', Buffer.alloc(1024 * 1024)), 'image'],
    [aFile('image/gif', 'a.gif', Buffer.alloc(5 * 1024 * 1024)), 'gif'],
    [aFile('application/pdf', 'a.pdf', Buffer.alloc(5 * 1024 * 1024)), 'file'],
  ])('of the largest size is uploaded: %#', async (file, road) => {
    nock(API)
      .post(`/v2.0/oa/upload/${road}`)
      .reply(200, success({ attachment_id: 'a', token: 't' }))
    nock(API)
      .post('/v3.0/oa/message/cs')
      .reply(200, success({ message_id: 'o-1' }))
    expect(await oaWith(file).send(CITIZEN, part, '17')).toBe('o-1')
  })

  test.each([
    aFile('image/png', 'a.png', Buffer.alloc(1024 * 1024 + 1)),
    aFile('image/gif', 'a.gif', Buffer.alloc(5 * 1024 * 1024 + 1)),
    aFile('application/pdf', 'a.pdf', Buffer.alloc(5 * 1024 * 1024 + 1)),
    aFile('image/webp', 'a.webp', 'RIFF'),
    aFile('video/mp4', 'a.mp4', 'ftyp'),
    aFile('toString', 'a', 'x'),
    aFile('image/gif', 'a.gif', 'GIF89a'),
  ])('of a type or size that Zalo does not take is not uploaded: %#', async (file) => {
    await expect(oaWith(file).send(CITIZEN, part, '17')).rejects.toMatchObject({ failure: 'rejected' })
  })

  test('whose upload meets a dead token is uploaded with a new one', async () => {
    nock(API, { reqheaders: { access_token: 'access-1' } })
      .post('/v2.0/oa/upload/image')
      .reply(200, { error: -216, message: 'Access token is invalid' })
    nock('https://oauth.zaloapp.com')
      .post('/v4/oa/access_token')
      .reply(200, { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' })
    nock(API, { reqheaders: { access_token: 'access-2' } })
      .post('/v2.0/oa/upload/image')
      .reply(200, success({ attachment_id: 'att-1' }))
    expectMessage(media({ media_type: 'image', attachment_id: 'att-1' }), 'access-2')
    expect(await oaWith(PICTURE).send(CITIZEN, part, '17')).toBe('o-1')
  })

  test('an upload without an id is tried again later', async () => {
    nock(API).post('/v2.0/oa/upload/image').reply(200, success({}))
    await expect(oaWith(PICTURE).send(CITIZEN, part, '17')).rejects.toMatchObject({ failure: 'temporary' })
  })

  test('a template says less and needs no file', async () => {
    const templates = new Map([['official_reply', { zalo: { id: '7', parameters: {} } }]])
    const beyond = { kind: 'official_reply', words: {}, byOfficial: true }
    nock(API)
      .post('/v3.0/oa/message/template', { user_id: CITIZEN, template_id: '7', template_data: {} })
      .reply(200, success({ message_id: 't-1' }))
    const oa = anOa({ files: async () => PICTURE, templates })
    expect(await oa.send(CITIZEN, { ...part, beyond }, '17', 'template')).toBe('t-1')
  })
})
