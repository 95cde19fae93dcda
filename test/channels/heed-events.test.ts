import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Address, ChannelName, Delivery } from '../../src/channels/channel.ts'
import type { ChannelEvent } from '../../src/channels/event.ts'
import { accountEvents } from '../../src/channels/heed-events.ts'
import { takeIn } from '../../src/channels/take-in.ts'
import { Unavailable } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { forgetErased } from '../../src/privacy/forget-erased.ts'
import { keepInvitation } from '../../src/satisfaction/invitations.ts'
import { scheduleNotice } from '../../src/schedule/notices.ts'
import { at as day, givenMethods, givenUnit } from '../scores/given.ts'
import { databases, deskOver } from '../services/databases.ts'
import { intakeOver } from './intake.ts'

const NOW = day('2026-11-25')
const HOUR = 3_600_000
const TOKEN = 'ABCDEFGH23456789'
const zalo: Address = { channel: 'zalo', account: '2', user: '3' }
const messenger: Address = { channel: 'messenger', account: '111', user: '222' }

describe.each(databases)('what follows from events, on $kind', ({ fresh }) => {
  let desk: Desk
  let intake: ReturnType<typeof intakeOver>
  beforeEach(async () => {
    desk = deskOver(await fresh())
    intake = intakeOver(desk, () => NOW)
  })
  afterEach(() => desk.database.close())

  const heed = (channel: ChannelName, ...events: ChannelEvent[]) => take(channel, { events })
  const take = (channel: ChannelName, delivery: Partial<Delivery>, now = NOW) =>
    takeIn(
      intake,
      channel,
      { arrivals: [], echoes: [], ignored: [], events: [], unread: [], ...delivery },
      now,
      24 * HOUR,
    )
  const laneOf = ({ channel, account, user }: Address) => desk.vault.ref('citizen', channel, account, user)
  const message = (address: Address, id: string, text = 'xin chào') => ({
    address,
    incoming: { id, sentAt: NOW, text, tap: null, attachments: [], contact: null },
  })

  async function notice(id: string, address: Address, messageId: string) {
    const lane = laneOf(address)
    const body = { complaint: 'PA-1', text: 'x' }
    const whole = { id, lane, kind: 'complaint_answer' as const, body, dueAt: NOW }
    await desk.database.commit([scheduleNotice(desk, whole, NOW)])
    const { channel, account } = address
    await intake.noticeSettled(id, 'sent', { lane, channel, account, messageId })
  }
  const outcomes = async () =>
    Object.fromEntries(
      (await desk.database.read.selectFrom('notice').select(['id', 'outcome']).execute()).map(
        ({ id, outcome }) => [id, outcome],
      ),
    )

  test('a receipt by message ids says how far a notice came, and never takes it back', async () => {
    await notice('n1', zalo, 'o-1')
    await notice('n2', zalo, 'o-2')
    const receipt = (what: 'delivered' | 'seen', ...messages: string[]): ChannelEvent => ({
      kind: 'receipt',
      channel: 'zalo',
      account: zalo.account,
      receipt: what,
      messages,
    })
    await heed('zalo', receipt('delivered', 'o-1', 'o-unknown'))
    expect(await outcomes()).toEqual({ n1: 'delivered', n2: 'sent' })
    await heed('zalo', receipt('seen', 'o-1', 'o-2'), receipt('delivered', 'o-1'))
    expect(await outcomes()).toEqual({ n1: 'seen', n2: 'seen' })
    await heed('zalo', { ...receipt('seen', 'o-1'), account: 'another' } as ChannelEvent)
  })

  test('a watermark speaks of all that was sent to this citizen until then, and of nobody else', async () => {
    await notice('n1', messenger, 'm_1')
    await notice('n2', { ...messenger, user: '333' }, 'm_2')
    const until = (at: number): ChannelEvent => ({
      kind: 'receipt_until',
      address: messenger,
      receipt: 'seen',
      until: at,
    })
    await heed('messenger', until(NOW - 1))
    expect(await outcomes()).toEqual({ n1: 'sent', n2: 'sent' })
    await heed('messenger', until(NOW))
    expect(await outcomes()).toEqual({ n1: 'seen', n2: 'sent' })
  })

  test('a withdrawal erases what is kept of the citizen, once: a repeat leaves alone who came back', async () => {
    const withdrawn: ChannelEvent = { kind: 'withdrawn', address: zalo, id: 'w-1' }
    await take('zalo', { arrivals: [message(zalo, 'm-1')] })
    await notice('n1', zalo, 'o-1')
    await heed('zalo', withdrawn)
    expect(await desk.database.read.selectFrom('notice').select('id').execute()).toEqual([])
    expect(await desk.database.read.selectFrom('sent_message').select('ref').execute()).toEqual([])
    const requests = await desk.database.read.selectFrom('data_request').select(['kind', 'by']).execute()
    expect(requests).toEqual([{ kind: 'erase', by: 'zalo' }])

    await notice('n2', zalo, 'o-2')
    await heed('zalo', withdrawn)
    expect(await outcomes()).toEqual({ n2: 'sent' })
    const [turn] = await intake.mailbox.take(1, NOW)
    const open = { state: '{}', taken: 1, gathers: false, records: [], replies: [] }
    await intake.mailbox.commit(turn!, open, NOW)
    await forgetErased(desk, intake.mailbox, NOW)
    expect(await intake.mailbox.held(laneOf(zalo))).toBeNull()
  })

  test('who speaks now, and a reaction, wait in the citizen’s lane; what is older than a day does not', async () => {
    const control = (id: string, at: number): ChannelEvent => ({
      kind: 'control',
      address: zalo,
      id,
      at,
      control: 'human',
    })
    const reaction: ChannelEvent = { kind: 'contact', address: zalo, id: 'r', at: NOW, by: 'reaction' }
    await heed(
      'zalo',
      control('c1', NOW - 1),
      control('c1', NOW - 1),
      control('old', NOW - 25 * HOUR),
      reaction,
    )
    const [turn] = await intake.mailbox.take(1, NOW)
    expect(turn?.letters.map(({ letter }) => letter)).toEqual([{ control: 'human' }, { contact: 'reaction' }])
    expect(turn?.address).toEqual(zalo)
  })

  test('what happens to an account is kept once, said aloud, and shown by doctor', async () => {
    const event: ChannelEvent = {
      kind: 'account',
      channel: 'zalo',
      account: '2',
      id: 'a-1',
      at: NOW - 5,
      what: 'permission_revoked',
      detail: { reason: 'x\u0000y' },
      loud: true,
    }
    await heed('zalo', event, { ...event, id: 'a-2', what: 'change_oa_daily_quota', loud: false })
    await heed('zalo', event)
    expect(intake.logged.map(([level]) => level)).toEqual(['error', 'warn'])
    const counted = await intake.metrics.accountTrouble.get()
    expect(counted.values.map(({ value, labels }) => [labels.kind, value])).toEqual([
      ['permission_revoked', 1],
    ])
    const told = await accountEvents(desk, 5)
    expect(told.map(({ what, loud, detail }) => [what, loud, detail.reason]).sort()).toEqual([
      ['change_oa_daily_quota', false, 'xy'],
      ['permission_revoked', true, 'xy'],
    ])
  })

  describe('while the database is away and the mailbox is not', () => {
    let whole: Desk
    beforeEach(async () => {
      await notice('n1', messenger, 'm_1')
      whole = desk
      const away = async () => Promise.reject(new Unavailable('away'))
      intake = { ...intake, desk: { ...desk, database: { ...desk.database, commit: away } } }
    })

    test('a receipt is let go: asking the platform to repeat it would cost us its subscription', async () => {
      const event: ChannelEvent = { kind: 'receipt_until', address: messenger, receipt: 'seen', until: NOW }
      await heed('messenger', event)
      const trouble = await intake.metrics.storeTrouble.get()
      expect(trouble.values.find(({ labels }) => labels.doing === 'accept')?.value).toBe(1)
    })

    test('a message beside what must wait for the database is kept all the same', async () => {
      const withdrawn: ChannelEvent = { kind: 'withdrawn', address: messenger, id: 'w' }
      const delivery = { arrivals: [message(messenger, 'm-1')], events: [withdrawn] }
      await expect(take('messenger', delivery)).rejects.toThrow(Unavailable)
      const [turn] = await intake.mailbox.take(1, NOW)
      expect(turn?.letters).toHaveLength(1)
      expect(await whole.database.read.selectFrom('data_request').select('id').execute()).toEqual([])
    })
  })

  describe('a template that asked for a rating', () => {
    const rated = (token: string | null, id = 'f-1'): ChannelEvent => ({
      kind: 'rated',
      channel: 'zalo',
      account: '2',
      id,
      at: NOW,
      token,
      level: 4,
      note: 'Tận tình',
    })
    beforeEach(async () => {
      await givenMethods(desk)
      await givenUnit(desk, { code: 'A', name: 'Xã Suối Trong' })
      const invitation = { unitCode: 'A', dossierCode: null, counter: '3', channel: 'zalo' }
      await desk.database.commit([keepInvitation(desk, TOKEN, invitation, NOW)])
    })
    const ratings = () =>
      desk.database.read
        .selectFrom('rating')
        .select(['unit_code', 'overall', 'verified', 'invited', 'counter', 'channel'])
        .execute()

    test('brings a verified rating with its words, once', async () => {
      await heed('zalo', rated(TOKEN))
      await heed('zalo', rated(TOKEN), rated(TOKEN, 'f-2'))
      expect(await ratings()).toEqual([
        { unit_code: 'A', overall: 4, verified: 1, invited: 1, counter: '3', channel: 'zalo' },
      ])
      const [comment] = await desk.database.read.selectFrom('rating_comment').selectAll().execute()
      expect(desk.vault.open(comment!.text_sealed!)).toBe('Tận tình')
    })

    test.each([null, 'NONEOFOURTOKENS2'])('is only counted when its token is %j', async (token) => {
      await heed('zalo', rated(token))
      expect(await ratings()).toEqual([])
      const counted = await intake.metrics.ignored.get()
      expect(counted.values.map(({ labels }) => labels.kind)).toEqual(['template_rating_unknown'])
    })
  })
})
