import { beforeEach, describe, expect, test } from 'vitest'
import { wishIn } from '../../dialogs/check-dossier/wish.ts'
import type { Desk } from '../../src/desk.ts'
import { officeTalk, pushDossier } from './office-talk.ts'
import { aDesk } from './talk.ts'

const CODE = 'H99.12-261102-0001'
const details = {
  status: 'in_progress',
  unit: { code: 'so-xay-dung', name: 'Sở Xây dựng' },
  receivingUnit: { code: 'ttpvhcc', name: 'Trung tâm' },
  procedure: { code: '9.901001', name: 'Thủ tục' },
  receivedAt: Date.parse('2026-11-02T09:00:00+07:00'),
  dueAt: Date.parse('2026-11-26T17:00:00+07:00'),
  firstDueAt: Date.parse('2026-11-26T17:00:00+07:00'),
  finishedAt: null,
  returnedAt: null,
  official: 'Trần Thị Mẫu',
  statusSince: Date.parse('2026-11-03T10:30:00+07:00'),
  timeliness: 'due_soon',
  workingDaysLate: 0,
}
const news = { code: CODE, degree: 'in_process', details }

describe('a typed wish', () => {
  test.each([
    ['thôi theo dõi', 'stop', null],
    ['tôi không muốn theo dõi nữa', 'stop', null],
    ['ngung theo doi ho so H99.12-261102-0001', 'stop', CODE],
    ['huỷ theo dõi', 'stop', null],
    ['stop following', 'stop', null],
    ['unfollow H99.12-261102-0001', 'stop', CODE],
    ['tôi đang theo dõi hồ sơ nào', 'list', null],
    ['theo doi ho so h99.12-261102-0001', 'follow', CODE],
  ])('"%s" is to %s %s', (typed, wish, code) => {
    expect(wishIn(null, typed)).toEqual({ wish, code })
  })

  test.each(['theo dõi hồ sơ', 'hồ sơ H99.12-261102-0001 sao rồi', 'không thấy hồ sơ của tôi'])(
    '"%s" asks for a look-up',
    (typed) => expect(wishIn(null, typed)).toBeNull(),
  )
})

describe('following', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await aDesk()
    await pushDossier(desk, CODE)
  })
  const follows = async () => {
    const talk = officeTalk(desk)
    await talk.types(`theo dõi hồ sơ ${CODE}`)
    await talk.types('cả hai')
    return talk
  }
  const consents = () => desk.database.read.selectFrom('consent').select(['purpose', 'given']).execute()

  test('asks for each purpose apart and keeps what was said, no more', async () => {
    const talk = officeTalk(desk)
    expect(await talk.types(`theo dõi hồ sơ ${CODE}`)).toContain('đồng ý nhận tin nào')
    expect(talk.offered()).toEqual(['Chỉ báo tin', 'Cả hai', 'Không theo dõi'])
    await talk.types('đồng ý')
    expect(await consents()).toEqual([{ purpose: 'notices', given: 1 }])
  })

  test('keeps the citizen, so that notices find them, and nothing when they say no', async () => {
    const talk = officeTalk(desk, { user: 'another' })
    await talk.types(`theo dõi hồ sơ ${CODE}`)
    await talk.types('không')
    const citizens = () => desk.database.read.selectFrom('citizen').select('ref').execute()
    expect([await citizens(), await consents()]).toEqual([[], []])
    await follows()
    expect(await citizens()).toHaveLength(1)
  })

  test('is offered at a look-up, which says when it is followed already', async () => {
    const talk = await follows()
    expect(await talk.types(CODE)).toContain('đang theo dõi hồ sơ này')
    expect(talk.offered()).toContain('Thôi theo dõi')
    await talk.types('thôi theo dõi')
    expect(await talk.types(CODE)).not.toContain('đang theo dõi')
    expect(talk.offered()).toContain('Theo dõi hồ sơ')
  })

  test('is among what is kept of the citizen', async () => {
    const talk = await follows()
    expect(await talk.taps('ln:start:privacy:see')).toContain(`Hồ sơ đang theo dõi: 1 (${CODE})`)
  })

  test('twenty at most: the next is refused before anything is asked', async () => {
    const talk = await follows()
    for (let n = 10; n < 29; n += 1) {
      await pushDossier(desk, `H99.12-261102-00${n}`)
      await talk.types(`theo dõi hồ sơ H99.12-261102-00${n}`)
    }
    await pushDossier(desk, 'H99.12-261102-0099')
    expect(await talk.types('theo dõi hồ sơ H99.12-261102-0099')).toContain('là mức nhiều nhất')
    expect(await talk.taps('ln:start:check-dossier:list:all')).toContain('20. H99.12-261102-0028')
    expect(talk.offered()).toHaveLength(10)
  })

  test('does not make guessing codes easier', async () => {
    const talk = officeTalk(desk)
    for (let guess = 1000; guess < 1010; guess++) await talk.types(`theo dõi hồ sơ H99.12-261102-${guess}`)
    expect(await talk.types(`theo dõi hồ sơ ${CODE}`)).toContain('tạm dừng')
  })

  describe('a notice', () => {
    test('names agency, handling person and times', async () => {
      const said = await (await follows()).notice('dossier_status', news)
      for (const fact of ['Sở Xây dựng', 'Trung tâm', 'Trần Thị Mẫu', '09:00 02/11/2026', '10:30 03/11/2026'])
        expect(said).toContain(fact)
    })

    test('is left unsaid once the citizen follows no longer', async () => {
      const talk = await follows()
      await talk.types('thôi theo dõi')
      for (const kind of ['dossier_status', 'dossier_due_tomorrow', 'dossier_late', 'dossier_returned'])
        expect(await talk.notice(kind, news)).toBe('')
    })

    test('of a date is left unsaid when the dossier is done by then, or the day is over', async () => {
      const talk = await follows()
      expect(await talk.notice('dossier_due_tomorrow', news)).toContain('26/11/2026')
      talk.wait(3 * 86_400_000)
      expect(await talk.notice('dossier_due_tomorrow', news)).toBe('')
      expect(await talk.notice('dossier_late', news)).toContain('quá hẹn')
      await pushDossier(desk, CODE, { status: 'finished', finishedAt: '2026-11-24T09:00:00+07:00' })
      expect(await talk.notice('dossier_late', news)).toBe('')
    })

    test('of lateness tells the new date when there is one, and offers a complaint', async () => {
      const talk = await follows()
      const again = { ...details, firstDueAt: details.dueAt, dueAt: Date.parse('2026-12-04T17:00:00+07:00') }
      talk.wait(2 * 86_400_000)
      expect(await talk.notice('dossier_late', news)).toContain('chưa báo ngày hẹn mới')
      const said = await talk.notice('dossier_late', { ...news, details: again })
      expect(said).toContain('Xin lỗi Ông/Bà')
      expect(said).toContain('hẹn trả ngày 26/11/2026')
      expect(said).toContain('hẹn lại ngày 04/12/2026')
      expect(talk.choices()[0]).toMatchObject({ payload: `ln:start:complain:late:${CODE}` })
    })

    test('of the return invites by the token that it carries, and without one does not', async () => {
      const talk = await follows()
      await talk.notice('dossier_returned', { ...news, degree: 'returned', token: 'ABCD' })
      expect(talk.choices()[0]).toMatchObject({ payload: 'ln:start:rate:ABCD' })
      expect(await talk.notice('dossier_returned', { ...news, degree: 'returned' })).not.toContain(
        'chấm điểm',
      )
      expect(talk.offered()).toEqual(['Về danh mục'])
    })

    test('holds code and degree alone where the office says so', async () => {
      const minimal = { code: CODE, degree: 'stopped', details: null }
      const said = await (await follows()).notice('dossier_status', minimal)
      expect(said).toBe(`Hồ sơ ${CODE}: đang tạm dừng.`)
    })

    test('is in English for those who asked for it', async () => {
      const talk = await follows()
      await talk.taps('ln:language:en')
      expect(await talk.notice('dossier_late', news)).toContain('We are sorry')
    })
  })
})
