import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { listQuarantine, replayQuarantined } from '../../src/channels/quarantine.ts'
import { takeIn } from '../../src/channels/take-in.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { eraseData } from '../../src/privacy/erase-citizen.ts'
import { databases, deskOver } from '../services/databases.ts'
import { intakeOver } from './intake.ts'
import * as oa from './zalo/oa.ts'

const NOW = oa.SENT_AT + 1_000
const HOUR = 3_600_000

describe.each(databases)('what is put aside, on $kind', ({ fresh }) => {
  let desk: Desk
  let intake: ReturnType<typeof intakeOver>
  const today = oa.anOa()
  /** A later version, which knows the event. */
  const tomorrow: Channel = {
    ...today,
    read(rawBody) {
      const event = JSON.parse(rawBody.toString()) as Record<string, unknown>
      return today.read(Buffer.from(JSON.stringify({ ...event, event_name: 'user_send_text' })))
    },
  }
  beforeEach(async () => {
    desk = deskOver(await fresh())
    intake = intakeOver(desk, () => NOW)
  })
  afterEach(() => desk.database.close())

  async function receive(event: object, now = NOW) {
    const { rawBody, headers } = oa.signed(event)
    await takeIn(intake, 'zalo', today.receive(rawBody, headers), now, 24 * HOUR)
  }
  const fromTomorrow = () =>
    receive(oa.event({ event_name: 'user_thinks_something', message: { msg_id: 'm-9', text: 'Đèn hỏng' } }))
  const replay = (id: string, channels = [today]) => replayQuarantined({ ...intake, channels }, id, NOW)
  const waiting = async () => (await intake.mailbox.take(9, NOW)).flatMap(({ letters }) => letters)

  test('an event of an unknown kind is listed by its name and never by its words', async () => {
    await fromTomorrow()
    await fromTomorrow()
    const listed = await listQuarantine(desk, null, 10)
    expect(listed).toEqual([
      {
        id: expect.any(String),
        channel: 'zalo',
        account: oa.OA,
        reason: 'not_understood',
        kind: 'user_thinks_something',
        at: NOW,
      },
    ])
    expect(await listQuarantine(desk, listed[0]!, 10)).toEqual([])
    const [row] = await desk.database.read.selectFrom('quarantine').selectAll().execute()
    expect(JSON.stringify(row)).not.toContain('Đèn hỏng')
  })

  test('the version that understands it hears it, once, and takes it from the quarantine', async () => {
    await fromTomorrow()
    const id = (await listQuarantine(desk, null, 10))[0]!.id
    expect(await replay(id)).toBe('still_not_understood')
    expect(await replay(id, [])).toBe('no_channel')
    expect(await listQuarantine(desk, null, 10)).toHaveLength(1)
    expect(await replay(id, [tomorrow])).toBe('replayed')
    expect(await replay(id, [tomorrow])).toBe('not_found')
    expect(await waiting()).toMatchObject([{ letter: { message: { id: 'm-9', text: 'Đèn hỏng' } } }])
  })

  test('a message that came too late is heard when an operator asks for it, and once', async () => {
    const late = { message: { msg_id: 'm-1', text: 'Trễ' } }
    await receive(oa.event(late), NOW + 30 * HOUR)
    const [row] = await listQuarantine(desk, null, 10)
    expect(row).toMatchObject({ reason: 'too_old', kind: null })
    expect(await replay(row!.id)).toBe('replayed')
    await receive(oa.event(late), NOW + 30 * HOUR)
    expect(await replay(row!.id)).toBe('replayed')
    const letters = await waiting()
    expect(letters).toMatchObject([{ letter: { message: { text: 'Trễ' } } }])
  })

  test('what another key sealed, or an older release kept, stays where it is', async () => {
    const row = { channel: 'zalo', account: oa.OA, lane: 'l', reason: 'not_digested', at: NOW, kind: null }
    const insert = (id: string, body_sealed: string) =>
      write(desk.database.read.insertInto('quarantine').values({ ...row, id, body_sealed }))
    await desk.database.commit([
      insert('other', deskOver(desk.database).vault.seal('x')),
      insert('older', desk.vault.seal(JSON.stringify({ message: { text: 'x' } }))),
    ])
    expect([await replay('other'), await replay('older')]).toEqual(['unreadable', 'unreadable'])
    expect(await listQuarantine(desk, null, 10)).toHaveLength(2)
  })

  test('erasure finds what was put aside of a citizen', async () => {
    await fromTomorrow()
    const citizen = desk.vault.ref('citizen', 'zalo', oa.OA, oa.CITIZEN)
    await eraseData(desk, { id: 'e', citizen, by: 'test', lane: null }, NOW)
    expect(await listQuarantine(desk, null, 10)).toEqual([])
  })
})
