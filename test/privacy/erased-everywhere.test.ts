/** Erasure reaches every table that knows a citizen: those that are added later, too. */
import { describe, expect, test } from 'vitest'
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { askIdentity, decideRequest } from '../../src/complaints/identity/identity-store.ts'
import { indexPending } from '../../src/complaints/queue/index-pending.ts'
import type { Database, Write } from '../../src/database/database.ts'
import type { Tables } from '../../src/database/tables.ts'
import type { Desk } from '../../src/desk.ts'
import { keepWords } from '../../src/live-talk/hear-citizen.ts'
import { sayInTalk, takeTalk } from '../../src/live-talk/hold-talk.ts'
import { askForHuman, waitingRequest } from '../../src/live-talk/human-requests.ts'
import { askLinkCode, contactOf } from '../../src/officials-told/contact.ts'
import { linkChat } from '../../src/officials-told/link-chat.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { rateHandling } from '../../src/satisfaction/rate-handling.ts'
import {
  answer,
  assign,
  done,
  everyone,
  file,
  momentOf,
  NOW,
  opened,
  theDesk,
} from '../complaints/complaints.ts'
import { aHand } from '../live-talk/hands.ts'
import { databases } from '../services/databases.ts'

const CITIZEN = 'citizen-1'
const hand = aHand('account:mai')
const officer = (account: string) => ({ account, viewer: everyone, mayAsk: true, mayApprove: true })

/** That they were erased stands here for 30 days, by their reference alone. */
const STAYS_FOR_A_TIME = ['citizen']

describe.each(databases)('on $kind', ({ fresh }) => {
  test('no table holds the reference of a citizen who was erased, and none of their lines, words or files', async () => {
    const desk = await theDesk(await fresh())
    await leaveTraces(desk)
    const before = await holding(desk.database, CITIZEN)
    expect(before).toEqual(
      expect.arrayContaining(['citizen', 'complaint', 'consent', 'human_request', 'notice', 'rating']),
    )
    expect((await contactOf(desk, 'an', NOW)).chat?.lane).toBe(CITIZEN)

    await eraseCitizen(desk, CITIZEN, 'operator', 'e1', NOW, { forget: async () => true })
    expect(await holding(desk.database, CITIZEN)).toEqual(STAYS_FOR_A_TIME)
    expect((await contactOf(desk, 'an', NOW)).chat).toBeNull()
    expect(await rows(desk.database, 'talk_line')).toEqual([])
    const open = (await rows(desk.database, 'complaint')).filter(({ key_sealed }) => key_sealed !== null)
    expect(open).toHaveLength(2) // a whole and its part, still handled
    const words = new Set((await rows(desk.database, 'complaint_word')).map(({ complaint }) => complaint))
    expect([...words].sort()).toEqual(open.map(({ code }) => code).sort())
    expect(await rows(desk.database, 'complaint_kin')).toEqual([])
    await desk.database.close()
  })
})

/** A complaint that is over and was rated, one under handling that was split and whose sender was opened, a live talk, a linked chat. */
async function leaveTraces(desk: Desk): Promise<void> {
  const commit = (writes: Write[]) => desk.database.commit(writes)
  await commit(ensureCitizen(desk, { language: 'vi' }, momentOf('citizen')))
  const over = await file(desk, 'over')
  await done(desk, over.code, assign)
  await done(desk, over.code, answer)
  const confirms = momentOf('confirms')
  const confirm = { opened: await opened(desk, over.code, confirms), action: { action: 'confirm' } } as const
  await commit(citizenVerdict(desk, confirm, confirms))
  const item = {
    ...{ code: 'item', factor: 'feedback', vi: 'x', en: 'x' },
    source: 'x',
    howSure: 'own' as const,
  }
  const asked = { unitCode: 'H99.11', protected: false, citizen: CITIZEN, subject: 's', previous: null, item }
  await commit(rateHandling(desk, { asked, level: 4, fromFilingChat: true }, momentOf('rates')))

  const story = 'Hồ sơ trễ hẹn hai tuần.\nBãi xe thu tiền quá giá.'
  const open = await file(desk, 'open', { story, confidentiality: 'confidential' })
  const part = { category: 'other', unit: 'H99.11', text: 'Bãi xe thu tiền quá giá.' } as const
  await done(desk, open.code, { action: 'split', by: 'B', code: 'PA-2222-3333', ...part })
  const request = { id: 'r', code: open.code, reason: 'verify', text: 'Cần gặp' } as const
  await askIdentity(desk, officer('an'), request, NOW)
  await decideRequest(desk, officer('binh'), { id: 'r', action: 'approve', deferral: null, text: null }, NOW)
  await indexPending(desk)

  await commit(askForHuman(desk, { topic: 'hỏi đất' }, momentOf('human')))
  const talk = (await waitingRequest(desk, {}, momentOf('x')))!
  await takeTalk(desk, hand, talk, NOW)
  await commit(keepWords(desk, { talk, text: 'Thửa đất của tôi', files: 0 }, momentOf('word')))
  await sayInTalk(desk, hand, talk, { key: 'k', text: 'Ông/Bà chờ chút', ends: false }, NOW)
  const { code } = await askLinkCode(desk, 'an', NOW)
  await commit(linkChat(desk, { code }, momentOf('links')))
  await commit(recordConsent(desk, { purpose: 'notices', given: true }, momentOf('yes')))
}

/** The tables in any of whose rows a text stands. */
async function holding(database: Database, text: string): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await database.read.introspection.getTables()) {
    if (JSON.stringify(await rows(database, name as keyof Tables)).includes(text)) found.push(name)
  }
  return found.sort()
}

async function rows(database: Database, table: keyof Tables): Promise<Record<string, unknown>[]> {
  return (await database.read.selectFrom(table).selectAll().execute()) as Record<string, unknown>[]
}
