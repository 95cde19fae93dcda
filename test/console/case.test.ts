/** What an official can do to a case besides handling it: correct, stop the clock, merge, split; and what the page then tells. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { readComplaint } from '../../src/complaints/complaint-list.ts'
import { answer, ask, assign, done, everyone, file, momentOf, NOW, opened } from '../complaints/complaints.ts'
import { type Browser, type Console, hiddenOf, startConsole } from './console-server.ts'

let office: Console
let handler: Browser
let code: string
beforeEach(async () => {
  office = await startConsole()
  handler = await office.signedIn('handler', 'H99.11', 'Phạm Văn D')
  code = (await file(office.desk, 'a')).code
})
afterEach(() => office.close())

const at = (which: string) => `/console/complaints/${which}`
const stands = async (which = code) => (await readComplaint(office.desk, everyone, 'token:t', which, NOW))!

/** Opens the case, fills in one form and sends it. */
async function act(action: string, fields: Record<string, string>, browser = handler, which = code) {
  const page = await browser.get(at(which))
  return browser.post(`${at(which)}/${action}`, { ...hiddenOf(page, action), ...fields })
}

describe('the new forms of a case', () => {
  test('a correction to conduct takes the case out of the unit’s sight', async () => {
    const fields = { category: 'bribery', unit: 'H99.11', flag_vulnerable_person: 'yes', text: 'Đòi tiền' }
    expect((await act('correct', fields)).location).toBe('/console/complaints?gone=correct')
    expect((await handler.get(at(code))).status).toBe(404)
    expect((await stands()).complaint).toMatchObject({
      category: 'bribery',
      flags: ['vulnerable_person'],
      protected: true,
      handlerUnitCode: 'H99.05',
    })
    const inspector = await office.signedIn('inspector', 'H99.05')
    const page = await inspector.get(at(code))
    expect(page.text).toContain('Nội dung: Trễ hẹn, chậm trễ → Vòi tiền, quà cáp.')
    expect(page.text).toContain('name="flag_vulnerable_person" value="yes" checked')
  })

  test('the clock is stopped with a reason and a day; the page says so, with the first due date', async () => {
    await done(office.desk, code, assign)
    const fields = { reason: 'expert', until: '2026-12-02', text: 'Chờ văn bản số 12' }
    expect((await act('pause', fields)).location).toBe(`${at(code)}?done=pause`)
    const { text } = await handler.get(at(code))
    for (const words of ['Tạm dừng đến hết ngày', '02/12/2026', 'Hạn trả lời ban đầu', 'Lùi 5 ngày làm việc'])
      expect(text).toContain(words)
    expect((await act('resume', { text: '' })).location).toBe(`${at(code)}?done=resume`)
    expect((await stands()).complaint.pause).toBeNull()
  })

  test('merged complaints stand on one page, and one answer goes to both', async () => {
    const { code: other } = await file(
      office.desk,
      'b',
      { story: 'Tôi cũng chờ mãi' },
      momentOf('b', { citizen: 'c2' }),
    )
    await done(office.desk, code, assign)
    expect((await act('merge', { into: code.toLowerCase(), text: '' }, handler, other)).status).toBe(303)
    const page = await handler.get(at(code))
    expect(page.text).toContain('Tôi cũng chờ mãi')
    expect(page.text).toContain('cũng gửi đến 1 người dân khác')
    const merged = await handler.get(at(other))
    expect(merged.text).toContain(`href="${at(code)}"`)
    expect(merged.text).toContain(`<span class="tag open">Được xử lý chung trong ${code}</span>`)
    expect([...merged.text.matchAll(/<details class="action" id="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'unmerge',
    ])
    await act('answer', { text: 'Đã trả kết quả', outcome: 'founded' })
    expect((await stands(other)).complaint.status).toBe('resolved')
  })

  test('a part is split off in the citizen’s words, once however often the form is sent', async () => {
    const { code: mixed } = await file(office.desk, 'm', { story: 'Trễ hẹn.\nTrang mạng lỗi.' })
    const form = hiddenOf(await handler.get(at(mixed)), 'split')
    const send = () =>
      handler.post(`${at(mixed)}/split`, {
        ...form,
        text: 'Trang mạng lỗi.',
        category: 'online_system',
        unit: '',
      })
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const parts = (await stands(mixed)).timeline.filter(({ kind }) => kind === 'split')
    expect(parts).toHaveLength(1)
    expect((await stands(String(parts[0]!.data.code))).story).toBe('Trang mạng lỗi.')
    expect((await handler.get(at(mixed))).text).toContain('Phần đã tách ra:')
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['correct', { category: '', unit: 'H99.11', text: 'Giữ lại' }, 'category', 'chọn một mục'],
    ['correct', { category: 'delay', unit: 'H99.11', text: 'Giữ lại' }, 'category', 'Chưa có gì thay đổi'],
    ['correct', { category: 'other', unit: 'H00', text: 'Giữ lại' }, 'unit', 'không có hoặc đã kết thúc'],
    ['pause', { reason: '', until: '2026-12-02', text: 'Giữ lại' }, 'reason', 'chọn một mục'],
    ['pause', { reason: 'expert', until: '2026-02-31', text: 'Giữ lại' }, 'until', 'Ngày không đúng'],
    ['pause', { reason: 'expert', until: '2026-11-20', text: 'Giữ lại' }, 'until', 'Ngày này đã qua'],
    ['pause', { reason: 'expert', until: '2027-11-20', text: 'Giữ lại' }, 'until', 'quá dài'],
    ['split', { text: 'Giữ lại lời bịa', category: 'other', unit: '' }, 'text', 'Chỉ giữ lại lời'],
    ['split', { text: 'Hồ sơ trễ hẹn', category: 'bribery', unit: '' }, 'category', 'Ông/Bà sửa nội dung'],
    ['merge', { into: '', text: 'Giữ lại' }, 'into', 'nhập nội dung'],
    ['merge', { into: 'PA-2222-2222', text: 'Giữ lại' }, 'into', 'Không có phản ánh nào'],
  ])(
    '%s with %j: the error stands at %s, and what was typed is kept',
    async (action, fields, name, words) => {
      await done(office.desk, code, assign)
      const page = await act(action, fields)
      expect(page.status).toBe(422)
      expect(new RegExp(`id="${action}-${name}-error">([^<]+)<`).exec(page.text)?.[1]).toContain(words)
      expect(page.text).toContain(fields.text)
      expect(page.text).toMatch(new RegExp(`id="${action}" open`))
    },
  )

  test.each<[string, Record<string, string>]>([
    ['correct', { category: 'other', unit: 'H99.11', text: 'Lời của tôi' }],
    ['pause', { reason: 'expert', until: '2026-12-02', text: 'Lời của tôi' }],
    ['merge', { into: 'PA-2222-2222', text: 'Lời của tôi' }],
    ['split', { category: 'other', unit: '', text: 'Hồ sơ trễ hẹn' }],
  ])('%s on what somebody changed meanwhile: told who did what, own words kept', async (action, fields) => {
    await done(office.desk, code, assign)
    const page = await handler.get(at(code))
    const seen = /name="seen" value="(\d+)"/.exec(page.text)![1]!
    await done(office.desk, code, { action: 'start', by: 'Hoàng Thị E' })
    const late = await handler.post(`${at(code)}/${action}`, { ...hiddenOf(page, action), seen, ...fields })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/Thay đổi từ khi Ông\/Bà mở trang[\s\S]*Bắt đầu xử lý<\/b> \(Hoàng Thị E\)/)
    expect(late.text).toContain(fields.text)
  })

  test('a complaint that the account may not see is no more to merge into than one that is none', async () => {
    const { code: hidden } = await file(office.desk, 'h', { category: 'bribery' })
    const [one, other] = [
      await act('merge', { into: hidden, text: '' }),
      await act('merge', { into: 'PA-2222-2222', text: '' }),
    ]
    const bare = (text: string, typed: string) =>
      text.replaceAll(typed, '').replaceAll(/name="key" value="[^"]*"/g, '')
    expect(bare(one.text, hidden)).toBe(bare(other.text, 'PA-2222-2222'))
  })
})

describe('the page of a case', () => {
  test('tells the talk in order: who said what, and how far the office’s words have come', async () => {
    await done(office.desk, code, assign)
    await done(office.desk, code, ask)
    const moment = momentOf('reply', { at: NOW + 60_000 })
    const mine = await opened(office.desk, code, moment)
    await office.desk.database.commit(
      citizenVerdict(office.desk, { opened: mine, action: { action: 'add', text: 'Nộp ngày 10' } }, moment),
    )
    await done(office.desk, code, answer, NOW + 120_000)
    const { text } = await handler.get(at(code))
    const talk = text.slice(
      text.indexOf('<section class="talk"'),
      text.indexOf('<section class="attachments"'),
    )
    const order = ['Hồ sơ trễ hẹn', 'Ông/Bà nộp hồ sơ ngày nào?', 'Nộp ngày 10', 'Đã xin lỗi'].map((words) =>
      talk.indexOf(words),
    )
    expect(order.every((place, i) => place > (order[i - 1] ?? 0))).toBe(true)
    expect(talk.match(/class="delivery pending"/g)).toHaveLength(2)
  })

  test('has the likely next form first and open, each reached by a link with a key', async () => {
    const jumps = async () =>
      [...(await handler.get(at(code))).text.matchAll(/href="#(\w+)-\w+" accesskey="1"/g)].map(([, id]) => id)
    const openOnes = async () =>
      [...(await handler.get(at(code))).text.matchAll(/id="(\w+)" open/g)].map(([, id]) => id)
    expect([await jumps(), await openOnes()]).toEqual([['assign'], ['assign']])
    await done(office.desk, code, assign)
    expect([await jumps(), await openOnes()]).toEqual([['answer'], ['answer']])
  })

  test('fills in an assignment as it is likely to be: the official at the page, the due date, the result', async () => {
    const { text } = await handler.get(at(code))
    const form = text.slice(text.indexOf('id="assign"'), text.indexOf('id="transfer"'))
    expect(form).toContain('name="person" type="text" value="Phạm Văn D"')
    expect(form).toContain('value="2026-12-16"')
    expect(form).toContain('Xác minh nội dung phản ánh')
  })

  test('escapes a stored script wherever somebody wrote it: story, addition, official, task, answer, reason', async () => {
    const script = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`
    const who = await office.signedIn('inspector', 'H99.05', script)
    const { code: bad } = await file(office.desk, 'x', {
      story: script,
      official: script,
      category: 'attitude',
    })
    const five = {
      text: script,
      person: `${script} C`,
      unit: '',
      dueAt: '2026-12-10',
      result: script,
      accountable: `${script} C`,
    }
    expect((await act('assign', five, who, bad)).status).toBe(303)
    expect(
      (await act('pause', { reason: 'expert', until: '2026-12-02', text: script }, who, bad)).status,
    ).toBe(303)
    const flags = { flag_repeat: 'yes', category: 'attitude', unit: 'H99.11', text: script }
    expect((await act('correct', flags, who, bad)).status).toBe(303)
    expect((await act('answer', { text: script, outcome: '' }, who, bad)).status).toBe(303)
    const back = await act('conclude', { text: script, outcome: '' }, who, bad)
    for (const { text } of [await who.get(at(bad)), back]) {
      expect(text).toContain('&lt;script&gt;alert(1)')
      expect(text).not.toMatch(/<script|<img/)
    }
  })
})

test('a case that ended without an outcome asks for one: it counts in no figure before', async () => {
  await done(office.desk, code, assign)
  await done(office.desk, code, { action: 'answer', by: 'C', text: 'Đã trả kết quả.', outcome: null })
  const moment = momentOf('confirming')
  const mine = await opened(office.desk, code, moment)
  await office.desk.database.commit(
    citizenVerdict(office.desk, { opened: mine, action: { action: 'confirm' } }, moment),
  )
  expect((await stands()).complaint.status).toBe('confirmed')
  expect((await handler.get(at(code))).text).toMatch(/<details class="action" id="conclude" open>/)
})
