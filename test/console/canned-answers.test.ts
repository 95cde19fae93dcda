import { afterEach, beforeEach, expect, test } from 'vitest'
import { listAdminEvents } from '../../src/accounts/admin-event.ts'
import { type Console, startConsole } from './console-server.ts'

const HERE = '/console/canned-answers'

let office: Console
beforeEach(async () => {
  office = await startConsole()
})
afterEach(() => office.close())

const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

async function added(title: string, words: string) {
  const admin = await office.signedIn('admin', null)
  const id = hidden((await admin.get(`${HERE}/new`)).text, 'id')
  const post = () => admin.post(HERE, { id, title, words })
  expect((await post()).location).toBe(`${HERE}?done=saved`)
  return { admin, id, path: `${HERE}/${id}`, post }
}

test('one is added, once however often the form is sent, and escaped where it is listed', async () => {
  const { admin, post } = await added('Giờ làm <i>', 'Từ 7 giờ 30.')
  expect((await post()).location).toBe(`${HERE}?done=saved`)
  const { text } = await admin.get(`${HERE}?done=saved`)
  expect(text.match(/Giờ làm &lt;i&gt;/g)).toHaveLength(1)
  expect(text).toContain('Từ 7 giờ 30.')
})

test('what is missing or too long comes back beside its field, with all that was typed', async () => {
  const admin = await office.signedIn('admin', null)
  const id = hidden((await admin.get(`${HERE}/new`)).text, 'id')
  const back = await admin.post(HERE, { id, title: '', words: 'Từ 7 giờ 30.' })
  expect(back.status).toBe(422)
  expect(back.text).toMatch(/id="canned-title-error">Ông\/Bà nhập/)
  expect(back.text).toContain('Từ 7 giờ 30.</textarea>')
  expect(hidden(back.text, 'id')).toBe(id)
  const forged = await admin.post(HERE, { id: 'x', title: 'a', words: 'b' })
  expect(forged.status).toBe(422)
})

test('of two who change the same one the second is told, keeps what was typed, and may save again', async () => {
  const { admin, path } = await added('Giờ làm', 'Từ 7 giờ 30.')
  const version = hidden((await admin.get(path)).text, 'version')
  const first = { title: 'Giờ làm', words: 'Từ 7 giờ.', version }
  expect((await admin.post(path, first)).location).toBe(`${HERE}?done=saved`)
  expect((await admin.post(path, first)).location).toBe(`${HERE}?done=saved`)
  const second = await admin.post(path, { title: 'Giờ làm', words: 'Từ 8 giờ.', version })
  expect(second.status).toBe(409)
  expect(second.text).toContain('Từ 7 giờ.</blockquote>')
  expect(second.text).toContain('Từ 8 giờ.</textarea>')
  const again = { title: 'Giờ làm', words: 'Từ 8 giờ.', version: hidden(second.text, 'version') }
  expect((await admin.post(path, again)).location).toBe(`${HERE}?done=saved`)
  expect((await admin.post(`${path}/retire`, { version })).status).toBe(409)
})

test('each change stands in the administrators’ log, once', async () => {
  const { admin, path, post } = await added('Giờ làm', 'Từ 7 giờ 30.')
  await post()
  const version = hidden((await admin.get(path)).text, 'version')
  await admin.post(path, { title: 'Giờ làm', words: 'Từ 7 giờ.', version })
  await admin.post(`${path}/retire`, { version })
  await admin.post(`${path}/retire`, { version: '2' })
  const events = await listAdminEvents(office.desk.database, {
    about: 'canned_answer',
    by: null,
    older: null,
    most: 9,
  })
  expect(
    events.map(({ account, before, after }) => [account, before?.words ?? null, after?.words ?? null]),
  ).toEqual([
    ['admin-null-Lê Văn Mẫu', 'Từ 7 giờ.', null],
    ['admin-null-Lê Văn Mẫu', 'Từ 7 giờ 30.', 'Từ 7 giờ.'],
    ['admin-null-Lê Văn Mẫu', null, 'Từ 7 giờ 30.'],
  ])
})

test('a retired one is offered no more', async () => {
  const { admin, path } = await added('Giờ làm', 'Từ 7 giờ 30.')
  const version = hidden((await admin.get(path)).text, 'version')
  for (let i = 0; i < 2; i += 1)
    expect((await admin.post(`${path}/retire`, { version })).location).toBe(`${HERE}?done=retired`)
  expect((await admin.get(HERE)).text).toContain('Chưa có câu trả lời mẫu nào.')
  expect((await admin.get(path)).status).toBe(404)
  expect((await admin.post(path, { title: 'a', words: 'b', version })).status).toBe(404)
})

test('an administrator of one unit changes none: they are said in talks of the whole province', async () => {
  const { path } = await added('Giờ làm', 'Từ 7 giờ 30.')
  const local = await office.signedIn('admin', 'H99.11', 'Quản trị xã')
  const fields = { title: 'Giờ làm', words: 'Nghỉ cả tuần.', version: '1' }
  for (const at of [HERE, path, `${path}/retire`]) expect((await local.post(at, fields)).status).toBe(403)
  expect((await local.get(HERE)).text).toContain('Từ 7 giờ 30.')
})
