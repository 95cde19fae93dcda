import { beforeAll, describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import type { Choice, Reply } from '../../src/channels/channel.ts'
import type { HouseWords } from '../../src/conversation/house.ts'
import type { Desk } from '../../src/desk.ts'
import { officeTalk } from './office-talk.ts'
import { aDesk, MORNING } from './talk.ts'

const house = createHouse()
const DAY_MS = 86_400_000
const LONGEST_LABEL = 20

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

const repliesOf = ({ goOn, hint, notMeant, either, oneByOne, nextWish, ...plain }: HouseWords): Reply[] => [
  ...Object.values(plain),
  ...[goOn, hint, notMeant].map((words) => words('complain')),
  ...([null, 'waits', 'angry'] as const).map((feeling) => either(['complain', 'check-dossier'], feeling)),
  either(['complain'], null),
  oneByOne(['complain', 'rate']),
  nextWish('complain', 'lời đã nhắn'),
]

const everyReply = [...repliesOf(house.words.vi), ...repliesOf(house.words.en)]

describe('the house', () => {
  test('has every conversation of the menu, each name and question once', () => {
    const names = house.flows.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const started = house.words.vi.menu.choices.flatMap(
      ({ payload }) => payload.match(/^ln:start:(.+)$/)?.[1] ?? [],
    )
    const forCitizens = names.filter((name) => name !== 'link-account') // officials type their code
    expect([...started].sort()).toEqual([...forCitizens].sort())
    for (const flow of house.flows) {
      const ids = flow.questions.map(({ id }) => id)
      expect(new Set(ids).size, flow.name).toBe(ids.length)
    }
  })

  test('no intent starts two conversations', () => {
    const intents = house.flows.flatMap((flow) => flow.intents)
    expect(new Set(intents).size).toBe(intents.length)
  })

  test('knows how to offer to go on with each of them', () => {
    for (const { name } of house.flows) {
      expect(house.words.vi.goOn(name).text, name).not.toContain('làm một việc')
      expect(house.words.en.goOn(name).text, name).not.toContain('something')
    }
  })

  test('says everything in NFC, with buttons that Messenger shows whole', () => {
    for (const reply of everyReply) {
      expect(reply.text.normalize('NFC')).toBe(reply.text)
      for (const { label } of reply.choices) expect(label.length, label).toBeLessThanOrEqual(LONGEST_LABEL)
    }
  })

  test('offers nothing twice under one reply', () => {
    const twice = (choices: Choice[]) => choices.length - new Set(choices.map(({ label }) => label)).size
    for (const reply of everyReply) expect(twice(reply.choices), reply.text).toBe(0)
  })
})

describe('the first contact', () => {
  test('tells in five lines at most who this is, what is kept and why, and how to erase; then answers', async () => {
    const talk = officeTalk(desk, { user: 'new', noticed: false })
    const [notice = '', answer = ''] = (await talk.types('chao')).split('\n---\n')
    expect(notice.split('\n').length).toBeLessThanOrEqual(5)
    expect(notice).toMatch(/trả lời tự động của Ủy ban nhân dân tỉnh/)
    expect(notice).toMatch(/Lưu gì.*Để làm gì/)
    expect(notice).toContain('«xóa dữ liệu»')
    expect(answer).toContain('Lắng Nghe giúp Ông/Bà việc gì?')
    expect(await talk.types('chao')).not.toContain('tự động')
    talk.wait(31 * DAY_MS)
    expect(await talk.types('chao')).toContain('tự động')
  })

  test('the words that it gives for erasing do lead there', async () => {
    expect(await officeTalk(desk, { user: 'erasing' }).types('xóa dữ liệu')).toContain(
      'Ông/Bà có chắc muốn xóa hết',
    )
    const english = officeTalk(desk, { user: 'erasing-en' })
    await english.taps('ln:language:en')
    expect(await english.types('delete my data')).toContain('Are you sure')
  })
})

describe('at any point', () => {
  test.each([
    ['tra cuu ho so', 'check-dossier.code'],
    ['1', 'check-dossier.code'],
    ['gui phan anh', 'complain.ground'],
    ['hoi thu tuc', 'ask-procedure.what'],
    ['7', 'reach-official.topic'],
    ['Dữ liệu của tôi', 'privacy.wish'],
  ])('the menu is answered by number or label: "%s"', async (typed, open) => {
    const talk = officeTalk(desk, { user: `menu ${typed}` })
    await talk.types('menu')
    await talk.types(typed)
    expect(talk.open()).toBe(open)
  })

  test('danger brings the hotlines', async () => {
    const said = await officeTalk(desk, { user: 'danger' }).types('cuu voi co nguoi bi dam')
    expect(said).toMatch(/113[\s\S]*114[\s\S]*115/)
  })

  test('the language changes and changes back, the question is asked again in it', async () => {
    const talk = officeTalk(desk, { user: 'languages' })
    await talk.types('menu')
    expect(await talk.types('English')).toContain('in English')
    await talk.types('check my dossier')
    expect(await talk.taps('ln:language:vi')).toContain('Ông/Bà nhắn mã hồ sơ')
  })

  test('three misunderstandings lead to a person', async () => {
    const talk = officeTalk(desk, { user: 'muddled' })
    await talk.types('qwe rty')
    await talk.types('zxc vbn')
    expect(await talk.types('asd fgh')).toContain('«Gặp cán bộ»')
    await talk.types('1')
    expect(talk.open()).toBe('reach-official.topic')
  })

  test.each([
    ['cam on', 'Cảm ơn Ông/Bà'],
    ['huy', 'không có việc nào đang làm dở'],
    ['quay lai', 'Lắng Nghe giúp Ông/Bà việc gì?'],
    ['👍', 'Cảm ơn Ông/Bà đã liên hệ'],
  ])('with nothing open, "%s" is answered', async (typed, answer) => {
    expect(await officeTalk(desk, { user: `idle ${typed}`, at: MORNING }).types(typed)).toContain(answer)
  })

  test('an old button says so and shows the menu', async () => {
    expect(await officeTalk(desk, { user: 'old' }).taps('ln:answer:check-dossier:code:none')).toMatch(
      /không còn dùng được[\s\S]*việc gì/,
    )
  })
})
