import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readComplaint } from '../../src/complaints/complaint-list.ts'
import { dossierInput } from '../../src/dossiers/dossier-input.ts'
import { recordDossier } from '../../src/dossiers/dossier-store.ts'
import { answer, assign, done, everyone, file, NOW } from '../complaints/complaints.ts'
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

const assignAction = {
  action: 'assign',
  by: 'B',
  text: 'Làm',
  person: 'C',
  unit: null,
  dueAt: null,
  result: null,
  accountable: null,
} as const
const address = () => `/console/complaints/${code}`
const stands = async () => (await readComplaint(office.desk, everyone, 'token:t', code, NOW))!
const assignment = {
  text: 'Xác minh',
  person: 'Trần Thị C',
  unit: 'H99.11',
  dueAt: '2026-12-10',
  result: 'Văn bản trả lời',
  accountable: 'Lê Văn B',
}

/** Opens the case, fills in one form and sends it. */
async function act(action: string, fields: Record<string, string>, more: Record<string, string> = {}) {
  const page = await handler.get(address())
  return handler.post(`${address()}/${action}`, { ...hiddenOf(page, action), ...fields, ...more })
}

describe('the page of a case', () => {
  test('a script in a citizen’s words is text, wherever it stands', async () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
    const attachment = {
      kind: 'file' as const,
      url: 'javascript:alert(3)',
      name: '"><script>alert(4)</script>.pdf',
      place: null,
    }
    const fields = { story: script, official: script, attachments: [attachment] }
    // A named official makes it protected, so it goes to the inspectorate.
    const { code: bad } = await file(office.desk, 'bad', fields)
    const inspector = await office.signedIn('inspector', null)
    for (const path of [`/console/complaints/${bad}`, '/console/complaints']) {
      const { text } = await inspector.get(path)
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
      expect(text).not.toMatch(/<script|<img|href="javascript/)
    }
  })

  test('it shows words, deadline, confidentiality, attachments, dossier and what happened', async () => {
    const page = await handler.get(address())
    for (const words of [
      'gọi 09******78 không ai nghe',
      'Trễ hẹn, chậm trễ',
      'Xã Tân Lập',
      'Còn 15 ngày làm việc',
      'Cho biết người gửi',
      'Không có tệp nào.',
      'H99.11-261001-0001',
      'Người dân gửi phản ánh',
    ]) {
      expect(page.text).toContain(words)
    }
    office.clock.now = Date.parse('2026-12-18T09:00:00+07:00')
    handler = await office.signedIn('handler', 'H99.11', 'Phạm Văn D')
    expect((await handler.get(address())).text).toContain('Quá hạn 2 ngày làm việc')
  })

  test('only what the rules allow now is offered', async () => {
    const forms = async () =>
      [...(await handler.get(address())).text.matchAll(/<details class="action" id="(\w+)"/g)].map(
        ([, id]) => id,
      )
    expect(await forms()).toEqual(['assign', 'transfer', 'refuse', 'correct', 'split', 'merge'])
    await done(office.desk, code, assign)
    const usual = ['answer', 'assign', 'start', 'ask', 'conclude', 'transfer', 'refuse']
    expect(await forms()).toEqual([...usual, 'correct', 'pause', 'split', 'merge'])
    await done(office.desk, code, answer)
    expect(await forms()).toEqual(['conclude'])
  })

  test('who may only read finds no form', async () => {
    const committee = await office.signedIn('committee', null)
    const page = await committee.get(address())
    expect(page.text).toContain('chỉ được xem')
    expect(page.text).not.toContain('<details class="action"')
  })
})

describe('actions', () => {
  test('from assignment to the answer, each with its notice', async () => {
    expect((await act('assign', assignment)).location).toBe(`${address()}?done=assign`)
    expect((await handler.get(`${address()}?done=assign`)).text).toContain('role="status">Đã phân công.')
    expect((await stands()).complaint.assigned).toEqual({
      unit: 'H99.11',
      task: 'Xác minh',
      person: 'Trần Thị C',
      dueAt: Date.parse('2026-12-11T00:00:00+07:00'),
      result: 'Văn bản trả lời',
      accountable: 'Lê Văn B',
    })
    expect((await act('start', {})).status).toBe(303)
    expect((await act('ask', { text: 'Ông/Bà nộp ngày nào?' })).status).toBe(303)
    expect((await stands()).complaint.status).toBe('need_info')
    expect(
      (await act('answer', { text: 'Đã trả kết quả.\r\nXin lỗi Ông/Bà.', outcome: 'founded' })).status,
    ).toBe(303)
    const { complaint, timeline, delivery } = await stands()
    expect([complaint.status, complaint.outcome, delivery]).toEqual(['resolved', 'founded', 'pending'])
    expect(timeline.at(-1)).toMatchObject({
      text: 'Đã trả kết quả.\nXin lỗi Ông/Bà.',
      data: { by: 'Phạm Văn D' },
    })
    expect(office.changes()).toBe(4)
    const page = await handler.get(address())
    expect(page.text).toContain('Đang chờ gửi')
    expect(page.text).toContain('Kết luận: Đúng.')
  })

  test('a refusal names a reason of the list', async () => {
    expect((await act('refuse', { reason: 'not_clear', text: '' })).status).toBe(303)
    expect((await stands()).complaint.status).toBe('rejected')
    expect((await handler.get(address())).text).toContain('Nội dung chưa đủ rõ để xác minh')
  })

  test('after a transfer out of its reach the account is led to the list', async () => {
    const { code: bribery } = await file(office.desk, 'b', { category: 'bribery' })
    code = bribery
    handler = await office.signedIn('inspector', 'H99.05')
    const answered = await act('transfer', { unit: 'H99', text: '' })
    expect(answered.location).toBe('/console/complaints?gone=transfer')
    expect((await handler.get(answered.location!)).text).toContain('không còn thuộc phạm vi')
  })

  test.each<[string, Record<string, string>, [string, string][]]>([
    [
      'assign',
      { ...assignment, text: ' ', person: '' },
      [
        ['text', 'nhập nội dung này'],
        ['person', 'nhập nội dung này'],
      ],
    ],
    ['assign', { ...assignment, dueAt: '' }, [['dueAt', 'nhập nội dung này']]],
    ['assign', { ...assignment, dueAt: '2026-02-31' }, [['dueAt', 'Ngày không đúng']]],
    ['assign', { ...assignment, dueAt: '2026-11-24' }, [['dueAt', 'Ngày này đã qua']]],
    ['assign', { ...assignment, unit: 'H00' }, [['unit', 'Đơn vị này không có']]],
    [
      'assign',
      { ...assignment, result: '', accountable: '' },
      [
        ['result', 'nhập nội dung này'],
        ['accountable', 'nhập nội dung này'],
      ],
    ],
    ['transfer', { unit: '', text: 'Giữ lại ghi chú' }, [['unit', 'chọn một mục']]],
    ['transfer', { unit: 'H99.11', text: 'Giữ lại ghi chú' }, [['unit', 'đang giữ phản ánh']]],
    ['refuse', { reason: '', text: 'Giữ lại lời này' }, [['reason', 'chọn một mục']]],
    ['refuse', { reason: 'invented', text: 'Giữ lại lời này' }, [['reason', 'trong danh mục']]],
  ])('%s with %j: each error beside its field, and nothing typed is lost', async (action, fields, errors) => {
    const page = await act(action, fields)
    expect(page.status).toBe(422)
    for (const [name, words] of errors) {
      const beside = new RegExp(`id="${action}-${name}-error">([^<]+)<`).exec(page.text)?.[1]
      expect(beside).toContain(words)
    }
    for (const value of Object.values(fields).filter((each) => /^(Xác|Trần|Văn|Lê|Giữ)/.test(each))) {
      expect(page.text).toContain(value)
    }
    expect(page.text).toMatch(new RegExp(`id="${action}" open`))
    expect(page.text).toContain('<title>Lỗi: ')
    expect((await stands()).complaint.status).toBe('received')
  })

  test.each<[string, Record<string, string>, string]>([
    ['ask', { text: '' }, 'text'],
    ['answer', { text: ' ', outcome: 'partly' }, 'text'],
    ['answer', { text: 'x'.repeat(5001), outcome: '' }, 'text'],
    ['answer', { text: 'Đã xong', outcome: 'maybe' }, 'outcome'],
    ['conclude', { text: '' }, 'outcome'],
  ])('%s with something missing: the error stands at %s', async (action, fields, name) => {
    await done(office.desk, code, assign)
    const page = await act(action, fields)
    expect(page.status).toBe(422)
    expect(page.text).toContain(`id="${action}-${name}-error"`)
  })

  test('a form sent twice, one after the other or at once, does it once', async () => {
    const form = hiddenOf(await handler.get(address()), 'assign')
    const send = () => handler.post(`${address()}/assign`, { ...form, ...assignment })
    const answers = [...(await Promise.all([send(), send()])), await send()]
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
      Array(3).fill(`303 ${address()}?done=assign`),
    )
    expect((await stands()).timeline.filter(({ kind }) => kind === 'assign')).toHaveLength(1)
  })

  test('the same form with other words is told apart from a repetition', async () => {
    const form = hiddenOf(await handler.get(address()), 'assign')
    await handler.post(`${address()}/assign`, { ...form, ...assignment })
    const again = await handler.post(`${address()}/assign`, { ...form, ...assignment, person: 'Người khác' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('đã được gửi với nội dung khác')
    expect(hiddenOf(again, 'assign').key).not.toBe(form.key)
  })

  test('whoever acts on what has changed meanwhile is told, and loses nothing', async () => {
    const form = hiddenOf(await handler.get(address()), 'assign')
    await done(office.desk, code, { ...assignAction, person: 'Người đến trước' })
    const late = await handler.post(`${address()}/assign`, { ...form, ...assignment })
    expect(late.status).toBe(409)
    expect(late.text).toContain('vừa có thay đổi')
    expect(late.text).toContain('value="Trần Thị C"')
    expect((await stands()).complaint.assigned?.person).toBe('Người đến trước')
    const again = await handler.post(`${address()}/assign`, { ...hiddenOf(late, 'assign'), ...assignment })
    expect(again.status).toBe(303)
  })

  test('an action that the state forbids is refused in words', async () => {
    const form = hiddenOf(await handler.get(address()), 'refuse')
    const page = await handler.post(`${address()}/answer`, {
      ...form,
      key: 'k',
      text: 'Quá sớm',
      outcome: '',
    })
    expect(page.status).toBe(409)
    expect(page.text).toContain('Phản ánh chưa được phân công')
    expect(page.text).toContain('Quá sớm')
  })
})

test('the dossier of a case is shown with its dates', async () => {
  const pushed = {
    unitCode: 'H99.11',
    procedureCode: '1.001193',
    status: 'in_progress',
    receivedAt: '2026-10-01T08:00:00+07:00',
    dueAt: '2026-11-20T17:00:00+07:00',
  }
  await recordDossier(office.desk, 'H99.11-261001-0001', dossierInput.parse(pushed), NOW)
  const { text } = await handler.get(address())
  for (const words of ['Đăng ký khai sinh', '01/10/2026', '20/11/2026', 'Quá hạn, trễ 2 ngày làm việc']) {
    expect(text).toContain(words)
  }
})
