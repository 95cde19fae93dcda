import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import { type Account, disableAccount } from '../../src/accounts/account-store.ts'
import { endGrant } from '../../src/accounts/grants.ts'
import { toVietnamese } from '../../src/calendar/instant.ts'
import type { ChannelName } from '../../src/channels/channel.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { askLinkCode, contactOf, unlinkChat } from '../../src/officials-told/contact.ts'
import { watchComplaints } from '../../src/officials-told/watch.ts'
import { addressesOf } from '../../src/privacy/citizen.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { file, momentOf } from '../complaints/complaints.ts'
import { anAccount, keepAccount } from '../officials-told/office.ts'
import { aDesk, aTalk, MORNING } from './talk.ts'

const MINUTE = 60_000

let desk: Desk
let account: Account
let nth = 0
beforeAll(async () => {
  desk = await aDesk()
})
/** Another account and other phones for each test. */
beforeEach(async () => {
  nth += 1
  account = anAccount('head', 'phuong-may-hong', {
    name: 'Nguyễn Văn Mẫu',
    id: `a${nth}`,
    username: `a${nth}`,
  })
  await keepAccount(desk, account, [])
})
afterEach(() => disableAccount(desk.database, account.id, MORNING))

const house = { ...createHouse(), noticeAfterMs: null }
const aPhone = ({ user, ...rest }: { user: string; channel?: ChannelName }) =>
  aTalk(desk, [], { ...rest, user: `${user}-${nth}`, house })

const code = async () => (await askLinkCode(desk, account.id, MORNING)).code
const linked = async () => (await contactOf(desk, account.id, MORNING)).chat

describe('the code that the console shows', () => {
  test('links the chat in which it is typed, and tells nothing of the account', async () => {
    const said = await aPhone({ user: 'mine', channel: 'messenger' }).types(await code())
    expect(said).toContain('Đã liên kết cuộc trò chuyện này')
    for (const told of ['Nguyễn', 'Mẫu', 'Mây Hồng', 'head', account.id]) expect(said).not.toContain(told)
    const chat = (await linked())!
    expect(chat.channel).toBe('messenger')
    expect((await addressesOf(desk, [chat.lane])).get(chat.lane)).toMatchObject({ user: `mine-${nth}` })
  })

  test('is taken however it is typed, in the middle of something else', async () => {
    const talk = aPhone({ user: 'sloppy' })
    await talk.types('gặp cán bộ')
    const said = await talk.types((await code()).toLowerCase().replaceAll('-', ' '))
    expect(said).toMatch(/Đã liên kết[\s\S]*làm tiếp/)
  })

  test('works once', async () => {
    const typed = await code()
    await aPhone({ user: 'first' }).types(typed)
    expect(await aPhone({ user: 'second' }).types(typed)).toContain('Mã không đúng')
    expect((await linked())!.lane).toBe(desk.vault.ref('citizen', 'zalo', 'account', `first-${nth}`))
  })

  test('is over after ten minutes, and when another was asked for', async () => {
    const typed = await code()
    const late = aPhone({ user: 'late' })
    late.wait(10 * MINUTE)
    expect(await late.types(typed)).toContain('quá 10 phút')
    await code()
    expect(await aPhone({ user: 'older' }).types(typed)).toContain('Mã không đúng')
    expect(await linked()).toBeNull()
  })

  test('is not to be guessed: five tries an hour in a chat', async () => {
    const talk = aPhone({ user: 'thief' })
    for (const sign of ['2', '3', '4', '5', '6']) await talk.types(`LK-7K3M-9XQ${sign}`)
    const right = await code()
    expect(await talk.types(right)).toContain('nhiều lần')
    expect(await linked()).toBeNull()
    talk.wait(60 * MINUTE)
    await desk.database.commit([
      write(
        desk.database.read
          .updateTable('account_contact')
          .set({ link_code_until: MORNING + 999 * MINUTE })
          .where('account', '=', account.id),
      ),
    ])
    expect(await talk.types(right)).toContain('Đã liên kết')
  })

  test('does not take a chat from the account that it is linked to', async () => {
    const talk = aPhone({ user: 'mine' })
    await talk.types(await code())
    const other = anAccount('handler', 'so-xay-dung', { id: `b${nth}`, username: `b${nth}` })
    await keepAccount(desk, other, [])
    const { code: theirs } = await askLinkCode(desk, other.id, MORNING)
    expect(await talk.types(theirs)).toContain('đã liên kết với một tài khoản')
    expect(await linked()).not.toBeNull()
  })
})

describe('the link', () => {
  test.each(['huỷ liên kết', 'hủy liên kết', 'huy lien ket'])('ends from the chat: "%s"', async (typed) => {
    const talk = aPhone({ user: 'mine' })
    await talk.types(await code())
    expect(await talk.types(typed)).toContain('Đã hủy liên kết')
    expect(await linked()).toBeNull()
    expect(await talk.types(typed)).toContain('không liên kết với tài khoản')
  })

  test('ends when the chat’s citizen has everything erased', async () => {
    const talk = aPhone({ user: 'mine' })
    await talk.types(await code())
    const { lane } = (await linked())!
    await eraseCitizen(desk, lane, 'citizen', `r${nth}`, MORNING, { forget: async () => true })
    expect(await linked()).toBeNull()
  })

  test('stands in no table in the clear: an official may be a citizen in the same chat', async () => {
    await aPhone({ user: 'mine' }).types(await code())
    const { lane } = (await linked())!
    const rows = await desk.database.read.selectFrom('account_contact').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(lane)
  })
})

describe('what is told in the chat', () => {
  const STORY = 'Chim hoàng yến đòi phong bì'
  async function told(before: () => Promise<unknown> = async () => {}) {
    const talk = aPhone({ user: 'mine' })
    await talk.types(await code())
    const about = { flags: ['press_threat' as const], story: STORY, unitCode: 'phuong-may-hong' }
    const filed = await file(desk, `c${nth}`, about, momentOf(`c${nth}`, { at: MORNING }))
    await watchComplaints(desk, MORNING)
    const { id } = await desk.database.read
      .selectFrom('official_notice')
      .select('id')
      .where('account', '=', account.id)
      .executeTakeFirstOrThrow()
    await before()
    return { said: await talk.notice('official_case', { notice: id }), code: filed.code }
  }

  test('is the code and what is due, and nothing else', async () => {
    const { said, code: filed } = await told()
    expect(said).toMatch(
      new RegExp(`^Phản ánh ${filed} cần Ông/Bà xem ngay. Hạn trả lời: hết ngày \\d\\d/\\d\\d/\\d{4}\\.$`),
    )
  })

  test('is that the login was changed, when it was, and what to do', async () => {
    const said = await aPhone({ user: 'mine' }).notice('official_login', { at: MORNING })
    expect(said).toContain(`một người quản trị đổi lúc ${toVietnamese(MORNING)}`)
    expect(said).toContain('đăng xuất mọi nơi')
  })

  test('is left unsaid when the grant has ended by then', async () => {
    const ended = { account: account.id, grant: account.id, at: MORNING }
    expect((await told(() => endGrant(desk.database, ended, MORNING))).said).toBe('')
  })

  test('is left unsaid when the chat was unlinked by then', async () => {
    expect((await told(() => unlinkChat(desk.database, account.id))).said).toBe('')
  })
})
