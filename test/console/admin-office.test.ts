/** Units, officials and holidays, as administrators change them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAdminEvents } from '../../src/accounts/admin-event.ts'
import { holidaysOf } from '../../src/calendar/calendar-store.ts'
import { officialByCode } from '../../src/units/official-store.ts'
import { unitByCode, versionsOfUnit } from '../../src/units/unit-store.ts'
import { databases } from '../services/databases.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'
import { formOf } from './form-in-page.ts'

describe.each(databases)('the office’s own data on $kind', ({ fresh }) => {
  let office: Console
  let admin: Browser
  beforeAll(async () => {
    office = await startConsole(await fresh())
    admin = await office.signedIn('admin', null, 'Phạm Quản Trị')
  })
  afterAll(() => office.close())

  const change = async (path: string, fields: Record<string, string>, who = admin) => {
    const page = await who.get(path)
    return who.post(path, { ...formOf(page, path), ...fields })
  }

  test('the tree shows every unit under the one above it, and finds names without diacritics', async () => {
    const tree = (await admin.get('/console/admin/units')).text
    expect(tree).toMatch(/Sở Nông nghiệp và Môi trường<\/a>[\s\S]*?<ul><li>[\s\S]*?Văn phòng Đăng ký đất đai/)
    const found = (await admin.get('/console/admin/units?q=tan+lap')).text
    expect(found).toContain('Tìm thấy 2.')
    expect(found).not.toContain('Sở Xây dựng</a>')
  })

  test('a unit that is changed has one version more, and who did it stands in its history', async () => {
    const path = '/console/admin/units/H99.01'
    const answer = await change(path, { name: 'Sở Xây dựng và Giao thông', phone: '0200 000 000' })
    expect(answer.location).toBe(`${path}?done=saved`)
    expect(await versionsOfUnit(office.desk.database, 'H99.01')).toHaveLength(2)
    const { text } = await admin.get(path)
    expect(text).toMatch(
      /Phạm Quản Trị<\/td>\s*<td role="cell"><ul class="plain"><li><b>Tên<\/b>: Sở Xây dựng → Sở Xây dựng và Giao thông/,
    )
    const [event] = await listAdminEvents(office.desk.database, {
      about: 'unit',
      by: null,
      older: null,
      most: 1,
    })
    expect(event).toMatchObject({ kind: 'unit.record', subject: 'H99.01', after: { phone: '0200 000 000' } })
  })

  test('sent twice, it is recorded once', async () => {
    const path = '/console/admin/units/H99.10'
    const fields = { ...formOf(await admin.get(path), path), hours: '7 giờ 30 đến 17 giờ' }
    expect((await admin.post(path, fields)).location).toBe(`${path}?done=saved`)
    expect((await admin.post(path, fields)).location).toBe(`${path}?done=same`)
    expect(await versionsOfUnit(office.desk.database, 'H99.10')).toHaveLength(2)
  })

  test('two who change the same unit are told, and nothing typed is lost', async () => {
    const path = '/console/admin/units/H99.12'
    const other = await office.signedIn('admin', null, 'Người thứ hai')
    const mine = formOf(await admin.get(path), path)
    await change(path, { phone: '111' }, other)
    const told = await admin.post(path, { ...mine, address: 'Số 1 đường Lúa' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Người khác vừa sửa')
    expect(told.text).toContain('value="Số 1 đường Lúa"')
    expect((await unitByCode(office.desk.database, 'H99.12'))?.phone).toBe('111')
    const again = await admin.post(path, formOf(told, path))
    expect(again.location).toBe(`${path}?done=saved`)
  })

  test.each([
    [{ name: '' }, 'unit-name-error', 'Ông/Bà nhập'],
    [{ validFrom: '31/12/2026' }, 'unit-validFrom-error', 'Ngày không đúng'],
    [{ validTo: '2019-01-01' }, 'unit-validTo-error', 'sớm hơn ngày bắt đầu'],
    [{ successors: 'H99.99' }, 'unit-successors-error', 'Không có đơn vị nào'],
    [{ parent: 'H99.02.1' }, 'unit-parent-error', 'không thể là cấp trên'],
    [
      { validTo: '2026-01-31', successors: 'H99.20' },
      'unit-successors-error',
      'Thời gian hoạt động không khớp',
    ],
    [{ kind: 'planet' }, 'unit-kind-error', 'Ông/Bà chọn một mục'],
  ])('%o is refused beside its field', async (fields, id, sentence) => {
    const answer = await change('/console/admin/units/H99.02', fields)
    expect(answer.status).toBe(422)
    expect(new RegExp(`id="${id}">([^<]*)`).exec(answer.text)?.[1]).toContain(sentence)
    expect(answer.text).toContain(`<a href="#${id.replace('-error', '')}">`)
  })

  test('a merger is recorded once its consequences have been read', async () => {
    const path = '/console/admin/units/H99.13'
    const merger = { validTo: '2026-12-31', successors: 'H99.10' }
    const warned = await change(path, merger)
    expect(warned.status).toBe(200)
    expect(warned.text).toContain('công việc chuyển cho: Phường Hoa Lư')
    expect((await unitByCode(office.desk.database, 'H99.13'))?.validTo).toBeNull()
    expect((await admin.post(path, formOf(warned, path))).location).toBe(`${path}?done=saved`)
    expect(await unitByCode(office.desk.database, 'H99.13')).toMatchObject({ successors: ['H99.10'] })
    const alone = await change('/console/admin/units/H99.02', { validTo: '2026-12-31' })
    expect(alone.text).toContain('không có đơn vị tiếp nhận')
    expect(alone.text).toContain('Còn 1 đơn vị trực thuộc')
  })

  test('a new unit stands under the one above it; a code that exists is refused', async () => {
    const path = '/console/admin/new-unit'
    const fields = {
      code: 'H99.30/2',
      name: 'Chi nhánh Mới',
      kind: 'branch',
      parent: 'H99.01',
      validFrom: '2026-01-01',
    }
    const made = await change(path, fields)
    expect(made.location).toBe('/console/admin/units/H99.30%2F2?done=saved')
    expect((await admin.get(made.location!)).text).toContain('Chi nhánh Mới')
    const taken = await change(path, { ...fields, name: 'Tên khác' })
    expect([taken.status, taken.text.includes('Mã này đã có')]).toEqual([422, true])
    expect((await change(path, { ...fields, code: '../x' })).text).toContain('unit-code-error')
  })

  test('an official who leaves gets a last day, and a unit without a head is said to be so', async () => {
    const add = '/console/admin/new-official'
    const head = {
      code: 'CB-1',
      name: 'Trần Thị Đứng Đầu',
      unitCode: 'H99.11',
      head: 'yes',
      validFrom: '2026-01-01',
    }
    expect((await change(add, head)).location).toBe('/console/admin/officials/CB-1?done=saved')
    const second = await change(add, { ...head, code: 'CB-2', name: 'Lê Văn Hai' })
    expect(second.text).toContain('Đơn vị đang có người đứng đầu khác: Trần Thị Đứng Đầu')
    const path = '/console/admin/officials/CB-1'
    const warned = await change(path, { validTo: '2026-11-30' })
    expect(warned.text).toContain('không còn ai được ghi là đứng đầu')
    expect((await admin.post(path, formOf(warned, path))).status).toBe(303)
    expect((await officialByCode(office.desk.database, 'CB-1'))?.validTo).toBe('2026-11-30')
    expect((await admin.get('/console/admin/officials?q=dung+dau')).text).toContain('đến hết 30/11/2026')
    expect((await change(path, { unitCode: 'H0' })).text).toContain('official-unitCode-error')
  })

  test('holidays: a year is begun, a day added, changed and taken out, each as a version', async () => {
    const path = '/console/admin/holidays/2027'
    const start = await admin.post(`${path}/start`, formOf(await admin.get(path), `${path}/start`))
    expect(start.location).toBe(`${path}?done=saved`)
    const { database } = office.desk
    const fixed = (await holidaysOf(database, 2027)).length
    expect(fixed).toBeGreaterThan(4)
    const tet = { date: '2027-02-05', name: 'Tết Nguyên đán', kind: 'off', official: 'no' }
    expect((await change(path, tet)).location).toBe(`${path}?done=saved`)
    const page = await admin.get(`${path}?day=2027-02-05`)
    const moved = { ...formOf(page, path), date: '2027-02-08', official: 'yes' }
    expect((await admin.post(path, moved)).location).toBe(`${path}?done=saved`)
    expect(await holidaysOf(database, 2027)).toContainEqual({ ...tet, date: '2027-02-08', official: true })
    expect(await holidaysOf(database, 2027)).toHaveLength(fixed + 1)
    const removed = await admin.post(`${path}/remove`, {
      version: formOf(await admin.get(path), path).version!,
      date: '2027-02-08',
    })
    expect(removed.location).toBe(`${path}?done=saved`)
    expect(await holidaysOf(database, 2027)).toHaveLength(fixed)
    expect((await admin.post(path, { ...tet, version: '1' })).status).toBe(409)
  })

  test('a swapped working day is a weekend day of its year, and a year keeps a day', async () => {
    const path = '/console/admin/holidays/2026'
    const swap = { name: 'Làm bù', kind: 'working', official: 'yes' }
    expect((await change(path, { ...swap, date: '2026-12-01' })).text).toContain('thứ Bảy hoặc Chủ nhật')
    expect((await change(path, { ...swap, date: '2027-12-04' })).text).toContain('không thuộc năm 2026')
    const version = formOf(await admin.get(path), path).version!
    const last = await admin.post(`${path}/remove`, { version, date: '2026-11-24' })
    expect([last.status, last.text.includes('Không bỏ được ngày cuối cùng')]).toEqual([422, true])
    expect((await change(path, { ...swap, date: '2026-12-05' })).location).toBe(`${path}?done=saved`)
    expect((await admin.get('/console/admin/holidays/1999')).status).toBe(404)
  })

  test('an administrator of one unit reaches that unit and those under it', async () => {
    const local = await office.signedIn('admin', 'H99.02', 'Quản trị sở')
    const list = (await local.get('/console/admin/units')).text
    expect([list.includes('Văn phòng Đăng ký đất đai'), list.includes('Phường Hoa Lư')]).toEqual([
      true,
      false,
    ])
    expect((await local.get('/console/admin/units/H99.10')).status).toBe(404)
    expect((await local.post('/console/admin/units/H99.10', {})).status).toBe(404)
    expect((await local.get('/console/admin/officials/CB-1')).status).toBe(404)
    const away = await change('/console/admin/units/H99.02.1', { parent: 'H99' }, local)
    expect(away.text).toContain('chỉ sửa được trong đơn vị của mình')
    expect(
      (
        await change(
          '/console/admin/holidays/2026',
          { date: '2026-12-07', name: 'x', kind: 'off', official: 'no' },
          local,
        )
      ).status,
    ).toBe(403)
    expect((await local.get('/console/changes')).text).not.toContain('Phạm Quản Trị')
  })

  test.each([
    [{ successors: 'H99.05' }, 'unit-successors-error'],
    [{ aliases: 'Thanh tra đất đai' }, 'unit-name-error'],
    [{ kind: 'province' }, 'unit-kind-error'],
  ])(
    '%o of their own unit would reach beyond it: refused for an administrator of one unit',
    async (fields, id) => {
      const local = await office.signedIn('admin', 'H99.02', 'Quản trị sở')
      const path = '/console/admin/units/H99.02'
      const answer = await change(path, fields, local)
      expect(answer.status).toBe(422)
      expect(new RegExp(`id="${id}">([^<]*)`).exec(answer.text)?.[1]).toContain('chỉ sửa được trong đơn vị')
    },
  )

  test('an administrator of one unit cannot make an inspectorate of their own', async () => {
    const local = await office.signedIn('admin', 'H99.02', 'Quản trị sở')
    const fields = { code: 'H99.0', kind: 'department', parent: 'H99.02', validFrom: '2026-01-01' }
    const answer = await change('/console/admin/new-unit', { ...fields, name: 'Thanh tra mới' }, local)
    expect(answer.text).toContain('unit-name-error')
    expect(await unitByCode(office.desk.database, 'H99.0')).toBeNull()
  })

  test('whoever watches over data sees the changes, and changes nothing', async () => {
    const dpo = await office.signedIn('dpo', null)
    const { text } = await dpo.get('/console/changes?about=unit')
    expect(text).toContain('Phạm Quản Trị')
    expect(text).toContain('<b>Tên</b>: Sở Xây dựng → Sở Xây dựng và Giao thông')
    expect((await dpo.get('/console/admin')).status).toBe(403)
    const handler = await office.signedIn('handler', 'H99.11')
    expect((await handler.get('/console/changes')).status).toBe(403)
  })
})
