/** Template ids, as administrators set them over those of the settings. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LiveTemplates, liveTemplates } from '../../src/channels/live-templates.ts'
import type { TemplateFault } from '../../src/channels/template-states.ts'
import { kindsOf } from '../../src/channels/templates.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'
import { formOf } from './form-in-page.ts'

const HOME = '/console/admin/templates'
const FILE = new Map([['complaint_answer', { zalo: { id: '111', parameters: { ma: 'complaint' } } }]])

let office: Console
let admin: Browser
let live: LiveTemplates
let fault: TemplateFault | null = null
beforeAll(async () => {
  office = await startConsole(undefined, ({ database }) => {
    live = liveTemplates(database, FILE)
    const examine = async (asked: ReadonlyMap<string, { zalo?: { id: string } | undefined }>) =>
      [...asked].map(([kind, { zalo }]) => ({
        channel: 'zalo' as const,
        account: '2000',
        kind,
        template: zalo?.id ?? '',
        fault,
      }))
    return { templates: { ...live, examine } }
  })
  admin = await office.signedIn('admin', null, 'Phạm Quản Trị')
})
afterAll(() => office.close())

const set = async (kind: string, fields: Record<string, string>) => {
  const path = `${HOME}/${kind}`
  return admin.post(path, { ...formOf(await admin.get(path), path), ...fields })
}

test('the list says which template each notice has, and where it is set', async () => {
  const { text } = await admin.get(HOME)
  expect(text).toMatch(/Trả lời phản ánh<\/a><\/th>\s*<td role="cell">111<\/td>[\s\S]*?tệp cấu hình/)
  expect(text).toContain('phải chờ người dân nhắn lại')
})

test('what the platforms say is shown when asked for', async () => {
  fault = { what: 'status', status: 'PENDING_REVIEW' }
  expect((await admin.get(`${HOME}?check=yes`)).text).toContain('Chưa được duyệt: PENDING_REVIEW')
  expect((await admin.get(HOME)).text).not.toContain('PENDING_REVIEW')
  fault = null
})

test('one that is set here wins over the settings at once, and is recorded', async () => {
  const approved = kindsOf(live.now, 'messenger')
  expect(approved.has('complaint_answer')).toBe(false)
  const answer = await set('complaint_answer', {
    zaloId: '222',
    zaloParameters: 'ma = complaint\nket_qua = outcome',
    messengerName: 'tra_loi',
    messengerParameters: 'complaint',
  })
  expect(answer.location).toBe(`${HOME}/complaint_answer?done=saved`)
  expect(live.now.get('complaint_answer')).toEqual({
    zalo: { id: '222', parameters: { ma: 'complaint', ket_qua: 'outcome' } },
    messenger: { name: 'tra_loi', language: 'vi', parameters: ['complaint'] },
  })
  expect(approved.has('complaint_answer')).toBe(true)
  expect((await admin.get('/console/changes?about=template')).text).toContain('ket_qua = outcome')
})

test.each([
  [{ zaloId: 'abc' }, 'zaloId', 'dãy chữ số'],
  [{ zaloId: '1', zaloParameters: 'ma: complaint' }, 'zaloParameters', 'tên_tham_số = từ'],
  [{ zaloId: '1', zaloParameters: 'ma = story' }, 'zaloParameters', 'Không có từ «story»'],
  [{ zaloId: '', zaloParameters: 'ma = complaint' }, 'zaloId', 'chưa có mã mẫu'],
  [{ messengerName: '', messengerParameters: 'complaint' }, 'messengerName', 'chưa có tên mẫu'],
  [{ messengerName: 'x', messengerParameters: '__proto__' }, 'messengerParameters', 'Không có từ'],
])('%o is refused beside its field', async (fields, field, sentence) => {
  const answer = await set('complaint_refused', fields)
  expect(answer.status).toBe(422)
  expect(new RegExp(`id="template-${field}-error">([^<]*)`).exec(answer.text)?.[1]).toContain(sentence)
})

test('what a platform objects to is read before it is set', async () => {
  fault = { what: 'no_word', names: ['ngay'] }
  const path = `${HOME}/complaint_question`
  const warned = await set('complaint_question', { zaloId: '333', zaloParameters: 'ma = complaint' })
  expect([warned.status, warned.text.includes('tham số chưa được điền: ngay')]).toEqual([200, true])
  expect(live.now.has('complaint_question')).toBe(false)
  expect((await admin.post(path, formOf(warned, path))).location).toBe(`${path}?done=saved`)
  expect(live.now.get('complaint_question')?.zalo?.id).toBe('333')
  fault = null
})

test('left empty, a notice has no template although the settings name one; then as the settings say again', async () => {
  const path = `${HOME}/complaint_answer`
  const empty = { zaloId: '', zaloParameters: '', messengerName: '', messengerParameters: '' }
  await set('complaint_answer', empty)
  expect(kindsOf(live.now, 'zalo').has('complaint_answer')).toBe(false)
  const page = await admin.get(path)
  const unset = await admin.post(`${path}/unset`, formOf(page, `${path}/unset`))
  expect(unset.location).toBe(`${path}?done=saved`)
  expect(live.now.get('complaint_answer')).toEqual(FILE.get('complaint_answer'))
  const told = await admin.post(path, { ...formOf(page, path), zaloId: '444' })
  expect([told.status, told.text.includes('Người khác vừa sửa')]).toEqual([409, true])
})

test('a kind of notice that does not exist is not found, and an administrator of one unit sets nothing', async () => {
  expect((await admin.get(`${HOME}/__proto__`)).status).toBe(404)
  const local = await office.signedIn('admin', 'H99.02', 'Quản trị sở')
  expect((await local.post(`${HOME}/complaint_answer`, { zaloId: '9', version: '3' })).status).toBe(403)
})
