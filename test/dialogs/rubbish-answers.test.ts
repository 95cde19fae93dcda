import { beforeAll, describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import type { Desk } from '../../src/desk.ts'
import { pushDossier } from './office-talk.ts'
import { aDesk, aTalk } from './talk.ts'

const house = { ...createHouse(), noticeAfterMs: null }
const RUBBISH = ['99', '-3', '0', '2.5', '1e0', '', ' ', 'constructor', '__proto__', 'NaN', '\0', ':::']
const CODE = 'H99.12-261102-0001'
const TABLES = [
  'complaint',
  'rating',
  'rating_answer',
  'commendation',
  'human_request',
  'data_request',
  'consent',
] as const

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
  await pushDossier(desk, CODE)
})

const kept = async () => {
  const rows = await Promise.all(
    TABLES.map((table) => desk.database.read.selectFrom(table).selectAll().execute()),
  )
  return JSON.stringify(rows)
}
const phone = (user: string) => aTalk(desk, house.flows, { user, house })

describe.each(house.flows)('rubbish in the buttons of $name', ({ name, questions }) => {
  test.each([
    ['opened bare', `ln:start:${name}`],
    ['opened with a dossier', `ln:start:${name}:${CODE}`],
    ['opened with rubbish', `ln:start:${name}:constructor`],
  ])('keeps nothing: %s', async (how, opening) => {
    const before = await kept()
    for (const { id } of questions) {
      for (const value of RUBBISH) {
        const talk = phone(`${name}-${id}-${how}-${RUBBISH.indexOf(value)}`)
        await talk.taps(opening)
        const open = talk.open()?.split('.')[1]
        await talk.taps(`ln:answer:${name}:${id}:${value}`)
        if (open) await talk.taps(`ln:answer:${name}:${open}:${value}`)
      }
    }
    expect(await kept()).toBe(before)
  })
})

test.each(RUBBISH)('a level that is none is no answer to a statement: "%s"', async (value) => {
  const talk = phone(`rater-${RUBBISH.indexOf(value)}`)
  await talk.taps(`ln:start:rate:${CODE}`)
  await talk.taps('ln:answer:rate:overall:4')
  expect(talk.open()).toBe('rate.item-1')
  const before = await kept()
  await talk.taps(`ln:answer:rate:item-1:${value}`)
  expect(talk.open()).toBe('rate.item-1')
  await talk.taps(`ln:answer:rate:overall:${value}`)
  expect(await kept()).toBe(before)
})

describe('who asks for no name gives none', () => {
  const TOLD = 'phường Mây Hồng vòi tiền mới chịu làm giấy khai sinh cho con tôi, tôi muốn phản ánh'
  let citizens = 0
  async function asked() {
    citizens += 1
    const talk = phone(`complainer-${citizens}`)
    await talk.types(TOLD)
    await talk.types('bỏ qua')
    expect(talk.open()).toBe('complain.official')
    return talk
  }

  test.each(['khỏi', 'khỏi khai', 'khoi a', 'sợ lắm không nói', 'so lam khong noi', 'không dám nói'])(
    '%s passes the question over',
    async (typed) => {
      const talk = await asked()
      await talk.types(typed)
      expect(talk.open()).toBe('complain.amount')
      expect(talk.draft().official).toBeNull()
    },
  )

  test('what is feared is told to those who read the complaint', async () => {
    const talk = await asked()
    await talk.types('sợ bị trả thù')
    expect(talk.draft()).toMatchObject({
      official: null,
      flags: expect.arrayContaining(['threat_or_retaliation']),
    })
  })

  test.each(['nam', 'nữ', 'Nam giới ạ'])('%s is nobody: the question is asked again', async (typed) => {
    const talk = await asked()
    await talk.types(typed)
    expect(talk.open()).toBe('complain.official')
    expect(talk.draft()).not.toHaveProperty('official')
  })

  test.each(['Khôi', 'anh Nam', 'số 3', 'sợ lắm nhưng là anh Hùng'])('%s names somebody', async (typed) => {
    const talk = await asked()
    await talk.types(typed)
    expect(typed).toContain(talk.draft().official)
  })

  test.each([
    ['500', 500_000],
    ['năm trăm', 500_000],
    ['2 lít', 200_000],
    ['500 cành', 500_000],
  ])('%s answers how much it was', async (typed, amountVnd) => {
    const talk = await asked()
    await talk.types('bỏ qua')
    await talk.types(typed)
    expect(talk.draft()).toMatchObject({ amountVnd })
    expect(talk.open()).toBe('complain.confidentiality')
  })

  test.each(['vài triệu', 'mấy trăm nghìn', '5'])(
    '%s is no sum, and nothing is said to be noted',
    async (typed) => {
      const talk = await asked()
      await talk.types('bỏ qua')
      const said = await talk.types(typed)
      expect(said).toContain('chưa rõ số tiền')
      expect(said).not.toContain('Đã ghi')
      expect(talk.open()).toBe('complain.amount')
    },
  )
})
