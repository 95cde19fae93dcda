import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addCannedAnswer } from '../../src/live-talk/canned-answers.ts'
import { keepWords } from '../../src/live-talk/hear-citizen.ts'
import { askForHuman, waitingRequest } from '../../src/live-talk/human-requests.ts'
import { markOutcome } from '../../src/schedule/notices.ts'
import { momentOf, NOW } from '../complaints/complaints.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

const MINUTE = 60_000

let office: Console
let here: string
let id: string
beforeEach(async () => {
  office = await startConsole()
  const { desk } = office
  await desk.database.commit(askForHuman(desk, { topic: 'Gọi 0912345678 <b>' }, momentOf('human')))
  id = (await waitingRequest(desk, {}, momentOf('x')))!
  here = `/console/requests/${id}`
})
afterEach(() => office.close())

const keyIn = (text: string) => /name="key" value="([^"]+)"/.exec(text)?.[1] ?? ''
const notices = () =>
  office.desk.database.read.selectFrom('notice').select(['id', 'kind']).orderBy('due_at').execute()
const hears = (name: string, text: string, more: object = {}) =>
  office.desk.database.commit(
    keepWords(office.desk, { talk: id, text, files: 0, ...more }, momentOf(name, { at: NOW + MINUTE })),
  )

async function takes(browser: Browser): Promise<string> {
  const taken = await browser.post(`${here}/take`, {})
  expect(taken.location).toBe(`${here}?done=take#answer`)
  return (await browser.get(here)).text
}

test('the list says how long the citizen has waited, what for, and who answers', async () => {
  office.clock.now = NOW + 75 * MINUTE
  const mai = await office.signedIn('intake', null, 'Chị Mai Mẫu')
  const before = (await mai.get('/console/requests')).text
  for (const told of ['1 giờ', 'Gọi 09******78 &lt;b&gt;', 'Chưa có ai nhận', `href="${here}"`])
    expect(before).toContain(told)
  await takes(mai)
  const nam = await office.signedIn('inspector', null, 'Anh Nam Mẫu')
  expect((await nam.get('/console/requests')).text).toContain('Chị Mai Mẫu (giữ đến 10:45')
  expect((await mai.get('/console/requests')).text).toContain('<td role="cell">Ông/Bà</td>')
})

test('an official takes it, reads, answers, and sees how far the answer has come', async () => {
  const mai = await office.signedIn('intake', null, 'Chị Mai Mẫu')
  const page = await takes(mai)
  expect(page).toContain('Còn được nhắn cho người dân ít nhất đến 09:00 27/11/2026')
  await hears('one', 'Nhà tôi <script>alert(1)</script> ở xóm Bãi, 0987654321')
  const fields = { key: keyIn(page), text: 'Mời Ông/Bà đến quầy 2' }
  expect((await mai.post(`${here}/say`, fields)).location).toBe(`${here}?done=say#answer`)
  expect((await mai.post(`${here}/say`, fields)).location).toBe(`${here}?done=say#answer`)
  expect(await notices()).toHaveLength(2)
  expect(office.changes()).toBe(3)
  const said = (await mai.get(`${here}?done=say`)).text
  expect(said).toContain('Nhà tôi &lt;script&gt;alert(1)&lt;/script&gt; ở xóm Bãi, 09******21')
  expect(said.match(/Mời Ông\/Bà đến quầy 2/g)).toHaveLength(1)
  expect(said).toContain('Đang chờ gửi')
  for (const [outcome, words] of [
    ['kept: window_closed', 'tin chờ đến khi người dân nhắn lại'],
    ['sent', 'Đã gửi đến người dân'],
    ['seen', 'Người dân đã xem'],
    ['dead: rejected', 'Không gửi được'],
  ] as const) {
    const { id: notice } = (await notices())[1]!
    await office.desk.database.commit([markOutcome(office.desk.database, notice, outcome)])
    expect((await mai.get(here)).text).toContain(words)
  }
})

test('the second one is told who has it, and loses nothing that was typed', async () => {
  const mai = await office.signedIn('intake', null, 'Chị Mai Mẫu')
  const nam = await office.signedIn('inspector', null, 'Anh Nam Mẫu')
  await takes(mai)
  expect((await nam.get(here)).text).toContain('Chị Mai Mẫu đang trả lời.')
  for (const deed of ['take', 'say', 'end']) {
    const refused = await nam.post(`${here}/${deed}`, { key: deed, text: 'Tôi đã soạn rất lâu' })
    expect([deed, refused.status]).toEqual([deed, 409])
    expect(refused.text).toContain('Chị Mai Mẫu đang trả lời người dân này')
    expect(refused.text).toContain('Tôi đã soạn rất lâu')
  }
  office.clock.now = NOW + 31 * MINUTE
  await takes(await office.signedIn('inspector', null, 'Anh Nam Mẫu'))
  const back = await office.signedIn('intake', null, 'Chị Mai Mẫu')
  const late = await back.post(`${here}/say`, { key: 'x', text: 'Còn tôi' })
  expect(late.text).toContain('Anh Nam Mẫu đang trả lời người dân này')
  expect(late.text).toContain('Còn tôi')
})

test('each error stands beside its field', async () => {
  const mai = await office.signedIn('intake', null)
  await takes(mai)
  const empty = await mai.post(`${here}/say`, { key: 'k', text: '  ' })
  expect(empty.status).toBe(422)
  expect(empty.text).toMatch(/id="say-text-error">Ông\/Bà nhập lời nhắn/)
  const long = await mai.post(`${here}/say`, { key: 'k', text: 'á'.repeat(2001) })
  expect(long.status).toBe(422)
  expect(long.text).toContain('á'.repeat(2001))
  expect(await notices()).toHaveLength(1)
})

test('a canned answer goes behind what was typed, to be changed before it is sent', async () => {
  const mai = await office.signedIn('intake', null)
  await addCannedAnswer(office.desk.database, { id: 'c1', title: 'Giờ làm', words: 'Từ 7 giờ 30.' }, 'x', NOW)
  const page = await takes(mai)
  expect(page).toContain('<option value="c1">Giờ làm</option>')
  const inserted = await mai.post(`${here}/canned`, { key: 'k', text: 'Chào bác.', canned: 'c1' })
  expect(inserted.status).toBe(200)
  expect(inserted.text).toContain('>\nChào bác.\n\nTừ 7 giờ 30.</textarea>')
  const none = await mai.post(`${here}/canned`, { key: 'k', text: 'Chào bác.', canned: '' })
  expect(none.status).toBe(422)
  expect(none.text).toContain('>\nChào bác.</textarea>')
  expect(await notices()).toHaveLength(1)
})

test('given back it is anyone’s; ended it leaves the list, and is ended once', async () => {
  const mai = await office.signedIn('intake', null)
  await takes(mai)
  expect((await mai.post(`${here}/give-back`, {})).location).toBe(`${here}?done=giveBack#answer`)
  expect((await mai.get(here)).text).toContain('Chưa có ai nhận')
  await takes(mai)
  expect((await mai.post(`${here}/end`, { key: 'k', text: 'Chào bác' })).location).toBe(
    '/console/requests?done=yes',
  )
  expect((await mai.post(`${here}/end`, { key: 'other', text: '' })).location).toBe(
    '/console/requests?done=before',
  )
  expect((await mai.get('/console/requests?done=yes')).text).toContain('Không có yêu cầu nào đang chờ.')
  expect((await mai.get(here)).text).not.toContain('<textarea')
})

test('a time to write that is nearly over, or over, is said', async () => {
  office.clock.now = NOW + 47 * 60 * MINUTE
  const before = await office.signedIn('intake', null)
  expect((await before.get(here)).text).toContain(
    'Sắp hết thời gian được nhắn cho người dân (09:00 27/11/2026)',
  )
  office.clock.now = NOW + 49 * 60 * MINUTE
  const after = await office.signedIn('intake', null)
  expect((await after.get(here)).text).toContain('có thể phải chờ đến khi người dân nhắn tiếp')
})

test('the one script is a file of ours, and the page works without it', async () => {
  const mai = await office.signedIn('intake', null)
  const { text } = await mai.get(here)
  expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/console/assets/live-talk.js" defer>'])
  expect(text).toContain(`<a href="${here}">Làm mới</a>`)
  const script = await mai.get('/console/assets/live-talk.js')
  expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(script.text).not.toMatch(/https?:|eval|innerHTML = /)
})

describe('a talk that turns to the conduct of a unit', () => {
  const CANARY = 'Chim hoàng yến đòi phong bì'
  test('is met nowhere by whoever reads requests in its chain', async () => {
    const inspector = await office.signedIn('inspector', 'H99.05')
    await takes(inspector)
    await hears('conduct', CANARY, { protects: { unitCode: 'H99.11' } })
    expect((await inspector.get(here)).text).toContain(CANARY)
    const unknown = '/console/requests/no-such-request-000'
    for (const [role, unit] of [
      ['inspector', 'H99.11'],
      ['intake', 'H99.11'],
      ['intake', null],
      ['admin', null],
    ] as const) {
      const accused = await office.signedIn(role, unit)
      const list = (await accused.get('/console/requests')).text
      expect(list).toContain('Không có yêu cầu nào đang chờ.')
      expect(list).not.toContain(id)
      const hidden = await accused.get(here)
      const nothing = await accused.get(unknown)
      expect(hidden.status).toBe(404)
      expect(hidden.text.replaceAll(here, '')).toBe(nothing.text.replaceAll(unknown, ''))
      for (const deed of ['take', 'say', 'canned', 'give-back', 'end']) {
        const answer = await accused.post(`${here}/${deed}`, { key: deed, text: 'x' })
        expect([deed, answer.status]).toEqual([deed, 404])
        expect(answer.text).not.toContain('hoàng yến')
      }
    }
    expect((await inspector.get('/console/requests')).text).toContain(id)
  })
})
