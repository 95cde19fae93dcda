import nock from 'nock'
import { expect } from 'vitest'
import { codePoints } from '../../../src/channels/split-text.ts'
import { ZALO_LIMITS } from '../../../src/channels/zalo/buttons.ts'
import { channelContract } from '../contract.ts'
import { anOa, CITIZEN, event, SECRETS, SENT_AT, signed } from './oa.ts'

type Button = { title: string; type: string; payload: string | { url: string } }
type Message = { text?: string; attachment?: { payload: { buttons: Button[] } } }

const buttonsOf = (message: Message) => message.attachment?.payload.buttons ?? []
const secretOf = { previous: SECRETS[1], stranger: 'not-a-secret-of-ours' }

channelContract('zalo', () => ({
  channel: anOa(),
  at: (apiUrl) => anOa({ apiUrl, timeoutMs: 300 }),
  citizen: CITIZEN,
  sentAt: SENT_AT,
  signatureHeader: 'x-zevent-signature',
  typed: (text, secret) =>
    signed(event({ message: { msg_id: 'm-1', text } }), secret ? secretOf[secret] : SECRETS[0]),
  tapped: (payload) => signed(event({ message: { msg_id: 'm-2', text: payload } })),
  unknownEvent: () => signed(event({ event_name: 'user_did_something_new' })),
  ofAnotherAccount: () => signed(event({ recipient: { id: '2000000000000000009' } })),
  notAnEvent: () => signed('{"hello":"world","timestamp":"1767225600000"}'),
  accepts: (messageId) =>
    nock('https://openapi.zalo.me')
      .post('/v3.0/oa/message/cs')
      .reply(200, { error: 0, message: 'Success', data: { message_id: messageId, user_id: CITIZEN } }),
  read: (raw) => {
    const message = raw as Message
    const queries = buttonsOf(message).filter(({ type }) => type === 'oa.query.hide')
    return {
      text: message.text ?? '',
      labels: queries.map(({ title }) => title),
      payloads: queries.map(({ payload }) => String(payload)),
    }
  },
  checkLimits: (raw) => {
    const message = raw as Message
    expect(message.text?.trim()).toBeTruthy()
    expect(codePoints(message.text ?? '')).toBeLessThanOrEqual(2_000)
    expect(message.text).toBe(message.text?.normalize('NFC'))
    const buttons = buttonsOf(message)
    expect(buttons.length).toBeLessThanOrEqual(5)
    for (const { title, payload } of buttons) {
      expect(codePoints(title)).toBeLessThanOrEqual(ZALO_LIMITS.title)
      expect(title).not.toBe('')
      if (typeof payload === 'string') expect(payload.length).toBeLessThanOrEqual(1_000)
    }
  },
}))
