import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { answer, assign, done, file, momentOf, NOW } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'
import { type Browser, type Console, type Page, startConsole } from './console-server.ts'

const codesOn = ({ text }: Page) =>
  [...text.matchAll(/scope="row">\s*<a href="\/console\/complaints\/([^"]+)"/g)].map(([, code]) => code)

describe.each(databases)('on $kind', ({ fresh }) => {
  let office: Console
  let inspector: Browser
  beforeEach(async () => {
    office = await startConsole(await fresh())
    inspector = await office.signedIn('inspector', null, 'Trần Thị C')
  })
  afterEach(() => office.close())

  test('the gravest come first, then what is due soonest; what is answered waits behind', async () => {
    const late = await file(office.desk, 'late', {}, momentOf('late', { at: NOW - 30 * DAY_MS }))
    const plain = await file(office.desk, 'plain')
    const answered = await file(
      office.desk,
      'answered',
      { category: 'bribery' },
      momentOf('answered', { at: NOW - 60 * DAY_MS }),
    )
    for (const action of [assign, answer]) await done(office.desk, answered.code, action)
    const bribery = await file(office.desk, 'bribery', { category: 'bribery', flags: ['bribery_allegation'] })
    const danger = await file(office.desk, 'danger', { flags: ['danger_to_life'] })
    const list = await inspector.get('/console/complaints')
    expect(codesOn(list)).toEqual([danger, bribery, late, plain, answered].map(({ code }) => code))
    expect(list.text).toContain('Nguy hiểm tính mạng')
    expect(list.text).toContain('Hồ sơ trễ hẹn hai tuần, gọi 09******78 không ai nghe.')
  })

  test('filters, counts and pages', async () => {
    const codes: string[] = []
    for (let i = 0; i < 27; i += 1) codes.push((await file(office.desk, `c${i}`)).code)
    const mine = codes[3]!
    await done(office.desk, mine, assign)
    const first = await inspector.get('/console/complaints')
    expect(first.text).toMatch(/Chưa kết thúc <b>27<\/b>/)
    expect(first.text).toMatch(/Đã phân công <b>1<\/b>/)
    const next = /href="([^"]+)" rel="next"/.exec(first.text)![1]!.replaceAll('&amp;', '&')
    const second = await inspector.get(next)
    const shown = [...codesOn(first), ...codesOn(second)]
    expect([codesOn(first).length, codesOn(second).length]).toEqual([25, 2])
    expect(new Set(shown)).toEqual(new Set(codes))
    expect(second.text).not.toContain('rel="next"')

    expect(codesOn(await inspector.get('/console/complaints?status=assigned'))).toEqual([mine])
    expect(codesOn(await inspector.get('/console/complaints?mine=1'))).toEqual([mine])
    expect(
      codesOn(await inspector.get(`/console/complaints?code=${mine.slice(3, 9).toLowerCase()}`)),
    ).toEqual([mine])
    expect(codesOn(await inspector.get('/console/complaints?category=bribery'))).toEqual([])
    expect(codesOn(await inspector.get('/console/complaints?unit=H99.11')).length).toBe(25)
    expect((await inspector.get('/console/complaints?after=garbage&status=x')).status).toBe(200)
    const tampered = Buffer.from(JSON.stringify([0, 0, 'PA\0'])).toString('base64url')
    expect((await inspector.get(`/console/complaints?after=${tampered}`)).status).toBe(200)
  })

  test('what is listed and what is opened stands in the record', async () => {
    const { code } = await file(office.desk, 'a')
    await inspector.get('/console/complaints')
    await inspector.get(`/console/complaints/${code}`)
    const kinds = (await chainOfComplaint(office.desk.database, code)).map(
      ({ kind, actor }) => `${kind} ${actor}`,
    )
    expect(kinds).toEqual([
      'filed citizen',
      'list account:inspector-null-Trần Thị C',
      'view account:inspector-null-Trần Thị C',
    ])
  })

  test('an observer is led to the scores', async () => {
    const observer = await office.signedIn('observer', null)
    expect((await observer.get('/console')).location).toBe('/console/scores')
  })
})
