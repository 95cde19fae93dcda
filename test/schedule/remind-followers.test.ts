import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Calendar } from '../../src/calendar/working-days.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import type { Desk } from '../../src/desk.ts'
import { everyDay } from '../../src/schedule/jobs.ts'
import { reminderOf, remindFollowers } from '../../src/schedule/remind-followers.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { databases } from '../services/databases.ts'
import { aDesk } from '../units/province.ts'
import { follow, MONDAY, noticesOf, push, RETURNED, unfollow } from './following.ts'

const DAY = 86_400_000
const night = (day: string) => Date.parse(`2026-11-${day}T00:05:00+07:00`)
const at = (day: string, month = '11') => Date.parse(`2026-${month}-${day}T17:00:00+07:00`)

describe('by the calendar', () => {
  const calendar: Calendar = { off: new Set(['2026-11-24']), working: new Set(), yearsKnown: new Set([2026]) }
  const dossier = {
    status: 'in_progress' as const,
    dueAt: at('20'),
    firstDueAt: at('20'),
    finishedAt: null,
    returnedAt: null,
    history: [],
  }
  const said = (day: string, fields: object = {}) =>
    reminderOf({ ...dossier, ...fields }, night(day), calendar)
  const eve = { kind: 'dossier_due_tomorrow', day: '2026-11-20' }
  const late = { kind: 'dossier_late', day: '2026-11-20' }

  test.each([
    ['18', null],
    ['19', eve],
    ['20', null],
    ['21', null], // Saturday
    ['22', null],
    ['23', late],
    ['24', null], // a holiday
    ['25', late],
  ])('a dossier due on Friday 20: on day %s it is %o', (day, expected) => {
    expect(said(day)).toEqual(expected)
  })

  test('the eve of a day after a holiday or a weekend is the working day before it', () => {
    expect(said('23', { dueAt: at('25'), firstDueAt: at('25') })).toMatchObject({ day: '2026-11-25' })
    expect(said('24', { dueAt: at('25'), firstDueAt: at('25') })).toBeNull()
    expect(said('20', { dueAt: at('23'), firstDueAt: at('23') })).toMatchObject({ day: '2026-11-23' })
    expect(said('20', { dueAt: at('22'), firstDueAt: at('22') })).toMatchObject({ day: '2026-11-22' })
  })

  test('a new date does not undo the lateness, has an eve of its own, and can be broken, too', () => {
    const again = { dueAt: at('27') }
    expect(said('23', again)).toEqual(late)
    expect(said('26', again)).toEqual({ kind: 'dossier_due_tomorrow', day: '2026-11-27' })
    expect(said('30', again)).toEqual({ kind: 'dossier_late', day: '2026-11-27' })
  })

  test.each(['new', 'need_supplement', 'paused', 'finished', 'returned', 'withdrawn', 'rejected'])(
    'nothing is said of one that is %s',
    (status) => {
      expect(said('19', { status })).toBeNull()
      expect(said('23', { status, finishedAt: at('19') })).toBeNull()
    },
  )
})

describe.each(databases)('followers on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await aDesk(fresh)
    await push(desk, MONDAY - DAY, {})
    await follow(desk, 'anh', MONDAY)
  })
  afterEach(() => desk.database.close())

  const kinds = async () => (await noticesOf(desk)).map(({ lane, kind }) => `${lane} ${kind}`)

  test('are told the day before and on the first working day of lateness, in the morning, each once', async () => {
    for (const day of ['17', '18', '19', '19', '20', '21', '23', '23', '25', '26']) {
      await remindFollowers(desk, night(day))
    }
    expect(await kinds()).toEqual(['anh dossier_due_tomorrow', 'anh dossier_late'])
    const [eve, late] = await noticesOf(desk)
    expect(eve!.dueAt).toBe(Date.parse('2026-11-19T08:00:00+07:00'))
    expect(late!.dueAt).toBe(Date.parse('2026-11-23T08:00:00+07:00'))
    expect(late!.body.details).toMatchObject({ timeliness: 'late', official: 'Trần Thị Mẫu' })
  })

  test('who were told of the lateness when they looked it up hear of it only again when the new date is broken', async () => {
    await follow(desk, 'binh', night('23'))
    await push(desk, night('23'), { dueAt: '2026-11-25T17:00:00+07:00' })
    const late = async () => (await kinds()).filter((line) => line.includes('late'))
    await remindFollowers(desk, night('25'))
    expect(await late()).toEqual(['anh dossier_late'])
    await unfollow(desk, 'anh', night('25'))
    await remindFollowers(desk, night('26'))
    expect(await late()).toEqual(['anh dossier_late', 'binh dossier_late'])
  })

  test('are many, and told in slices, each of them once however often it breaks off', async () => {
    for (let i = 0; i < 230; i += 1) await follow(desk, `c${i}`, MONDAY)
    const ending = new AbortController()
    const broken = remindFollowers(desk, night('19'), ending.signal)
    ending.abort()
    await expect(broken).rejects.toMatchObject({ name: 'AbortError' })
    await remindFollowers(desk, night('19'))
    expect(await kinds()).toHaveLength(231)
  })

  test('hear no dates under DOSSIER_BY_CODE=minimal', async () => {
    const minimal = { ...desk, settings: { ...desk.settings, dossierByCode: 'minimal' as const } }
    await remindFollowers(minimal, night('19'))
    await remindFollowers(minimal, night('23'))
    expect(await kinds()).toEqual([])
  })

  test('of what has been over for 30 days are followers no longer', async () => {
    await push(desk, MONDAY, RETURNED)
    const ended = () => desk.database.read.selectFrom('follower').select('ended_at').executeTakeFirstOrThrow()
    await remindFollowers(desk, MONDAY + 29 * DAY)
    expect((await ended()).ended_at).toBeNull()
    await remindFollowers(desk, MONDAY + 31 * DAY)
    expect((await ended()).ended_at).toBe(MONDAY + 31 * DAY)
  })

  test('are reminded by the jobs of each day', async () => {
    const mailbox = createSqlMailbox(desk.database, desk.vault)
    await everyDay({ desk, mailbox, log: createLog('silent'), now: () => night('19'), arrived() {} })
    expect(await kinds()).toEqual(['anh dossier_due_tomorrow'])
  })
})
