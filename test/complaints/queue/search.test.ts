import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { citizenVerdict } from '../../../src/complaints/citizen-complaint.ts'
import { STATUSES } from '../../../src/complaints/complaint.ts'
import { indexPending } from '../../../src/complaints/queue/index-pending.ts'
import { listQueue } from '../../../src/complaints/queue/queue.ts'
import { findableWords } from '../../../src/complaints/queue/word-index.ts'
import type { Viewer } from '../../../src/complaints/visibility.ts'
import { write } from '../../../src/database/database.ts'
import type { Desk } from '../../../src/desk.ts'
import { eraseData } from '../../../src/privacy/erase-citizen.ts'
import { databases } from '../../services/databases.ts'
import {
  answer,
  assign,
  done,
  everyone,
  file,
  momentOf,
  NOW,
  opened,
  theDesk,
  viewer,
} from '../complaints.ts'

describe.each(databases)('on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await theDesk(await fresh())
  })
  afterAll(() => desk.database.close())
  let round = 0
  beforeEach(() => {
    round += 1
  })

  /** Files one of its own chance. */
  const filed = async (name: string, fields: Parameters<typeof file>[2] = {}, at = {}) =>
    (await file(desk, `${round}:${name}`, fields, momentOf(`${round}:${name}`, at))).code
  const find = async (text: string, from: Viewer = everyone) => {
    const page = { limit: 50, shown: 0, after: null }
    const found = await listQueue(desk, from, 'a', { statuses: STATUSES }, { text }, page, NOW)
    return found.map(({ complaint }) => complaint.code)
  }

  test('words are found with or without diacritics, several only where all are there', async () => {
    const bo = await filed('a', { story: 'Cán bộ vòi phong bì ở quầy tiếp nhận.' })
    const cho = await filed('b', { story: 'Ngồi chờ từ sáng, quầy đóng cửa.' })
    expect(await find('phong bì')).toEqual([bo])
    expect(await find('PHONG BI')).toEqual([bo])
    expect((await find('quay')).toSorted()).toEqual([bo, cho].toSorted())
    expect(await find('quay sang')).toEqual([cho])
    expect(await find('phong sang')).toEqual([])
    expect(await find('voi')).toEqual([]) // too common a syllable to be kept
    expect(await find('???')).toEqual([])
  })

  test('the official as named, the unit, the code and the dossier are found', async () => {
    const code = await filed('a', {
      story: 'Trễ hẹn.',
      official: 'Nguyễn Văn Hoàng Yến',
      unitCode: 'H99.11',
      dossierCode: 'H99.11-261001-0777',
    })
    expect(await find('hoang yen')).toEqual([code])
    expect(await find(code)).toEqual([code])
    expect(await find(code.slice(3, 7).toLowerCase())).toEqual([code])
    expect(await find(code.replaceAll('-', ''))).toEqual([code])
    expect(await find(code.slice(3).replace('-', '').toLowerCase())).toEqual([code])
    expect(await find('h99.11-261001-0777')).toContain(code)
    expect(await find('H99.11-261001-0778')).toEqual([])
    const [unit] = [...(await find('an binh'))]
    expect(unit === undefined || unit.startsWith('PA-')).toBe(true)
  })

  test('a phone, a dossier of an anonymous one, and what one may not see are not found', async () => {
    const hidden = await filed('a', {
      story: 'Đòi tiền, gọi 0912 345 678, hồ sơ H99.11-261001-0888, mã kimtuyến.',
      confidentiality: 'anonymous',
      category: 'bribery',
      unitCode: 'H99.11',
      dossierCode: 'H99.11-261001-0888',
    })
    for (const text of ['0912345678', '0912', 'H99.11-261001-0888', '261001'])
      expect(await find(text)).not.toContain(hidden)
    expect(await find('kimtuyen')).toEqual([hidden])
    for (const unit of ['H99.11', 'H99.02']) {
      expect(await find('kimtuyen', viewer(unit, 'read', 'protected'))).toEqual([])
      expect(await find(hidden, viewer(unit, 'read', 'protected'))).toEqual([])
    }
    expect(await find('kimtuyen', viewer(null, 'read'))).toEqual([])
  })

  test('what the citizen adds is found, and nothing once the words are destroyed', async () => {
    const citizen = `eraser-${round}`
    const code = await filed('a', { story: 'Chờ đợi mỏi mòn.' }, { citizen })
    await done(desk, code, assign)
    const moment = momentOf(`${round}:add`, { citizen })
    const adds = {
      opened: await opened(desk, code, moment),
      action: { action: 'add', text: 'Thêm chuyện lạ lùng' },
    }
    await desk.database.commit(citizenVerdict(desk, adds as never, moment))
    expect(await find('la lung moi mon')).toEqual([code])
    await done(desk, code, answer)
    const confirms = { opened: await opened(desk, code, moment), action: { action: 'confirm' } as const }
    await desk.database.commit(citizenVerdict(desk, confirms, momentOf(`${round}:yes`, { citizen })))
    await eraseData(desk, { id: `e${round}`, citizen, by: 'citizen', lane: null }, NOW)
    expect(await find('la lung')).toEqual([])
    for (const table of ['complaint_word', 'complaint_kin', 'complaint_pending'] as const) {
      const left = desk.database.read.selectFrom(table).selectAll().where('complaint', '=', code)
      expect([table, await left.execute()]).toEqual([table, []])
    }
  })

  test('old complaints are put into the index by the job, whoever has them too', async () => {
    const { read } = desk.database
    const code = await filed('a', { story: 'Chuyện ngày xưa kể lại.' })
    await done(desk, code, assign)
    await desk.database.commit([
      write(read.deleteFrom('complaint_word').where('complaint', '=', code)),
      write(read.updateTable('complaint_pending').set({ words: 1 }).where('complaint', '=', code)),
      write(read.updateTable('complaint').set({ person: null, accountable: null }).where('code', '=', code)),
    ])
    expect(await find('ngay xua')).toEqual([])
    expect(await indexPending(desk)).toBeGreaterThan(0)
    expect(await indexPending(desk)).toBe(0)
    expect(await find('ngay xua')).toEqual([code])
    const mine = { statuses: STATUSES, person: 'Trần Thị C' }
    const page = { limit: 50, shown: 0, after: null }
    const found = await listQueue(desk, everyone, 'a', mine, null, page, NOW)
    expect(found.map(({ complaint }) => complaint.code)).toContain(code)
  })

  test('the index holds no letter of what was said', async () => {
    const code = await filed('a', { story: 'Bí mật tuyệt đối nhé.' })
    const rows = await desk.database.read
      .selectFrom('complaint_word')
      .selectAll()
      .where('complaint', '=', code)
      .execute()
    expect(rows).toHaveLength(4)
    for (const { word } of rows) expect(Number.isSafeInteger(word)).toBe(true)
  })
})

test('a word with a digit, a common syllable and a single letter are not kept', () => {
  expect(
    findableWords('Tôi nộp hồ sơ G05.2 ngày 12/3, gọi 0912345678; lan.nguyen@mail.vn, ý ĐÒI đòi'),
  ).toEqual(['nop', 'ngay', 'goi', 'doi'])
})
