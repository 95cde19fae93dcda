import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { dossierInput } from '../../src/dossiers/dossier-input.ts'
import { dossierByCode, recordDossier } from '../../src/dossiers/dossier-store.ts'
import { dossierMissed, findDossier, isApplicantPhone, isSlowDown } from '../../src/dossiers/find-dossier.ts'
import { databases } from '../services/databases.ts'
import { aDesk, aMoment, NOW } from '../units/province.ts'

const CODE = 'H99.10-261102-0001'
const pushed = {
  unitCode: 'H99.20',
  receivingUnitCode: 'H99.10',
  procedureCode: '1.001193',
  status: 'in_progress',
  receivedAt: '2026-11-02T08:00:00+07:00',
  dueAt: '2026-11-20T17:00:00+07:00',
  applicant: { name: 'Người Mẫu', phone: '0912 345 678' },
}
const push = (desk: Desk, fields: object, now = NOW) =>
  recordDossier(desk, CODE, dossierInput.parse({ ...pushed, ...fields }), now)

describe.each(databases)('on $kind,', ({ fresh }) => {
  let desk: Desk
  afterEach(() => desk.database.close())
  beforeEach(async () => {
    desk = await aDesk(fresh)
    await push(desk, {}, NOW - 1000)
  })

  test('a citizen sees unit, dates, degree and lateness, the ended unit as its successor, and no applicant', async () => {
    const view = await findDossier(desk, { code: ' h99.10-261102-0001 ' }, aMoment())
    expect(view).toEqual({
      code: CODE,
      degree: 'in_process',
      details: {
        status: 'in_progress',
        unit: { code: 'H99.11', name: 'Xã Tân Lập' },
        receivingUnit: { code: 'H99.10', name: 'Phường Hoa Lư' },
        procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
        receivedAt: Date.parse('2026-11-02T08:00:00+07:00'),
        dueAt: Date.parse('2026-11-20T17:00:00+07:00'),
        firstDueAt: Date.parse('2026-11-20T17:00:00+07:00'),
        finishedAt: null,
        returnedAt: null,
        official: null,
        statusSince: NOW - 1000,
        timeliness: 'late',
        workingDaysLate: 2,
      },
      facts: {
        unit: { code: 'H99.11', name: 'Xã Tân Lập' },
        receivingUnit: { code: 'H99.10', name: 'Phường Hoa Lư' },
        procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
        isFinished: false,
      },
    })
  })

  test('under DOSSIER_BY_CODE=minimal only code and degree may be shown', async () => {
    const minimal = { ...desk, settings: { ...desk.settings, dossierByCode: 'minimal' as const } }
    expect(await findDossier(minimal, { code: CODE }, aMoment())).toMatchObject({
      degree: 'in_process',
      details: null,
    })
  })

  describe('guessing codes', () => {
    const miss = (citizen: string, at: number) =>
      desk.database.commit(dossierMissed(desk, {}, aMoment({ citizen, at })))

    test('ten unknown codes within an hour stop all looking up for that citizen until the hour is over', async () => {
      for (let i = 0; i < 10; i += 1) {
        expect(await findDossier(desk, { code: `X${i}` }, aMoment({ at: NOW + i }))).toBeNull()
        await miss('citizen-1', NOW + i)
      }
      const answer = await findDossier(desk, { code: CODE }, aMoment({ at: NOW + 20 }))
      expect(isSlowDown(answer)).toBe(true)
      expect(
        isSlowDown(await findDossier(desk, { code: CODE }, aMoment({ citizen: 'citizen-2', at: NOW + 20 }))),
      ).toBe(false)
      expect(isSlowDown(await findDossier(desk, { code: CODE }, aMoment({ at: NOW + 3_600_010 })))).toBe(
        false,
      )
    })

    test('a redone turn does not count its own miss', async () => {
      for (let i = 1; i <= 9; i += 1) await miss('citizen-1', NOW - i)
      await miss('citizen-1', NOW)
      expect(await findDossier(desk, { code: 'X' }, aMoment({ at: NOW }))).toBeNull()
    })
  })

  describe('versions', () => {
    test('a dossier can be read as it stood at a moment', async () => {
      expect(await push(desk, { status: 'finished', finishedAt: '2026-11-25T08:00:00+07:00' })).toBe(
        'changed',
      )
      expect((await dossierByCode(desk.database, CODE))?.status).toBe('finished')
      expect((await dossierByCode(desk.database, CODE, NOW - 1))?.status).toBe('in_progress')
      expect(await dossierByCode(desk.database, CODE, NOW - 5000)).toBeNull()
    })

    test('the same push again makes no version', async () => {
      expect(await push(desk, {})).toBe('unchanged')
      expect(await desk.database.read.selectFrom('dossier_version').selectAll().execute()).toHaveLength(1)
    })

    test('a new appointment keeps the first due date', async () => {
      await push(desk, { dueAt: '2026-12-30T17:00:00+07:00' })
      expect((await dossierByCode(desk.database, CODE))?.firstDueAt).toBe(
        Date.parse('2026-11-20T17:00:00+07:00'),
      )
    })
  })

  describe('the applicant', () => {
    test('is sealed, and stays when a later push leaves it out', async () => {
      await push(desk, { applicant: undefined, status: 'paused' })
      const rows = await desk.database.read.selectFrom('dossier_version').selectAll().execute()
      expect(JSON.stringify(rows)).not.toMatch(/Người Mẫu|912/)
      expect(JSON.parse(desk.vault.open(rows.at(-1)!.applicant_sealed!))).toMatchObject({ name: 'Người Mẫu' })
    })

    test.each([
      ['+84912345678', true],
      ['0912.345.678', true],
      ['0912345679', false],
      ['không có', false],
    ])('has the phone %s: %s', async (phone, expected) => {
      expect(await isApplicantPhone(desk, { code: CODE, phone }, aMoment())).toBe(expected)
    })
  })
})
