import { createHmac } from 'node:crypto'
import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { PAGE_FIELDS } from '../../../src/channels/messenger/fields.ts'
import { createMessenger } from '../../../src/channels/messenger/messenger.ts'

afterEach(() => nock.cleanAll())

/** An echo that names no message of ours, as that of a template does. */
function echoOf(app: number) {
  const message = { is_echo: true, app_id: app, mid: `m_${app}` }
  const event = { sender: { id: '111' }, recipient: { id: '222' }, timestamp: 1_800_000_000_000, message }
  const entry = [{ id: '111', time: 1_800_000_000_000, messaging: [event] }]
  const body = Buffer.from(JSON.stringify({ object: 'page', entry }))
  const mac = createHmac('sha256', 'secret').update(body).digest('hex')
  return [body, { 'x-hub-signature-256': `sha256=${mac}` }] as const
}

test('an echo of our own app without our mark is nobody who took over, once the Page has told which app is ours', async () => {
  const channel = createMessenger({
    pageId: '111',
    pageToken: 't',
    secrets: ['secret'],
    graphUrl: 'https://graph.test',
  })
  expect(channel.receive(...echoOf(333)).events).toMatchObject([{ kind: 'control', control: 'human' }])
  nock('https://graph.test')
    .get('/v26.0/111/subscribed_apps')
    .query(true)
    .reply(200, { data: [{ id: '333', subscribed_fields: PAGE_FIELDS }] })
  await channel.lookAfter!()
  expect(channel.receive(...echoOf(333))).toMatchObject({ events: [], ignored: ['echo'] })
  expect(channel.receive(...echoOf(444)).events).toMatchObject([{ kind: 'control', control: 'human' }])
})
