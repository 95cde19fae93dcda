/** The exact uploads that go to Meta, and the messages that show them. */
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OfficeFile } from '../../../src/channels/uploads.ts'
import { formIn } from '../form-in.ts'
import { aFile, FORM, MOVING, PICTURE } from '../office-files.ts'
import { aPage, CITIZEN, PAGE, PROOF } from './page.ts'

const API = 'https://graph.facebook.com'
const part = { message: {}, file: { id: 'f', name: 'tệp' } }

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  const left = nock.pendingMocks()
  nock.cleanAll()
  nock.enableNetConnect()
  expect(left).toEqual([])
})

const upload = () =>
  nock(API, { reqheaders: { authorization: 'Bearer test-page-token' } })
    .post(`/v26.0/${PAGE}/message_attachments`)
    .query({ appsecret_proof: PROOF })

describe('a file of the office on Messenger', () => {
  test.each<[OfficeFile, string]>([
    [PICTURE, 'image'],
    [MOVING, 'image'],
    [FORM, 'file'],
    [aFile('audio/mpeg', 'lời mời.mp3', 'ID3'), 'audio'],
    [aFile('video/mp4', 'hướng dẫn.mp4', 'ftyp'), 'video'],
  ])('$type is uploaded to the Page and shown as %s', async (file, type) => {
    let caught = ''
    let contentType = ''
    nock(API, { reqheaders: { authorization: 'Bearer test-page-token' } })
      .post(`/v26.0/${PAGE}/message_attachments`, (body) => {
        caught = String(body)
        return true
      })
      .query({ appsecret_proof: PROOF })
      .matchHeader('content-type', (value) => {
        contentType = String(value)
        return contentType.startsWith('multipart/form-data; boundary=')
      })
      .reply(200, { attachment_id: '1857777774821032' })
    nock(API, { reqheaders: { 'content-type': 'application/json' } })
      .post(`/v26.0/${PAGE}/messages`, {
        recipient: { id: CITIZEN },
        messaging_type: 'RESPONSE',
        message: {
          attachment: { type, payload: { attachment_id: '1857777774821032' } },
          metadata: '17',
        },
      })
      .query({ appsecret_proof: PROOF })
      .reply(200, { recipient_id: CITIZEN, message_id: 'm_1' })
    expect(await aPage({ files: async () => file }).send(CITIZEN, part, '17')).toBe('m_1')
    const { message, filedata } = await formIn(caught, contentType)
    expect(JSON.parse(message as string)).toEqual({ attachment: { type, payload: { is_reusable: true } } })
    expect(filedata).toEqual(file)
  })

  test('an id that is a long number keeps its digits', async () => {
    upload().reply(200, '{"attachment_id":18577777748210321857}')
    nock(API)
      .post(`/v26.0/${PAGE}/messages`, /"attachment_id":"18577777748210321857"/)
      .query(true)
      .reply(200, { recipient_id: CITIZEN, message_id: 'm_1' })
    expect(await aPage({ files: async () => PICTURE }).send(CITIZEN, part, '17')).toBe('m_1')
  })

  test('over 25 MB is not uploaded', async () => {
    const file = aFile('application/pdf', 'a.pdf', Buffer.alloc(25 * 1024 * 1024 + 1))
    const sending = aPage({ files: async () => file }).send(CITIZEN, part, '17')
    await expect(sending).rejects.toMatchObject({ failure: 'rejected' })
  })

  test.each<[number, object | string, string]>([
    [200, {}, 'temporary'],
    [500, '<html>', 'temporary'],
    [400, { error: { code: 190 } }, 'credentials'],
    [400, { error: { code: 613 } }, 'rate_limited'],
    [400, { error: { code: 100, error_subcode: 2018047 } }, 'rejected'],
  ])('an upload answered %i with %j is %s', async (status, body, failure) => {
    upload().reply(status, body)
    const sending = aPage({ files: async () => PICTURE }).send(CITIZEN, part, '17')
    await expect(sending).rejects.toMatchObject({ failure })
  })

  test('an official’s answer after the window is shown as one', async () => {
    upload().reply(200, { attachment_id: '7' })
    nock(API)
      .post(`/v26.0/${PAGE}/messages`, {
        recipient: { id: CITIZEN },
        messaging_type: 'MESSAGE_TAG',
        tag: 'HUMAN_AGENT',
        message: { attachment: { type: 'image', payload: { attachment_id: '7' } }, metadata: '17' },
      })
      .query(true)
      .reply(200, { recipient_id: CITIZEN, message_id: 'm_1' })
    const page = aPage({ files: async () => PICTURE })
    expect(await page.send(CITIZEN, part, '17', 'human_agent')).toBe('m_1')
  })
})
