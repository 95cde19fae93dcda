import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../services/databases.ts'
import { type Server, startApi } from './api-server.ts'

const fieldsOf = (answer: { body: { errors: { field: string }[] } }) =>
  answer.body.errors.map((error) => error.field)

describe.each(databases)('on $kind,', ({ fresh }) => {
  let api: Server
  beforeAll(async () => {
    api = await startApi({ open: fresh })
  })
  afterAll(() => api.close())

  describe('units', () => {
    const unit = { name: 'Xã Mới', kind: 'commune', parent: 'H99', validFrom: '2026-07-01' }

    test('are created, changed and read back', async () => {
      const created = await api.call('PUT', '/api/v1/units/H99.30', { ...unit, aliases: ['Mới'] })
      expect(created.status).toBe(201)
      expect(
        (await api.call('PUT', '/api/v1/units/H99.30', { ...unit, code: 'H99.30', name: 'Xã Mới Hơn' }))
          .status,
      ).toBe(200)
      expect((await api.call('GET', '/api/v1/units/H99.30')).body).toMatchObject({
        code: 'H99.30',
        name: 'Xã Mới Hơn',
        kind: 'commune',
        parent: 'H99',
        validFrom: '2026-07-01',
        validTo: null,
        successors: [],
      })
    })

    test('are listed, and since a moment only those that changed', async () => {
      const all = await api.call('GET', '/api/v1/units')
      expect(all.body.next).toBeNull()
      expect(all.body.items.find((item: { code: string }) => item.code === 'H99.20')).toEqual({
        code: 'H99.20',
        name: 'Xã Bến Cũ',
        kind: 'commune',
        parent: 'H99',
        validFrom: '2020-01-01',
        validTo: '2025-06-30',
        successors: ['H99.11'],
      })
      await api.call('PUT', '/api/v1/units/H99.31', unit)
      const since = await api.call('GET', '/api/v1/units?since=2026-11-25T09:00:00+07:00')
      expect(since.body.items.map((item: { code: string }) => item.code)).toContain('H99.31')
      expect(since.body.items.map((item: { code: string }) => item.code)).not.toContain('H99.20')
    })

    test.each([
      ['an unknown parent', { parent: 'X' }, 'parent'],
      ['itself as parent', { parent: 'H99.40' }, 'parent'],
      ['an unknown successor', { successors: ['H99.11', 'X'] }, 'successors.1'],
      ['an end before the beginning', { validTo: '2026-06-30' }, 'validTo'],
      ['another code than the path', { code: 'H99.41' }, 'code'],
      ['an unknown kind', { kind: 'district' }, 'kind'],
      ['a day that does not exist', { validFrom: '2026-02-30' }, 'validFrom'],
      ['no name', { name: '' }, 'name'],
    ])('with %s are refused with 422', async (_, wrong, field) => {
      const answer = await api.call('PUT', '/api/v1/units/H99.40', { ...unit, ...wrong })
      expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]])
      expect((await api.call('GET', '/api/v1/units/H99.40')).status).toBe(404)
    })

    test('cannot be put under a unit that is under them, nor be succeeded by one that they succeed', async () => {
      const department = { name: 'Sở', kind: 'department', validFrom: '2020-01-01' }
      expect(
        fieldsOf(await api.call('PUT', '/api/v1/units/H99.02', { ...department, parent: 'H99.02.1' })),
      ).toEqual(['parent'])
      expect(
        fieldsOf(await api.call('PUT', '/api/v1/units/H99.11', { ...unit, successors: ['H99.20'] })),
      ).toEqual(['successors.0'])
    })
  })

  test('procedures and officials are recorded, and their mistakes named', async () => {
    const procedure = {
      name: 'Cấp lại',
      domain: 'Đất đai',
      term: { n: 10, unit: 'working_day' },
      feeVnd: 50_000,
      papers: ['Đơn'],
    }
    expect(await api.call('PUT', '/api/v1/procedures/2.000001', procedure)).toMatchObject({
      status: 201,
      body: { code: '2.000001', feeVnd: 50_000 },
    })
    const wrong = await api.call('PUT', '/api/v1/procedures/2.000001', {
      ...procedure,
      term: { n: -1, unit: 'week' },
      feeVnd: 1.5,
    })
    expect([wrong.status, fieldsOf(wrong).sort()]).toEqual([422, ['feeVnd', 'term.n', 'term.unit']])

    const official = { name: 'Cán bộ Mẫu', unitCode: 'H99.01', head: true, validFrom: '2026-01-01' }
    expect(await api.call('PUT', '/api/v1/officials/CB1', official)).toMatchObject({
      status: 201,
      body: { head: true, validTo: null },
    })
    const bad = await api.call('PUT', '/api/v1/officials/CB1', {
      ...official,
      unitCode: 'X',
      validTo: '2025-01-01',
    })
    expect([bad.status, fieldsOf(bad)]).toEqual([422, ['unitCode', 'validTo']])
  })

  test('the holidays of a year are replaced as a whole', async () => {
    const day = (date: string) => ({ date, name: 'Nghỉ', kind: 'off', official: true })
    expect(
      (await api.call('PUT', '/api/v1/holidays/2026', [day('2026-11-23'), day('2026-11-24')])).status,
    ).toBe(201)
    expect((await api.call('PUT', '/api/v1/holidays/2026', [day('2026-11-24')])).status).toBe(200)
    const rows = await api.desk.database.read
      .selectFrom('holiday_version')
      .select('recorded_at')
      .distinct()
      .execute()
    expect(rows).toHaveLength(2)
    const wrong = await api.call('PUT', '/api/v1/holidays/2026', [
      day('2026-11-24'),
      day('2026-11-24'),
      day('2027-01-01'),
    ])
    expect([wrong.status, fieldsOf(wrong)]).toEqual([422, ['1.date', '2.date']])
    expect((await api.call('PUT', '/api/v1/holidays/soon', [day('2026-11-24')])).status).toBe(400)
  })

  describe('dossiers', () => {
    const CODE = 'H99.10-261102-0001'
    const dossier = {
      unitCode: 'H99.10',
      procedureCode: '1.001193',
      status: 'in_progress',
      receivedAt: '2026-11-02T08:00:00+07:00',
      dueAt: '2026-11-20T17:00:00+07:00',
      applicant: { name: 'Người Mẫu', phone: '0912345678', idNumber: '056099000001' },
      history: [{ at: '2026-11-02T01:00:00Z', status: 'accepted', note: 'Tiếp nhận' }],
    }

    test('are pushed and read back without the applicant, with their timeliness', async () => {
      const created = await api.call('PUT', `/api/v1/dossiers/${CODE}`, dossier)
      expect(created.status).toBe(201)
      const read = await api.call('GET', `/api/v1/dossiers/${CODE}`)
      expect(read).toMatchObject({ status: 200, body: created.body })
      expect(read.body).toEqual({
        code: CODE,
        unitCode: 'H99.10',
        receivingUnitCode: null,
        procedureCode: '1.001193',
        status: 'in_progress',
        receivedAt: '2026-11-02T08:00:00+07:00',
        dueAt: '2026-11-20T17:00:00+07:00',
        firstDueAt: '2026-11-20T17:00:00+07:00',
        finishedAt: null,
        returnedAt: null,
        official: null,
        submittedVia: null,
        history: [
          {
            at: '2026-11-02T08:00:00+07:00',
            status: 'accepted',
            unit: null,
            official: null,
            note: 'Tiếp nhận',
          },
        ],
        timeliness: 'late',
      })
      expect((await api.call('PUT', `/api/v1/dossiers/${CODE}`, dossier)).status).toBe(200)
    })

    test('may have codes with slashes', async () => {
      const path = `/api/v1/dossiers/${encodeURIComponent('03706/2026/07906')}`
      expect((await api.call('PUT', path, { ...dossier, status: 'new', dueAt: null })).status).toBe(201)
      expect((await api.call('GET', path)).body).toMatchObject({
        code: '03706/2026/07906',
        timeliness: null,
      })
    })

    test.each([
      ['an unknown unit', { unitCode: 'X' }, ['unitCode']],
      ['an unknown receiving unit', { receivingUnitCode: 'X' }, ['receivingUnitCode']],
      ['an unknown procedure', { procedureCode: 'X' }, ['procedureCode']],
      [
        'a receipt in the future',
        { receivedAt: '2026-11-25T10:00:00+07:00', dueAt: '2026-12-01T00:00:00+07:00' },
        ['receivedAt'],
      ],
      ['a due date before the receipt', { dueAt: '2026-11-01T17:00:00+07:00' }, ['dueAt']],
      ['no due date though accepted', { dueAt: undefined }, ['dueAt']],
      [
        'an end before the receipt',
        { status: 'finished', finishedAt: '2026-11-01T17:00:00+07:00' },
        ['finishedAt'],
      ],
      ['no end though finished', { status: 'finished' }, ['finishedAt']],
      [
        'a hand-over before the end',
        {
          status: 'returned',
          finishedAt: '2026-11-10T17:00:00+07:00',
          returnedAt: '2026-11-09T17:00:00+07:00',
        },
        ['returnedAt'],
      ],
      ['a time without offset', { receivedAt: '2026-11-02T08:00:00' }, ['receivedAt']],
      ['an unknown status', { status: 'lost' }, ['status']],
      ['an applicant without name', { applicant: { phone: '0912345678' } }, ['applicant.name']],
      ['another code than the path', { code: 'OTHER' }, ['code']],
    ])('with %s are refused with 422', async (_, wrong, fields) => {
      const answer = await api.call('PUT', '/api/v1/dossiers/NEW-1', { ...dossier, ...wrong })
      expect([answer.status, fieldsOf(answer)]).toEqual([422, fields])
    })

    test('unknown ones are 404', async () => {
      expect(await api.call('GET', '/api/v1/dossiers/NONE-1')).toMatchObject({
        status: 404,
        body: { errors: [{ field: 'code' }] },
      })
    })
  })

  test('a text is understood', async () => {
    const { status, body } = await api.call('POST', '/api/v1/understand', {
      text: 'hồ sơ H99.10-261102-0001 của tôi đến đâu rồi',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      intent: 'check_dossier',
      category: null,
      slots: { dossierCode: 'H99.10-261102-0001' },
    })
    expect((await api.call('POST', '/api/v1/understand', { text: 5 })).status).toBe(422)
  })
})
