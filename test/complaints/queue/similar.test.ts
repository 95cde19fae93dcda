import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { STATUSES } from '../../../src/complaints/complaint.ts'
import { indexPending } from '../../../src/complaints/queue/index-pending.ts'
import { listQueue } from '../../../src/complaints/queue/queue.ts'
import { similarCounts, similarTo } from '../../../src/complaints/queue/similar.ts'
import type { Viewer } from '../../../src/complaints/visibility.ts'
import type { Desk } from '../../../src/desk.ts'
import { eraseData } from '../../../src/privacy/erase-citizen.ts'
import { databases } from '../../services/databases.ts'
import { everyone, file, momentOf, NOW, theDesk, viewer } from '../complaints.ts'

const DAY = 86_400_000

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

  let told = 0
  /** Files one whose words are like no other's, by a citizen of this test. */
  const filed = async (name: string, fields: Parameters<typeof file>[2] = {}, who = 'a', daysAgo = 0) => {
    told += 1
    const letter = (at: number) => String.fromCharCode(97 + (at % 26))
    const story = Array.from({ length: 6 }, (_, i) => `x${letter(told)}${letter(i)}${letter(told * 5)}`).join(
      ' ',
    )
    const moment = momentOf(`${round}:${name}`, { at: NOW - daysAgo * DAY, citizen: `${who}-${round}` })
    return (
      await file(desk, `${round}:${name}`, { story, dossierCode: null, category: 'other', ...fields }, moment)
    ).code
  }
  const kinOf = async (code: string, from: Viewer = everyone) =>
    (await similarTo(desk, from, code, 20)).map(({ code: other, kind }) => `${kind} ${other}`)

  test('the same citizen about the same unit within 90 days is repeated, before the job and after', async () => {
    const first = await filed('1', { category: 'delay' }, 'a', 80)
    const second = await filed('2', { category: 'attitude' })
    await filed('elsewhere', { unitCode: 'H99.02' })
    await filed('long ago', {}, 'a', 95)
    expect(await kinOf(second)).toContain(`repeated ${first}`)
    expect(await kinOf(second)).toHaveLength(1)
    await indexPending(desk)
    expect(await kinOf(second)).toEqual([`repeated ${first}`])
    expect(await kinOf(first)).toContain(`repeated ${second}`)
  })

  test('a sealed or anonymous citizen is never linked; the same dossier is, except an anonymous one’s', async () => {
    const dossierCode = `H99.11-261001-02${String(round).padStart(2, '0')}`
    const named = await filed('named', { dossierCode })
    const sealed = await filed('sealed', { confidentiality: 'confidential' })
    const sealedAgain = await filed('again', { confidentiality: 'confidential' })
    const anonymous = await filed('anonymous', { confidentiality: 'anonymous', dossierCode })
    const same = await filed('same', { confidentiality: 'confidential', dossierCode }, 'b')
    await indexPending(desk)
    expect(await kinOf(named)).toEqual([`repeated ${same}`])
    expect(await kinOf(same)).toEqual([`repeated ${named}`])
    for (const code of [sealed, sealedAgain, anonymous]) expect(await kinOf(code)).toEqual([])
  })

  const QUEUE = 'Sáng nay quầy một cửa đóng sớm, hàng chục người dân đứng ngoài nắng đợi mở khóa.'
  const ALIKE = 'Hàng chục người đứng ngoài nắng vì quầy một cửa đóng sớm hôm qua.'

  test('the same unit and ground with half of the words is similar, within 30 days', async () => {
    const unitCode = 'H99.20'
    const one = await filed('1', { unitCode, category: 'discipline', story: QUEUE }, 'a')
    const two = await filed(
      '2',
      { unitCode, category: 'discipline', story: ALIKE, confidentiality: 'anonymous' },
      'b',
    )
    await filed('3', { unitCode, category: 'delay', story: QUEUE }, 'c')
    await filed('4', { unitCode: 'H99.02', category: 'discipline', story: QUEUE }, 'd')
    await filed('5', { unitCode, category: 'discipline', story: QUEUE }, 'e', 35)
    await filed('6', { unitCode, category: 'discipline', story: 'Cán bộ đánh bài trong giờ làm.' }, 'f')
    await indexPending(desk)
    expect(await kinOf(one)).toEqual([`similar ${two}`])
    expect(await similarCounts(desk, everyone, [one, two, 'PA-X'])).toEqual(
      new Map([
        [one, 1],
        [two, 1],
      ]),
    )
    const page = { limit: 9, shown: 0, after: null }
    const group = await listQueue(desk, everyone, 'a', { statuses: STATUSES }, { like: one }, page, NOW)
    expect(group.map(({ complaint }) => complaint.code).toSorted()).toEqual([one, two].toSorted())
  })

  test('what one may not see is neither shown nor counted, and a hidden one leads nowhere', async () => {
    const unitCode = 'H99.02.1'
    const open = await filed('open', { unitCode, category: 'delay' })
    const hidden = await filed('hidden', { unitCode, category: 'bribery' })
    await indexPending(desk)
    expect(await kinOf(open)).toEqual([`repeated ${hidden}`])
    const accused = viewer(unitCode, 'read', 'protected')
    expect(await kinOf(open, accused)).toEqual([])
    expect(await similarCounts(desk, accused, [open])).toEqual(new Map())
    const page = { limit: 9, shown: 0, after: null }
    expect(await listQueue(desk, accused, 'a', { statuses: STATUSES }, { like: hidden }, page, NOW)).toEqual(
      [],
    )
  })

  test('erasing the citizen takes the links of an open case away', async () => {
    const one = await filed('1')
    const two = await filed('2', { category: 'delay' })
    await indexPending(desk)
    expect(await kinOf(one)).toEqual([`repeated ${two}`])
    await eraseData(desk, { id: `s${round}`, citizen: `a-${round}`, by: 'citizen', lane: null }, NOW)
    expect(await kinOf(one)).toEqual([])
    await indexPending(desk)
    expect([await kinOf(one), await kinOf(two)]).toEqual([[], []])
  })
})
