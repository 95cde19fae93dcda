import nock from 'nock'
import { expect } from 'vitest'
import { channelContract } from '../contract.ts'
import { aPage, CITIZEN, event, PAGE, SECRETS, SENT_AT, signed, webhook } from './page.ts'

type Message = {
  text?: string
  attachment?: { payload: { text: string; buttons: { title: string }[] } }
  quick_replies?: { title: string; payload: string }[]
}

const secretOf = { previous: SECRETS[1], stranger: 'not-a-secret-of-ours' }

channelContract('messenger', () => ({
  channel: aPage(),
  at: (graphUrl) => aPage({ graphUrl, timeoutMs: 300 }),
  citizen: CITIZEN,
  sentAt: SENT_AT,
  signatureHeader: 'x-hub-signature-256',
  typed: (text, secret) =>
    signed(webhook(event({ message: { mid: 'm_1', text } })), secret ? secretOf[secret] : SECRETS[0]),
  tapped: (payload) => signed(webhook(event({ postback: { title: 'Chọn', payload } }))),
  unknownEvent: () => signed(webhook(event({ something_new: {} }))),
  ofAnotherAccount: () =>
    signed({
      object: 'page',
      entry: [{ id: '999', messaging: [event({ message: { mid: 'm_1', text: 'Chào' } })] }],
    }),
  notAnEvent: () => signed({ object: 'instagram', entry: [] }),
  accepts: (messageId) =>
    nock('https://graph.facebook.com')
      .post(`/v26.0/${PAGE}/messages`)
      .query(true)
      .reply(200, { recipient_id: CITIZEN, message_id: messageId }),
  read: (raw) => {
    const message = raw as Message
    return {
      text: message.text ?? message.attachment?.payload.text ?? '',
      labels: (message.quick_replies ?? []).map(({ title }) => title),
      payloads: (message.quick_replies ?? []).map(({ payload }) => payload),
    }
  },
  checkLimits: (raw) => {
    const message = raw as Message
    const template = message.attachment?.payload
    const text = message.text ?? template?.text ?? ''
    expect(text.trim()).not.toBe('')
    expect(text.length).toBeLessThanOrEqual(template ? 640 : 1_900)
    expect(text).toBe(text.normalize('NFC'))
    for (const { title } of template?.buttons ?? []) expect(title.length).toBeLessThanOrEqual(20)
    expect(message.quick_replies?.length ?? 0).toBeLessThanOrEqual(13)
    for (const { title, payload } of message.quick_replies ?? []) {
      expect(title.length).toBeGreaterThan(0)
      expect(title.length).toBeLessThanOrEqual(20)
      expect(payload.length).toBeLessThanOrEqual(1_000)
    }
  },
}))
