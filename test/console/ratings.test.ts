import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import { write } from '../../src/database/database.ts'
import { decisionsOf } from '../../src/satisfaction/exclusion.ts'
import { keepFlags, keepUnitFlags } from '../../src/satisfaction/gaming/flag-store.ts'
import { type RatingRule, RULES_VERSION } from '../../src/satisfaction/gaming/rules.ts'
import { NOW } from '../complaints/complaints.ts'
import { givenDossier, givenMethods, givenRating } from '../scores/given.ts'
import { databases } from '../services/databases.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

const UNIT = 'H99.02.1'
const COMMENT = 'Phải chờ hai tiếng ở quầy 3, gọi tôi 0912345678'
const GIVEN = NOW - 3 * DAY_MS

describe.each(databases)('ratings in the console on $kind', ({ fresh }) => {
  let office: Console
  let id: string
  beforeAll(async () => {
    office = await startConsole(await fresh())
    await givenMethods(office.desk)
  })
  beforeEach(async () => {
    const { database } = office.desk
    for (const table of [
      'rating',
      'rating_answer',
      'rating_comment',
      'rating_flag',
      'rating_exclusion',
      'unit_flag',
    ] as const)
      await database.commit([write(database.read.deleteFrom(table))])
    id = await given({ overall: 2, answers: { q15: 1 }, citizen: 'citizen-ref', counter: 'Q3' })
    await comment(id, COMMENT)
  })
  afterAll(() => office.close())

  const given = (row: Parameters<typeof givenRating>[1] = {}) =>
    givenRating(office.desk, { unit_code: UNIT, given_at: GIVEN, ...row })

  const comment = (rating: string, text: string) => {
    const { database, vault } = office.desk
    const row = { rating, text_sealed: vault.seal(text) }
    return database.commit([write(database.read.insertInto('rating_comment').values(row))])
  }

  const flag = async (ids: readonly string[], rule: RatingRule, given_at = GIVEN) => {
    const { database } = office.desk
    const places = new Map(ids.map((rating) => [rating, { unitCode: UNIT, givenAt: given_at }]))
    const numbers = { count: 12, minutes: 10, from: GIVEN, usualPerHour: 1.5, status: 'in_progress' }
    const flags = ids.map((rating) => ({ rating, rule, numbers }))
    await database.commit(keepFlags(database, flags, places, GIVEN + 3_600_000))
  }

  const inspector = () => office.signedIn('inspector', null)
  const decide = async (browser: Browser, fields: Record<string, string> = {}, rating = id) =>
    browser.post(`/console/ratings/${rating}/decide`, {
      excluded: 'yes',
      reason: 'burst',
      words: 'Đã kiểm tra nhật ký quầy.',
      seen: '0',
      ...fields,
    })

  test('whoever watches over all sees each, with masked words, never who gave it and never its dossier', async () => {
    const browser = await inspector()
    const dossier_code = await givenDossier(office.desk, {
      unit_code: UNIT,
      code: 'H99.02.1-0007',
      finished_at: null,
    })
    const other = await given({ dossier_code, citizen: 'citizen-ref' })
    const list = await browser.get('/console/ratings')
    expect(list.status).toBe(200)
    expect(list.text).toContain('Không hài lòng')
    expect(list.text).toContain('Phải chờ hai tiếng')
    const page = await browser.get(`/console/ratings/${other}`)
    expect(page.text).toContain('Có hồ sơ (mã không hiển thị)')
    const one = await browser.get(`/console/ratings/${id}`)
    expect(one.text).toContain('Rất không hài lòng') // the answer to an item
    expect(one.text).toContain('Q3')
    for (const { text } of [list, page, one])
      expect(text).not.toMatch(/0912345678|citizen-ref|H99\.02\.1-0007/)
  })

  test.each([
    ['head', UNIT],
    ['handler', 'H99.02'],
    ['inspector', UNIT],
    ['committee', 'H99.02'],
    ['admin', null],
    ['observer', null],
  ] as const)('%s of %s sees counts and no single rating', async (role, unit) => {
    const many = [id]
    for (let i = 0; i < 5; i += 1) many.push(await given())
    await flag(many, 'burst')
    await flag([id], 'before_result')
    const browser = await office.signedIn(role, unit)
    const { text } = await browser.get('/console/ratings?period=2026-Q4')
    expect(text).toContain('không xem từng đánh giá')
    expect(text).not.toContain('Phải chờ hai tiếng')
    expect(text).not.toContain(id)
    expect(text).toMatch(/Có lưu ý<\/span>6</)
    expect(text).toContain('nêu khi hết quý')
    expect((await browser.get(`/console/ratings/${id}`)).status).not.toBe(200)
    expect((await decide(browser)).status).toBeGreaterThanOrEqual(403)
    expect((await decisionsOf(office.desk.database, [id])).size).toBe(0)
  })

  test('once the quarter is over they see the rules, and small numbers never', async () => {
    const many: string[] = []
    const given_at = Date.parse('2026-08-03T09:00:00+07:00')
    for (let i = 0; i < 6; i += 1) many.push(await given({ given_at }))
    await flag(many, 'burst', given_at)
    await flag(many.slice(0, 2), 'before_result', given_at)
    const { text } = await (await office.signedIn('head', UNIT)).get('/console/ratings?period=2026-Q3')
    expect(text).toContain('Dồn dập trong ít phút: 6')
    expect(text).toContain('Trước khi có kết quả: dưới 5')
    const month = await (await office.signedIn('head', UNIT)).get('/console/ratings?period=2026-08')
    expect(month.text).not.toContain('Dồn dập trong ít phút: 6')
    const full = await (await inspector()).get('/console/ratings?period=2026-08')
    expect(full.text).toContain('Trước khi có kết quả: 2')
  })

  test('nobody sees anything of a unit outside their scope', async () => {
    await flag([id, ...(await Promise.all([given(), given(), given(), given(), given()]))], 'burst')
    const { database } = office.desk
    const flags = [
      { rule: 'invited_on_time' as const, numbers: { ones: 20, oneOf: 20, others: 1, otherOf: 40 } },
    ]
    await database.commit(keepUnitFlags(database, UNIT, '2026-10', flags, NOW))
    const elsewhere = await (await office.signedIn('head', 'H99.11')).get(`/console/ratings?unit=${UNIT}`)
    expect(elsewhere.text).not.toMatch(/Có lưu ý<\/span>|20\/20/)
    const own = await (await office.signedIn('head', UNIT)).get('/console/ratings')
    expect(own.text).toContain('20/20 đúng hạn')
  })

  test('several ticked ones are left out at once, each by a decision of its own, or none of them', async () => {
    const other = await given()
    const own = await given({ unit_code: 'H99.05' })
    const browser = await office.signedIn('inspector', 'H99.05')
    const list = await browser.get('/console/ratings?period=2026-Q4')
    const shownAt = /name="shownAt" value="(\d+)"/.exec(list.text)![1]!
    const fields = { period: '2026-Q4', shownAt, reason: 'burst', words: 'Đã kiểm tra.' }
    const post = (ids: string[], more = {}) =>
      browser.post('/console/ratings/decide', {
        ...fields,
        ...Object.fromEntries(ids.map((each) => [`pick-${each}`, 'yes'])),
        ...more,
      })
    const { database } = office.desk
    expect((await post([id, own])).status).toBe(404)
    expect((await post([id, other], { words: '' })).status).toBe(422)
    expect((await post([])).status).toBe(422)
    expect((await decisionsOf(database, [id, other])).size).toBe(0)
    expect((await post([id, other])).status).toBe(303)
    const decided = await decisionsOf(database, [id, other])
    expect([...decided.values()].map((all) => all.map(({ excluded, reason }) => [excluded, reason]))).toEqual(
      [[[true, 'burst']], [[true, 'burst']]],
    )
    const third = await given()
    expect((await post([third, other])).status).toBe(422) // one of them was decided upon meanwhile
    expect((await decisionsOf(database, [third])).size).toBe(0)
    const head = await office.signedIn('head', UNIT)
    expect((await head.get('/console/ratings')).text).not.toContain('shownAt')
    expect((await head.post('/console/ratings/decide', { ...fields, [`pick-${third}`]: 'yes' })).status).toBe(
      403,
    )
  })

  test('the inspectorate does not look at its own ratings', async () => {
    const own = await given({ unit_code: 'H99.05' })
    const browser = await office.signedIn('inspector', 'H99.05')
    expect((await browser.get(`/console/ratings/${id}`)).status).toBe(200)
    expect((await browser.get(`/console/ratings/${own}`)).status).toBe(404)
    expect((await decide(browser, {}, own)).status).toBe(404)
    expect((await browser.get('/console/ratings')).text).not.toContain(own)
  })

  test('how protected complaints were handled is nowhere', async () => {
    const secret = await given({ protected: 1, overall: null })
    const browser = await inspector()
    expect((await browser.get('/console/ratings')).text).not.toContain(secret)
    expect((await browser.get(`/console/ratings/${secret}`)).status).toBe(404)
    expect((await decide(browser, {}, secret)).status).toBe(404)
  })

  test('a flag stands with its sentence, and with what was learned since', async () => {
    const dossier_code = await givenDossier(office.desk, { unit_code: UNIT, finished_at: GIVEN + DAY_MS })
    const early = await given({ dossier_code })
    await flag([early], 'before_result')
    await flag([early], 'burst')
    const { text } = await (await inspector()).get(`/console/ratings/${early}`)
    expect(text).toContain('12 đánh giá về đơn vị trong 10 phút')
    expect(text).toContain('Khi đánh giá, hồ sơ đang xử lý')
    expect(text).toContain('sau khi đánh giá')
    expect(text).toContain(`theo quy tắc phiên bản ${RULES_VERSION}`)
  })

  test('a decision is recorded with reason, words, account and right, and is taken back by another', async () => {
    const browser = await office.signedIn('inspector', 'H99.05', 'Trần Thị Thanh Tra')
    const done = await decide(browser)
    expect(done.location).toBe(`/console/ratings/${id}?done=1`)
    const page = await browser.get(done.location!)
    expect(page.text).toContain('Đã ghi quyết định.')
    expect(page.text).toContain('Đã kiểm tra nhật ký quầy.')
    expect(page.text).toContain('Trần Thị Thanh Tra, Thanh tra, Thanh tra tỉnh')
    const [kept] = (await decisionsOf(office.desk.database, [id])).get(id)!
    expect(kept).toMatchObject({
      excluded: true,
      reason: 'burst',
      right: { role: 'inspector', unitCode: 'H99.05' },
    })
    expect(kept!.wordsSealed).not.toContain('nhật ký')
    const back = { excluded: 'no', reason: 'genuine', seen: String(kept!.id), words: 'Nhầm.' }
    expect((await decide(browser, back)).status).toBe(303)
    const after = await browser.get(`/console/ratings/${id}`)
    expect(after.text).toContain('Được tính trở lại')
    expect(after.text).toContain('Loại khỏi cách tính</button>')
  })

  test.each([
    [{ words: '' }, 'Ông/Bà cần ghi nội dung này.'],
    [{ reason: '' }, 'Ông/Bà chọn một lý do.'],
    [{ reason: 'genuine' }, 'Ông/Bà chọn một lý do.'],
    [{ words: 'x'.repeat(1001) }, 'Nội dung quá dài.'],
  ])('a form without %j is told so, keeps what was typed and decides nothing', async (fields, sentence) => {
    const answer = await decide(await inspector(), fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    if (!('words' in fields)) expect(answer.text).toContain('Đã kiểm tra nhật ký quầy.')
    expect((await decisionsOf(office.desk.database, [id])).size).toBe(0)
  })

  test('of two who decide at once one is told of the other', async () => {
    const [one, two] = [await inspector(), await office.signedIn('committee', null)]
    const answers = await Promise.all([decide(one), decide(two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)!.text).toContain('Vừa có quyết định khác')
    expect((await decisionsOf(office.desk.database, [id])).get(id)).toHaveLength(1)
  })

  test('a changed rating shows its versions, and the decision is on the last one', async () => {
    const first = await given({ subject: 'again', overall: 1 })
    const second = await given({ subject: 'again', version: 2, supersedes: first, overall: 5 })
    const browser = await inspector()
    const old = await browser.get(`/console/ratings/${first}`)
    expect(old.text).toContain(`href="/console/ratings/${second}"`)
    expect(old.text).not.toContain('<button>Loại khỏi cách tính')
    const list = await browser.get('/console/ratings')
    expect(list.text).toContain(`/console/ratings/${second}"`)
    expect(list.text).not.toContain(`/console/ratings/${first}"`)
  })

  test('the filter and the pages', async () => {
    const ids: string[] = []
    for (let i = 0; i < 30; i += 1) ids.push(await given({ given_at: GIVEN - i * 1000 }))
    await flag(ids.slice(0, 2), 'burst')
    const browser = await inspector()
    const shown = (text: string) =>
      [...text.matchAll(/href="\/console\/ratings\/([\w-]+)" aria/g)].map(([, one]) => one!)
    const first = await browser.get(`/console/ratings?unit=${UNIT}`)
    const next = /class="button" href="([^"]+)"/.exec(first.text)![1]!.replaceAll('&amp;', '&')
    const second = await browser.get(next)
    expect(shown(first.text)).toHaveLength(25)
    expect(new Set([...shown(first.text), ...shown(second.text)])).toEqual(new Set([id, ...ids]))
    expect(shown((await browser.get('/console/ratings?flagged=burst')).text).sort()).toEqual(
      ids.slice(0, 2).sort(),
    )
    expect(shown((await browser.get('/console/ratings?flagged=official')).text)).toEqual([])
    await decide(browser)
    expect(shown((await browser.get('/console/ratings?excluded=yes')).text)).toEqual([id])
    expect(shown((await browser.get('/console/ratings?excluded=no&flagged=any')).text)).toHaveLength(2)
    expect(shown((await browser.get('/console/ratings?unit=H99.11')).text)).toEqual([])
    expect((await browser.get('/console/ratings?period=x&after=%00&unit=nowhere')).status).toBe(200)
  })

  test('in English', async () => {
    await flag([id], 'burst')
    const browser = await inspector()
    browser.cookies.set('lang_nghe_language', 'en')
    expect((await browser.get(`/console/ratings/${id}`)).text).toContain(
      '12 ratings of the unit within 10 minutes',
    )
  })
})
