import { beforeAll, describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import type { Desk } from '../../src/desk.ts'
import { aDesk, aTalk } from './talk.ts'

const house = createHouse()
const HOTLINES =
  /^(?:Nếu có người gặp nguy hiểm|Ông\/Bà đừng ở một mình|If anyone is in danger|Please do not stay alone)/

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

let citizens = 0
const someone = () => aTalk(desk, house.flows, { house, user: `someone-${citizens++}` })

const STORY =
  'Cán bộ xã Núi Chuông Gió hẹn tôi ba lần không trả kết quả khai sinh, hỏi thì quát mắng, đề nghị xem xét'

const WHERE: Record<string, () => Promise<ReturnType<typeof someone>>> = {
  'at first contact': async () => someone(),
  'where a complaint is being told': async () => {
    const talk = someone()
    await talk.taps('ln:start:complain')
    return talk
  },
  'at the summary': async () => {
    const talk = someone()
    await talk.taps('ln:start:complain')
    await talk.types(STORY)
    const kept = talk.choices().find(({ label }) => label === 'Giữ kín danh tính')
    if (kept) await talk.taps(kept.payload)
    return talk
  },
  'where an office is asked for': async () => {
    const talk = someone()
    await talk.taps('ln:start:rate')
    return talk
  },
  'in English': async () => {
    const talk = someone()
    await talk.types('English')
    return talk
  },
}

const CRIES = [
  'cứu với',
  'cuu voi',
  'nhà bên cạnh cháy rồi, còn người trong đó',
  'nha ben canh chay roi, con nguoi trong do',
  'nó doạ giết cả nhà tôi, đang phá cửa',
  'no doa giet ca nha toi, dang pha cua',
  'muốn chết quá',
  'toi muon chet',
  'bé hóc hạt, tím tái rồi',
  'please help, my husband is not breathing',
]

describe.each(Object.entries(WHERE))(
  'whoever is in danger hears the hotlines before all else, %s',
  (_, arrive) => {
    test.each(CRIES)('%s', async (cry) => {
      const talk = await arrive()
      const open = talk.open()
      expect(await talk.types(cry)).toMatch(HOTLINES)
      expect(talk.open()).toBe(open)
    })
  },
)
