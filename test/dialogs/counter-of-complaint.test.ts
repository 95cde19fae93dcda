/** The counter whose door was scanned, and the procedure: kept with the complaint, for figures alone. */
import { beforeAll, expect, test } from 'vitest'
import { complain } from '../../dialogs/complain/complain.ts'
import { keepDoor } from '../../src/doors/door-store.ts'
import { aDeskWithLateDossier, CODE, filed } from './complaining.ts'
import { aTalk, MORNING } from './talk.ts'

let desk: Awaited<ReturnType<typeof aDeskWithLateDossier>>
let door: string
beforeAll(async () => {
  desk = await aDeskWithLateDossier()
  const counter = {
    what: 'complain',
    unitCode: 'phuong-may-hong',
    counter: '3',
    procedureCode: '9.901001',
  } as const
  door = await keepDoor(desk.database, counter, MORNING)
})

let users = 0
/** Scans the counter's door and tells a complaint up to its summary. */
async function scanned(answers: { dossier: string; how: string }) {
  users += 1
  const talk = aTalk(desk, [complain], { user: `counter-${users}` })
  await talk.taps(`ln:start:complain:door:${door}`)
  await talk.types('đòi thêm giấy tờ')
  await talk.types('Hôm qua tôi nộp hồ sơ thì bị đòi thêm giấy xác nhận không có trong danh mục')
  await talk.types('xong')
  await talk.types(answers.dossier)
  await talk.types('bỏ qua')
  await talk.types(answers.how)
  expect(talk.open()).toBe('complain.summary')
  return talk
}

test('they are those of the door', async () => {
  const talk = await scanned({ dossier: 'bỏ qua', how: 'giữ kín danh tính' })
  const { row } = await filed(desk, await talk.types('gửi phản ánh'))
  expect(row).toMatchObject({ unit_code: 'phuong-may-hong', counter: '3', procedure_code: '9.901001' })
})

test('a dossier says better what it is about', async () => {
  const talk = await scanned({ dossier: CODE, how: 'giữ kín danh tính' })
  const { row } = await filed(desk, await talk.types('gửi phản ánh'))
  const dossier = desk.database.read.selectFrom('dossier_version').selectAll().where('code', '=', CODE)
  const { procedure_code } = await dossier.executeTakeFirstOrThrow()
  expect(row).toMatchObject({ counter: '3', procedure_code })
})

test('an anonymous complaint keeps neither', async () => {
  const talk = await scanned({ dossier: CODE, how: 'ẩn danh' })
  const { row } = await filed(desk, await talk.types('gửi phản ánh'))
  expect(row).toMatchObject({ confidentiality: 'anonymous', counter: null, procedure_code: null })
})

test('another office, said afterwards, has no such counter', async () => {
  const talk = await scanned({ dossier: 'bỏ qua', how: 'giữ kín danh tính' })
  await talk.types('sửa')
  await talk.types('cơ quan')
  await talk.types('sở xây dựng')
  const { row } = await filed(desk, await talk.types('gửi phản ánh'))
  expect(row).toMatchObject({ unit_code: 'so-xay-dung', counter: null, procedure_code: null })
})
