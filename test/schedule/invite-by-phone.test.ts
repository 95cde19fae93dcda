import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTokenStore } from '../../src/channels/zalo/token-store-sql.ts'
import { createZalo } from '../../src/channels/zalo/zalo.ts'
import type { Desk } from '../../src/desk.ts'
import { rateByTemplate } from '../../src/satisfaction/rate-by-template.ts'
import { inviteByPhone } from '../../src/schedule/invite-by-phone.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { databases } from '../services/databases.ts'
import { aDesk } from '../units/province.ts'
import { MINUTE, MONDAY, push, RETURNED } from './following.ts'

const DAY = 86_400_000
const DUE = MONDAY + 5 * MINUTE

describe.each(databases)('the invitation by phone on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    const bare = await aDesk(fresh)
    const invitationTemplate = { id: '1234', parameters: { ma: 'dossier', khoa: 'token', ten: 'name' } }
    desk = { ...bare, settings: { ...bare.settings, invitationTemplate } }
    await push(desk, MONDAY - DAY, {})
    await push(desk, MONDAY, RETURNED)
    nock('https://oauth.test')
      .post('/v4/oa/access_token')
      .reply(200, { access_token: 'at', refresh_token: 'rt', expires_in: '90000' })
  })
  afterEach(async () => {
    nock.cleanAll()
    await desk.database.close()
  })

  const round = (at: number, settings = desk.settings) => {
    const zalo = createZalo({
      appId: '1',
      appSecret: 's',
      oaId: 'oa',
      secrets: ['k'],
      refreshToken: 'first',
      oauthUrl: 'https://oauth.test',
      templateUrl: 'https://template.test',
      tokens: createTokenStore(desk.database, desk.vault),
      now: () => at,
    })
    const tools = { desk: { ...desk, settings }, channels: [zalo], log: createLog('silent'), now: () => at }
    return inviteByPhone(tools)
  }
  const answers = (body: object) => {
    const bodies: unknown[] = []
    const scope = nock('https://template.test')
      .post('/message/template', (sent) => bodies.push(sent) > 0)
      .reply(200, body)
    return { bodies, scope }
  }
  const state = async () =>
    (await desk.database.read.selectFrom('phone_invitation').select('state').executeTakeFirst())?.state

  test('carries the one-time token, goes out once, and its dossier counts as invited', async () => {
    const { bodies, scope } = answers({ error: 0, data: { msg_id: 'z1' } })
    await Promise.all([round(DUE), round(DUE)])
    expect(scope.isDone()).toBe(true)
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toMatchObject({
      phone: '84912345678',
      template_id: '1234',
      template_data: { ten: 'Người Mẫu', khoa: expect.stringMatching(/^\S{8,}$/) },
    })
    expect(await state()).toBe('sent')
    await round(DUE + DAY) // nock would refuse a second call
    expect(await state()).toBe('sent')
  })

  test('comes back as a rating when its template asks for one', async () => {
    const { bodies } = answers({ error: 0, data: { msg_id: 'z1' } })
    await round(DUE)
    const { tracking_id: token } = bodies[0] as { tracking_id: string }
    const rated = { token, level: 5, note: '', key: 'template:1', channel: 'zalo' as const, at: DUE + DAY }
    expect(await rateByTemplate(desk, rated, DUE + DAY)).toBe('rated')
    expect(await rateByTemplate(desk, { ...rated, key: 'template:2' }, DUE + DAY)).toBe('used')
  })

  test('that the phone cannot get leaves the dossier not invited', async () => {
    answers({ error: -114, message: 'user cannot receive' })
    await round(DUE)
    expect(await state()).toBe('not_invited')
  })

  test('is given up a week after the return, however long Zalo was away', async () => {
    nock('https://template.test').post('/message/template').reply(503)
    await round(DUE)
    await round(DUE + 8 * DAY) // nock would refuse a second call
    expect(await state()).toBe('not_invited')
  })

  test('waits while Zalo is away, and in quiet hours nothing is sent at all', async () => {
    await round(DUE, { ...desk.settings, quietHours: { from: 0, to: 24 * 60 - 1 } })
    nock('https://template.test').post('/message/template').reply(503)
    await round(DUE)
    expect(await state()).toBe('waiting')
    const { bodies } = answers({ error: 0, data: { msg_id: 'z1' } })
    await round(DUE + 16 * MINUTE)
    expect([bodies.length, await state()]).toEqual([1, 'sent'])
  })

  describe('of somebody with a second result', () => {
    const OTHER = 'H99.10-261102-0009'
    const states = async () =>
      (
        await desk.database.read.selectFrom('phone_invitation').select('state').orderBy('dossier').execute()
      ).map(({ state: one }) => one)
    const pausedFor = async () =>
      (await desk.database.read.selectFrom('cooled_down').select('dossier_code').execute()).map(
        ({ dossier_code }) => dossier_code,
      )
    beforeEach(async () => {
      await push(desk, MONDAY - DAY, {}, OTHER)
    })

    test('within a week is not sent, and counted apart', async () => {
      answers({ error: 0, data: { msg_id: 'z1' } })
      await round(DUE)
      await push(desk, MONDAY + DAY, RETURNED, OTHER)
      await round(DUE + DAY) // nock would refuse a second call
      expect([await states(), await pausedFor()]).toEqual([['sent', 'not_invited'], [OTHER]])
    })

    test('is sent after a week, and at once when the first one never went out', async () => {
      answers({ error: -114, message: 'user cannot receive' })
      await round(DUE)
      await push(desk, MONDAY + 60 * MINUTE, RETURNED, OTHER)
      answers({ error: 0, data: { msg_id: 'z2' } })
      await round(DUE + 60 * MINUTE)
      expect([await states(), await pausedFor()]).toEqual([['not_invited', 'sent'], []])
      const third = 'H99.10-261102-0010'
      await push(desk, MONDAY + 7 * DAY, {}, third)
      await push(desk, MONDAY + 9 * DAY, { ...RETURNED, returnedAt: '2026-11-25T09:00:00+07:00' }, third)
      nock('https://oauth.test')
        .post('/v4/oa/access_token')
        .reply(200, { access_token: 'at', refresh_token: 'rt2', expires_in: '90000' })
      answers({ error: 0, data: { msg_id: 'z3' } })
      await round(DUE + 9 * DAY)
      expect((await states()).at(-1)).toBe('sent')
    })
  })
})
