import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { complain } from '../../dialogs/complain/complain.ts'
import { trackComplaint } from '../../dialogs/track-complaint/track-complaint.ts'
import type { OfficialAction } from '../../src/complaints/action.ts'
import type { Desk } from '../../src/desk.ts'
import { done } from '../complaints/complaints.ts'
import { aDesk, aTalk, type Conversation, MORNING } from './talk.ts'

const LATER = MORNING + 3_600_000
let desk: Desk
let users = 0
beforeAll(async () => {
  desk = await aDesk()
})

/** A complaint about a delay, and the chat that filed it. */
async function filed(): Promise<{ chat: Conversation; code: string }> {
  users += 1
  const chat = aTalk(desk, [complain, trackComplaint], { user: `changes-${users}`, at: MORNING })
  await chat.types('Sáng qua cán bộ ở Sở Xây dựng quát tôi trước mặt mọi người trong phòng')
  for (const said of ['khong co', 'bo qua', 'cho biet nguoi gui'])
    if (chat.open() !== 'complain.summary') await chat.types(said)
  const code = /PA-\w{4}-\w{4}/.exec(await chat.types('gửi phản ánh'))![0]
  return { chat, code }
}

async function office(code: string, action: OfficialAction): Promise<void> {
  expect(await done(desk, code, action, LATER)).not.toHaveProperty('refused')
}

describe('what an office does besides answering', () => {
  let chat: Conversation
  let code: string
  beforeEach(async () => {
    ;({ chat, code } = await filed())
  })

  test('a stopped clock is told with its reason and the new date, and shown when it is looked up', async () => {
    const body = { complaint: code, change: 'paused', reason: 'expert', dueAt: MORNING + 40 * 86_400_000 }
    const told = await chat.notice('complaint_status', body)
    expect(told).toContain('tạm dừng. Lý do: Chờ kết luận giám định')
    expect(told).toMatch(/Hạn trả lời mới: hết ngày \d\d\/\d\d\/\d{4}/)
    const five = { text: 'x', person: 'Người Mẫu', unit: null, dueAt: null, result: null, accountable: null }
    await office(code, { action: 'assign', by: 'A', ...five })
    const until = LATER + 4 * 86_400_000
    await office(code, { action: 'pause', by: 'A', reason: 'expert', until, text: 'Văn bản 12' })
    expect(await chat.types(`tra cứu ${code}`)).toContain('Thời hạn đang tạm dừng. Lý do: Chờ kết luận')
  })

  test('a merged complaint says that it is handled together, and nothing of the other', async () => {
    const other = await filed()
    await office(code, { action: 'merge', by: 'A', into: other.code, text: null })
    const told = await chat.notice('complaint_status', {
      complaint: code,
      change: 'merged',
      unit: 'so-noi-vu',
    })
    expect(told).toContain('được giải quyết chung, do Sở Nội vụ xử lý')
    const shown = await chat.types(`tra cứu ${code}`)
    expect(shown).toContain('giải quyết chung với phản ánh khác')
    expect(told + shown).not.toContain(other.code)
  })

  test('a part that was split off is told with its code, and looked up in the same chat without a secret', async () => {
    const part = 'PA-7K3M-9XQ2'
    const text = 'quát tôi trước mặt mọi người'
    await office(code, { action: 'split', by: 'A', code: part, category: 'other', unit: null, text })
    const told = await chat.notice('complaint_status', { complaint: code, change: 'split', part, unit: null })
    expect(told).toContain(`mã mới ${part}`)
    expect(await chat.types(`tra cứu ${code}`)).toContain(`mã ${part}`)
    const shown = await chat.types(`tra cứu ${part}`)
    expect(shown).toContain(`Phản ánh ${part}`)
    expect(shown).not.toContain('mã bí mật')
  })
})
