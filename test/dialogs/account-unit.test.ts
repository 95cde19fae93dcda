/** An OA or Page that stands for a unit offers it, and takes nothing for granted. */
import { beforeAll, describe, expect, test } from 'vitest'
import { complain } from '../../dialogs/complain/complain.ts'
import { rate } from '../../dialogs/rate/rate.ts'
import type { Desk } from '../../src/desk.ts'
import { aDesk, aTalk } from './talk.ts'

/** The account of all talks of `aTalk`, and the ward that it stands for here. */
const OWN = new Map([['account', 'phuong-may-hong']])
const NAME = 'Ủy ban nhân dân phường Mây Hồng'

let desk: Desk
let elsewhere: Desk
beforeAll(async () => {
  desk = await aDesk({ accountUnits: OWN })
  elsewhere = {
    ...desk,
    settings: { ...desk.settings, accountUnits: new Map([['another', 'phuong-may-hong']]) },
  }
})

async function upToTheOffice(over: Desk, user: string) {
  const talk = aTalk(over, [complain], { user })
  await talk.types('tôi muốn phản ánh')
  await talk.types('thái độ')
  await talk.types('Sáng nay cán bộ quát tôi trước mặt mọi người ở quầy số 3')
  await talk.types('xong')
  expect(talk.open()).toBe('complain.unit')
  return talk
}

describe('a complaint', () => {
  test('in which no office was named is offered the own one first', async () => {
    const talk = await upToTheOffice(desk, 'a')
    expect(talk.offered()).toEqual([NAME, 'Không rõ'])
    await talk.types('1')
    expect(talk.draft()).toMatchObject({ unit: { code: 'phuong-may-hong' } })
  })

  test('may be about another office all the same, or about one that is not known', async () => {
    const talk = await upToTheOffice(desk, 'b')
    await talk.types('Sở Xây dựng')
    expect(talk.draft()).toMatchObject({ unit: { code: 'so-xay-dung' } })
    const another = await upToTheOffice(desk, 'c')
    await another.types('không rõ')
    expect(another.draft()).toMatchObject({ unit: null })
  })

  test('on an account that stands for no office is offered none', async () => {
    expect((await upToTheOffice(elsewhere, 'd')).offered()).toEqual(['Không rõ'])
  })

  test('that named its office is not asked', async () => {
    const talk = aTalk(desk, [complain], { user: 'e' })
    await talk.types('phản ánh thái độ cán bộ ở Sở Xây dựng: sáng nay quát tôi trước mặt mọi người')
    expect(talk.draft()).toMatchObject({ unit: { code: 'so-xay-dung' } })
    expect(talk.open()).not.toBe('complain.unit')
  })
})

describe('a rating', () => {
  test('is offered the own office, and takes a tap on it', async () => {
    const talk = aTalk(desk, [rate], { user: 'f' })
    await talk.types('đánh giá')
    expect([talk.open(), talk.offered()]).toEqual(['rate.about', [NAME]])
    await talk.taps(talk.choices()[0]!.payload)
    expect(talk.draft()).toMatchObject({ ask: { unitCode: 'phuong-may-hong' } })
  })

  test('may be of another office', async () => {
    const talk = aTalk(desk, [rate], { user: 'g' })
    await talk.types('đánh giá')
    await talk.types('Sở Xây dựng')
    expect(talk.draft()).toMatchObject({ ask: { unitCode: 'so-xay-dung' } })
  })

  test('on an account that stands for no office, or for one that is unknown, is offered none', async () => {
    const unknown = { ...desk, settings: { ...desk.settings, accountUnits: new Map([['account', 'gone']]) } }
    for (const over of [elsewhere, unknown]) {
      const talk = aTalk(over, [rate], { user: 'h' })
      await talk.types('đánh giá')
      expect([talk.open(), talk.offered()]).toEqual(['rate.about', []])
    }
  })
})
