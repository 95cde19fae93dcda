import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { complain } from '../../dialogs/complain/complain.ts'
import { trackComplaint } from '../../dialogs/track-complaint/track-complaint.ts'
import type { OfficialAction } from '../../src/complaints/action.ts'
import { applyAction } from '../../src/complaints/apply-action.ts'
import type { Viewer } from '../../src/complaints/visibility.ts'
import type { Desk } from '../../src/desk.ts'
import { aDesk, aTalk, type Conversation, MORNING } from './talk.ts'

const HOUR_MS = 3_600_000
const all: Viewer = {
  unitCode: null,
  may: new Set(['complaint:read', 'complaint:act', 'complaint:protected']),
}

let desk: Desk
let users = 0
let mine: Conversation
let code: string
let secret: string

beforeAll(async () => {
  desk = await aDesk()
})

beforeEach(async () => {
  mine = newChat()
  ;({ code, secret } = await file(mine, 'giu kin'))
})

function newChat(at = MORNING) {
  users += 1
  return aTalk(desk, [complain, trackComplaint], { user: `tracker-${users}`, at })
}

async function file(talk: Conversation, way: string) {
  await talk.types('Sáng qua cán bộ ở Sở Xây dựng quát tôi trước mặt mọi người trong phòng')
  for (const said of ['khong co', 'bo qua', way])
    if (talk.open() !== 'complain.summary') await talk.types(said)
  const said = await talk.types('gửi phản ánh')
  return { code: /PA-\w{4}-\w{4}/.exec(said)![0], secret: /\d{4} \d{4}/.exec(said)![0] }
}

async function office(action: OfficialAction, at = MORNING + HOUR_MS) {
  const result = await applyAction(desk, all, { code, action, actor: 'account:a', idempotencyKey: null }, at)
  expect(result).not.toHaveProperty('refused')
}

async function assigned() {
  await office({
    action: 'assign',
    by: 'A',
    text: 'xác minh',
    person: 'B',
    unit: null,
    dueAt: null,
    result: null,
    accountable: null,
  })
}

async function answered() {
  await assigned()
  await office({ action: 'answer', by: 'B', text: 'Đã nhắc nhở cán bộ.', outcome: 'founded' })
}

const status = async () =>
  await desk.database.read
    .selectFrom('complaint')
    .select(['status', 'reopened'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow()

describe('from the chat that filed it', () => {
  test('the only complaint is shown without asking', async () => {
    const said = await mine.types('phản ánh của tôi tới đâu rồi')
    expect(said).toContain(`Phản ánh ${code}: Đã tiếp nhận`)
    expect(said).toContain('Hạn trả lời: hết ngày 16/12/2026')
    expect(mine.open()).toBeNull()
  })

  test('of several one is chosen, by number or by code', async () => {
    const second = await file(mine, 'giu kin')
    expect(await mine.types('theo dõi phản ánh')).toContain('phản ánh nào')
    expect(await mine.types('ABC')).toContain('chưa thấy mã tra cứu')
    expect(await mine.types('PA-2222-2222')).toContain('Không có phản ánh nào')
    expect(await mine.types(code)).toContain(`Phản ánh ${code}`)
    await mine.types('theo dõi phản ánh')
    expect(await mine.types('1')).toContain(second.code)
  })

  test('a late answer is apologised for', async () => {
    mine.wait(40 * 24 * HOUR_MS)
    expect(await mine.types(`tra cứu phản ánh ${code}`)).toContain('xin lỗi')
  })

  test('words are added while it is open', async () => {
    await mine.taps(`ln:start:track-complaint:${code}`)
    expect(mine.offered()).toContain('Bổ sung')
    await mine.types('bổ sung')
    expect(await mine.types('xong')).toContain('Chưa có nội dung')
    expect(await mine.types('👍')).toContain('chưa đọc được')
    await mine.types('Người quát tôi ngồi ở quầy số 3')
    expect(await mine.types('xong')).toContain('Đã thêm nội dung')
    const steps = await desk.database.read
      .selectFrom('complaint_event')
      .select('kind')
      .where('complaint', '=', code)
      .execute()
    expect(steps.map(({ kind }) => kind)).toContain('add')
  })

  test('a photo alone is added too, and an identity paper is not', async () => {
    const photo = { kind: 'image', url: 'https://photo.example/1', name: null, place: null } as const
    await mine.taps(`ln:start:track-complaint:add:${code}`)
    expect(await mine.sends([photo], 'ảnh căn cước của tôi')).toContain('không gửi ảnh căn cước')
    expect(await mine.sends([photo])).toContain('Đã ghi')
    expect(await mine.types('xong')).toContain('Đã thêm nội dung')
    const files = await desk.database.read
      .selectFrom('attachment')
      .select(['kind', 'state'])
      .where('complaint', '=', code)
      .execute()
    expect(files).toEqual([{ kind: 'image', state: 'waiting' }])
    const step = await desk.database.read
      .selectFrom('complaint_event')
      .select('data')
      .where('complaint', '=', code)
      .where('kind', '=', 'add')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(step.data)).toEqual({ files: 1 })
  })
})

describe('an answer', () => {
  test('is told with its conclusion and confirmed with one tap', async () => {
    await answered()
    const said = await mine.notice('complaint_answer', {
      complaint: code,
      text: 'Đã nhắc nhở cán bộ.',
      outcome: 'founded',
    })
    expect(said).toContain('«Đã nhắc nhở cán bộ.»')
    expect(said).toContain('phản ánh đúng')
    expect(mine.offered()).toEqual(['Hài lòng', 'Chưa hài lòng'])
    mine.wait(2 * HOUR_MS)
    expect(await mine.types('hai long')).toContain('đã kết thúc')
    expect(await status()).toMatchObject({ status: 'confirmed' })
  })

  test('is reopened once, with a reason, and gets a new date', async () => {
    await answered()
    await mine.notice('complaint_answer', { complaint: code, text: 'Đã nhắc nhở cán bộ.', outcome: null })
    mine.wait(2 * HOUR_MS)
    expect(await mine.types('chua hai long')).toContain('Vì sao')
    await mine.types('Cán bộ vẫn quát dân')
    expect(await mine.types('xong')).toContain('Hạn trả lời mới')
    expect(await status()).toMatchObject({ status: 'reopened', reopened: 1 })
    await office(
      {
        action: 'assign',
        by: 'A',
        text: 'x',
        person: 'B',
        unit: null,
        dueAt: null,
        result: null,
        accountable: null,
      },
      MORNING + 6 * HOUR_MS,
    )
    await office({ action: 'answer', by: 'B', text: 'Đã xem lại.', outcome: null }, MORNING + 6 * HOUR_MS)
    await mine.notice('complaint_answer', { complaint: code, text: 'Đã xem lại.', outcome: null })
    expect(mine.offered()).toEqual(['Hài lòng', 'Chưa hài lòng', 'Gửi phản ánh mới'])
    expect(await mine.taps(`ln:start:track-complaint:reopen:${code}`)).toContain(
      'đã được xem xét lại một lần',
    )
  })

  test.each([
    ['không đồng ý, xem lại giúp', 'reopen'],
    ['tôi hài lòng rồi', 'confirm'],
    ['hài lòng lắm ạ', 'confirm'],
    ['dạ đúng rồi ạ', 'confirm'],
  ])('"%s" is heard where the answer is shown', async (typed, act) => {
    await answered()
    mine.wait(2 * HOUR_MS)
    expect(await mine.types('phản ánh của tôi sao rồi')).toContain('Trả lời của cơ quan')
    expect(mine.open()).toBe('track-complaint.next')
    await mine.types(typed)
    if (act === 'reopen') expect(mine.draft()).toMatchObject({ act })
    else expect(await status()).toMatchObject({ status: 'confirmed' })
  })

  test.each([
    'ko hài lòng',
    'hông hài lòng',
    'chả hài lòng',
    'tôi chẳng hài lòng',
    'hài lòng cái gì',
    'sao mà hài lòng được',
    'không thể nào đồng ý được',
    'đừng kết thúc',
    'cảm ơn nhưng chưa thấy ai xin lỗi',
    'ok tôi sẽ kiện',
    'được chưa',
    'ok?',
    'cảm ơn',
    'cảm ơn nhiều',
    'đồng ý đâu',
  ])('"%s" does not close it', async (typed) => {
    await answered()
    mine.wait(2 * HOUR_MS)
    await mine.types('phản ánh của tôi sao rồi')
    await mine.types(typed)
    expect(await status()).toMatchObject({ status: 'resolved' })
  })

  test('what is no decision is asked again, thanks are no verdict', async () => {
    await answered()
    mine.wait(2 * HOUR_MS)
    await mine.types('phản ánh của tôi sao rồi')
    expect(await mine.types('ờ')).toContain('chọn một mục')
    await mine.types('không làm gì thêm')
    expect(mine.open()).toBeNull()
    expect(await status()).toMatchObject({ status: 'resolved' })
  })

  test('is reminded of only while the word is missing', async () => {
    await answered()
    mine.wait(2 * HOUR_MS)
    expect(await mine.notice('complaint_reminder', { complaint: code })).toContain('tự khép lại')
    await mine.types('1')
    expect(await mine.notice('complaint_reminder', { complaint: code })).toBe('')
    expect(await mine.taps(`ln:start:track-complaint:confirm:${code}`)).toContain('đã kết thúc')
  })
})

test('a question of the office is answered', async () => {
  await assigned()
  await office({ action: 'ask', by: 'B', text: 'Ngày nào, quầy nào?' })
  expect(await mine.notice('complaint_question', { complaint: code, text: 'Ngày nào, quầy nào?' })).toContain(
    'Ngày nào',
  )
  mine.wait(2 * HOUR_MS)
  await mine.types('trả lời')
  await mine.types('Ngày 24/11, quầy số 3')
  await mine.types('xong')
  expect(await status()).toMatchObject({ status: 'in_progress' })
})

test('a refusal is told with its reason, a transfer with the new office', async () => {
  const refused = await mine.notice('complaint_refused', { complaint: code, reason: 'not_clear', text: null })
  expect(refused).toContain('chưa đủ rõ')
  const moved = await mine.notice('complaint_status', {
    complaint: code,
    change: 'transferred',
    unit: 'so-noi-vu',
  })
  expect(moved).toContain('Sở Nội vụ')
})

describe('from another chat', () => {
  test('the receipt secret is asked for and opens it', async () => {
    const other = newChat()
    expect(await other.types(`tra cứu phản ánh ${code}`)).toContain('mã bí mật')
    expect(await other.types('tôi quên')).toContain('8 chữ số')
    expect(await other.types(secret)).toContain(`Phản ánh ${code}`)
    await other.types('bổ sung')
    await other.types('Tôi có người làm chứng')
    expect(await other.types('xong')).toContain('Đã thêm nội dung')
  })

  test('the code alone confirms nothing', async () => {
    await answered()
    const other = newChat(MORNING + 2 * HOUR_MS)
    expect(await other.taps(`ln:start:track-complaint:confirm:${code}`)).toContain('mã bí mật')
    expect(await status()).toMatchObject({ status: 'resolved' })
    expect(await other.types(secret)).toContain('đã kết thúc')
    expect(await status()).toMatchObject({ status: 'confirmed' })
  })

  test('the secret is not kept while the conversation goes on, and no step after it is a try', async () => {
    const other = newChat()
    await other.types(`tra cứu phản ánh ${code}`)
    await other.types(secret)
    await other.types('bổ sung')
    for (let i = 0; i < 7; i += 1) await other.types(`Tôi nói thêm điều thứ ${i}`)
    const kept = JSON.stringify(other.draft())
    expect(kept).toContain('Tôi nói thêm điều thứ 6')
    expect(kept).not.toContain(secret.replace(' ', ''))
    expect(kept).not.toContain(secret)
    expect(await other.types('xong')).toContain('Đã thêm nội dung')
  })

  test('five wrong secrets within an hour are enough', async () => {
    const other = newChat()
    await other.types(`tra cứu phản ánh ${code}`)
    const wrong = secret === '1234 5678' ? '8765 4321' : '1234 5678'
    for (let tries = 0; tries < 5; tries += 1) expect(await other.types(wrong)).toContain('chưa đúng')
    expect(await other.types(secret)).toContain('thử lại sau một giờ')
    other.wait(2 * HOUR_MS)
    await other.types(`tra cứu phản ánh ${code}`)
    expect(await other.types(secret)).toContain(`Phản ánh ${code}`)
  })

  test('an anonymous one needs the secret even where it was filed', async () => {
    const { code: hidden, secret: key } = await file(newChat(), 'an danh')
    const other = newChat()
    expect(await other.taps(`ln:start:track-complaint:${hidden}`)).toContain('gửi ẩn danh')
    expect(await other.types(key)).toContain('không hứa trả lời')
  })
})
