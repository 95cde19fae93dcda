/** What was not understood is kept for a clerk, and nothing of who wrote it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/calendar/instant.ts'
import { write } from '../../../src/database/database.ts'
import type { Desk } from '../../../src/desk.ts'
import { runRetention } from '../../../src/privacy/retention.ts'
import {
  forgetLabelled,
  keepUnclear,
  unclearMessages,
} from '../../../src/understanding/unclear/unclear-messages.ts'
import type { Understanding } from '../../../src/understanding/understand.ts'
import { momentOf, NOW, theDesk } from '../../complaints/complaints.ts'
import { databases } from '../../services/databases.ts'

const MEANS: Understanding = {
  intent: 'check_dossier',
  confidence: 0.41,
  runnerUp: null,
  category: null,
  flags: [],
  slots: {},
}

describe.each(databases)('on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await fresh())
  })
  afterEach(() => desk.database.close())

  const heard = (text: string, at = NOW, means = MEANS) =>
    desk.database.commit(
      keepUnclear(
        desk,
        { text, means, answered: 'not_understood', question: null },
        { ...momentOf('the message'), at },
      ),
    )
  const words = async () => (await unclearMessages(desk, 100)).map((one) => `${one.times}x ${one.words}`)

  test('alike messages are one, however they are typed; the newest come first', async () => {
    await heard('chan qua di')
    await heard('Chán quá đi', NOW + DAY_MS)
    await heard('ủa là sao', NOW)
    expect(await unclearMessages(desk, 1)).toEqual([
      {
        words: 'chan qua di',
        heard: 'check_dossier',
        confidence: 0.41,
        answered: 'not_understood',
        question: null,
        times: 2,
        lastDay: NOW + DAY_MS - ((NOW + DAY_MS) % DAY_MS),
      },
    ])
    expect(await words()).toEqual(['2x chan qua di', '1x ủa là sao'])
  })

  test('no row tells the citizen, the message, the words in clear or the hour', async () => {
    await heard('tôi là Nguyễn Văn Mẫu, 0900 000 123, ủa là sao')
    const rows = JSON.stringify(await desk.database.read.selectFrom('unclear_message').selectAll().execute())
    const { citizen, cause } = momentOf('the message')
    for (const secret of [citizen, cause, 'Mẫu', '000 123', 'ủa là sao', String(NOW)])
      expect(rows).not.toContain(secret)
  })

  test('nothing is kept where the office keeps none, or where only figures were typed', async () => {
    await heard('0900 000 123')
    desk.settings = { ...desk.settings, retentionDays: { ...desk.settings.retentionDays, unclear: 0 } }
    await heard('ủa là sao')
    expect(await words()).toEqual([])
  })

  test('nothing that may accuse somebody is kept, however little of it was understood', async () => {
    const complaint = { ...MEANS, intent: 'file_complaint' as const }
    await heard('họ làm khó tui', NOW, { ...complaint, category: 'harassment' })
    await heard('họ kỳ lắm', NOW, { ...MEANS, runnerUp: { intent: 'file_complaint', confidence: 0.3 } })
    await heard('họ nói sẽ biết tay', NOW, { ...MEANS, flags: ['threat_or_retaliation'] })
    await heard('cái ông ngồi bàn hai', NOW, {
      ...complaint,
      category: 'other',
      slots: { official: 'ông ngồi bàn hai' },
    })
    await heard('trễ dữ vậy', NOW, { ...complaint, category: 'delay' })
    expect(await words()).toEqual(['1x trễ dữ vậy'])
  })

  test('what is labelled leaves the list', async () => {
    await heard('ủa là sao')
    await heard('chan qua di')
    await desk.database.commit(forgetLabelled(desk, ['Ủa là sao']))
    expect(await words()).toEqual(['1x chan qua di'])
  })

  test('it goes after its days, and of too many the oldest go', async () => {
    await heard('cũ rồi', NOW - 91 * DAY_MS)
    await heard('mới đây', NOW - 89 * DAY_MS)
    expect(await runRetention(desk, NOW)).toMatchObject({ unclear: 1 })
    expect(await words()).toEqual(['1x mới đây'])
    const [row] = await desk.database.read.selectFrom('unclear_message').selectAll().execute()
    const many = Array.from({ length: 3_999 }, (_, at) => ({ ...row!, alike: `a${at}`, last_day: NOW }))
    for (let at = 0; at < many.length; at += 500)
      await desk.database.commit([
        write(desk.database.read.insertInto('unclear_message').values(many.slice(at, at + 500))),
      ])
    await heard('một câu nữa', NOW) // a flood fills no disk
    await heard('mới đây', NOW) // what is known is still counted
    expect(await runRetention(desk, NOW)).toMatchObject({ unclear: 2_000 })
    const left = await unclearMessages(desk, 5_000)
    expect(left).toHaveLength(2_000)
    expect(left.filter((one) => one.words === 'một câu nữa')).toEqual([])
  })
})
