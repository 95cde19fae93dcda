import { describe, expect, test } from 'vitest'
import { DAY_MS, type Instant, startOfDay } from '../../src/calendar/instant.ts'
import { beforeResult, newsOf, type RatedDossier } from '../../src/satisfaction/gaming/before-result.ts'
import { bursts, usualRate } from '../../src/satisfaction/gaming/burst.ts'
import { delaysUndone, type LateBefore } from '../../src/satisfaction/gaming/delay-undone.ts'
import { flagSentence, unitFlagSentence } from '../../src/satisfaction/gaming/flag-words.ts'
import { isInLine } from '../../src/satisfaction/gaming/judge-chats.ts'
import { moreUnverified } from '../../src/satisfaction/gaming/more-unverified.ts'
import { dayAfterDay, manyDossiers } from '../../src/satisfaction/gaming/one-chat.ts'
import { lateEntry, recordedTogether } from '../../src/satisfaction/gaming/recorded-late.ts'
import { BURST, RATING_RULES, UNIT_RULES } from '../../src/satisfaction/gaming/rules.ts'
import { patternOf, sameAnswers } from '../../src/satisfaction/gaming/same-answers.ts'
import { selectionFlags } from '../../src/satisfaction/gaming/selection.ts'
import { binomialTail, fisherTail, poissonTail } from '../../src/satisfaction/gaming/tails.ts'
import { treeOf } from '../../src/units/unit.ts'
import { aUnit } from '../units/province.ts'

const MINUTE = 60_000
const MORNING = startOfDay('2026-11-10') + 9 * 3_600_000

/** `n` ratings, one every so many seconds. */
const every = (seconds: number, n: number, from: Instant = MORNING) =>
  Array.from({ length: n }, (_, i) => ({ rating: `r${i}`, givenAt: from + i * seconds * 1000 }))

describe('how unlikely a number is by chance', () => {
  test.each([
    [3, 1, 0.0803013970713942],
    [8, 0.25, 3.0313e-10],
    [20, 10, 0.003454],
    [0, 5, 1],
  ])('Poisson: %d or more where %d are expected', (k, mean, p) => {
    expect(poissonTail(k, mean) / p).toBeCloseTo(1, 3)
  })

  test.each([
    [8, 10, 0.5, 56 / 1024],
    [10, 10, 0.05, 0.05 ** 10],
    [3, 2, 0.5, 0],
  ])('binomial: %d of %d or more with share %d', (k, n, share, p) => {
    expect(binomialTail(k, n, share)).toBeCloseTo(p, 14)
  })

  test("Fisher's tea: three or four of four cups right", () => {
    expect(fisherTail({ ones: 3, oneOf: 4, others: 1, otherOf: 4 })).toBeCloseTo(17 / 70, 12)
    expect(fisherTail({ ones: 4, oneOf: 4, others: 0, otherOf: 4 })).toBeCloseTo(1 / 70, 12)
    expect(fisherTail({ ones: 0, oneOf: 4, others: 4, otherOf: 4 })).toBe(1)
  })

  test('sums of thousands neither overflow nor vanish', () => {
    expect(poissonTail(3000, 3000)).toBeCloseTo(0.5, 1)
    expect(fisherTail({ ones: 9_000, oneOf: 10_000, others: 5_000, otherOf: 10_000 })).toBeLessThan(1e-300)
  })
})

describe('a burst', () => {
  const quiet = () => BURST.leastPerHour

  test('is many ratings within minutes at a quiet unit, and each of them is flagged with the numbers', () => {
    const flags = bursts(every(20, 12), quiet)
    expect(flags).toHaveLength(12)
    expect(flags[0]).toEqual({
      rating: 'r0',
      rule: 'burst',
      numbers: { count: 12, minutes: 10, from: MORNING, usualPerHour: 1.5 },
    })
  })

  test('leaves the ratings of the quiet hours before and after alone', () => {
    const before = every(1800, 4, MORNING - 3 * 3_600_000).map((each) => ({
      ...each,
      rating: `b${each.rating}`,
    }))
    const flagged = bursts([...before, ...every(20, 12)], quiet).map(({ rating }) => rating)
    expect(flagged.filter((rating) => rating.startsWith('b'))).toEqual([])
  })

  test('is not a family at a counter, however quiet the unit', () => {
    expect(bursts(every(30, BURST.least - 1), quiet)).toEqual([])
  })

  test('is not a busy hour of a unit whose hours are busy', () => {
    const hours = Array.from({ length: 40 }, (_, day) => ({ day, hour: 9, n: day % 10 === 0 ? 45 : 15 }))
    const usual = usualRate(hours)(9)
    expect(usual).toBe(45)
    expect(bursts(every(45, 14), () => usual)).toEqual([])
    expect(bursts(every(10, 40), () => usual)).toHaveLength(40)
  })

  test('is judged mildly while nothing is known of a unit, and a single wild day does not become usual', () => {
    expect(usualRate([{ day: 1, hour: 9, n: 200 }])(9)).toBe(BURST.newPerHour)
    const hours = Array.from({ length: 20 }, (_, day) => ({ day, hour: 9, n: day === 7 ? 60 : 2 }))
    expect(usualRate(hours)(9)).toBeLessThan(25)
    expect(usualRate(hours)(15)).toBe(BURST.leastPerHour)
  })
})

describe('the same answers', () => {
  const items = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']
  const answers = (levels: string) =>
    patternOf(Object.fromEntries(items.map((item, i) => [item, Number(levels[i])])))!
  const minutely = (n: number, levels: (i: number) => string) =>
    every(60, n).map((each, i) => ({ ...each, pattern: answers(levels(i)) }))
  const unknown = { all: 0, of: new Map() }

  test('a few answers are no pattern, and the order of the items is none', () => {
    expect(patternOf({ q1: 5, q2: 5 })).toBeNull()
    expect(patternOf({ a: 1, b: 2, c: 3, d: 4, e: 5 })).toBe(patternOf({ e: 5, d: 4, c: 3, b: 2, a: 1 }))
  })

  test('twelve alike that are no straight line are found', () => {
    const flags = sameAnswers(
      minutely(12, () => '4545454'),
      unknown,
    )
    expect(flags).toHaveLength(12)
    expect(flags[0]!.numbers).toMatchObject({ count: 12, of: 12, minutes: 60, usualPercent: 5 })
  })

  test('straight lines are common and no fraud', () => {
    expect(
      sameAnswers(
        minutely(16, () => '5555555'),
        unknown,
      ),
    ).toEqual([])
    const known = { all: 200, of: new Map([[answers('5555555'), 160]]) }
    expect(
      sameAnswers(
        minutely(30, () => '5555555'),
        known,
      ),
    ).toEqual([])
  })

  test('but thirty straight lines where few give them are found', () => {
    const known = { all: 200, of: new Map([[answers('5555555'), 20]]) }
    expect(
      sameAnswers(
        minutely(30, () => '5555555'),
        known,
      ),
    ).toHaveLength(30)
  })

  test('answers that differ are never found, however many', () => {
    expect(
      sameAnswers(
        minutely(40, (i) => `${(i % 5) + 1}4${(i % 4) + 2}5${(i % 3) + 3}45`),
        unknown,
      ),
    ).toEqual([])
  })
})

describe('one chat', () => {
  const day = (n: number, dossierCode: string | null) => ({
    rating: `r${n}`,
    givenAt: MORNING + n * DAY_MS,
    dossierCode,
  })

  test('with six dossiers of a unit in a month is noticed, with five not, nor with one rated six times', () => {
    expect(manyDossiers([0, 3, 9, 12, 20, 28].map((n) => day(n, `HS-${n}`)))).toHaveLength(6)
    expect(manyDossiers([0, 3, 9, 12, 20].map((n) => day(n, `HS-${n}`)))).toEqual([])
    expect(manyDossiers([0, 3, 9, 12, 20, 28].map((n) => day(n, 'HS-1')))).toEqual([])
    expect(manyDossiers([0, 10, 20, 30, 40, 50].map((n) => day(n, `HS-${n}`)))).toEqual([])
  })

  test('that rates a unit on five days of two weeks is noticed, on four not, nor on five of a month', () => {
    const flags = dayAfterDay([0, 1, 2, 5, 9].map((n) => day(n, null)))
    expect(flags.map(({ numbers }) => numbers)).toEqual(Array(5).fill({ days: 5, within: 14 }))
    expect(dayAfterDay([0, 1, 2, 5].map((n) => day(n, null)))).toEqual([])
    expect(dayAfterDay([0, 7, 14, 21, 28].map((n) => day(n, null)))).toEqual([])
    expect(dayAfterDay([0, 1, 2, 5, 9].map((n) => day(n, `HS-${n}`)))).toEqual([])
  })
})

describe('a rating before the result', () => {
  const rated = { rating: 'r', givenAt: MORNING }
  const dossier = (fields: Partial<RatedDossier>): RatedDossier => ({
    status: 'in_progress',
    dueAt: MORNING + 5 * DAY_MS,
    firstDueAt: MORNING + 5 * DAY_MS,
    finishedAt: null,
    returnedAt: null,
    history: [],
    recordedAt: MORNING - DAY_MS,
    ...fields,
  })
  const done = (at: Instant) => dossier({ status: 'returned', finishedAt: at, returnedAt: at + DAY_MS })

  test.each([
    ['the dossier is in progress', dossier({}), 1],
    ['the result came a day later', done(MORNING + DAY_MS), 1],
    ['the result was there', done(MORNING - MINUTE), 0],
    ['it was late by then', dossier({ dueAt: MORNING - 2 * DAY_MS, firstDueAt: MORNING - 2 * DAY_MS }), 0],
    [
      'it was late by then and done since',
      { ...done(MORNING + DAY_MS), firstDueAt: MORNING - 2 * DAY_MS },
      0,
    ],
    ['more papers were asked for', dossier({ status: 'need_supplement', history: at('need_supplement') }), 0],
    ['it was refused', dossier({ status: 'rejected' }), 0],
  ])('%s', (_, given, flags) => {
    expect(beforeResult(rated, given)).toHaveLength(flags)
  })

  test('what is learned later is told beside the flag', () => {
    expect(newsOf(MORNING, done(MORNING - MINUTE)).vi).toContain('kết quả đã có từ 08:59 10/11/2026')
    expect(newsOf(MORNING, done(MORNING + DAY_MS)).en).toContain('after the rating')
    expect(newsOf(MORNING, dossier({})).vi).toContain('chưa có kết quả')
  })

  function at(status: 'need_supplement') {
    return [{ at: MORNING - DAY_MS, status, unit: null, official: null, note: null }]
  }
})

test('an official is in the line of the own unit and of those above and under it; the province is in nobody’s', () => {
  const tree = treeOf([
    aUnit({ code: 'P', kind: 'province', parent: null }),
    aUnit({ code: 'S', kind: 'department', parent: 'P' }),
    aUnit({ code: 'S1', kind: 'branch', parent: 'S' }),
    aUnit({ code: 'X', kind: 'commune', parent: 'P' }),
  ])
  const inLine = (office: string, rated: string) => isInLine(office, rated, tree)
  expect([inLine('S', 'S'), inLine('S', 'S1'), inLine('S1', 'S'), inLine('P', 'P')]).toEqual(
    Array(4).fill(true),
  )
  expect([inLine('S', 'X'), inLine('P', 'X'), inLine('X', 'P')]).toEqual(Array(3).fill(false))
})

describe('who could rate was chosen', () => {
  const month = {
    invited: 60,
    invitedOnTime: 59,
    notInvited: 60,
    notInvitedOnTime: 20,
    answered: 30,
    answeredOnTime: 30,
    passedOver: 0,
    passedOverOnTime: 0,
  }

  test('when those in time are invited and those late are not', () => {
    expect(selectionFlags(month)).toEqual([
      { rule: 'invited_on_time', numbers: { ones: 59, oneOf: 60, others: 20, otherOf: 60 } },
    ])
  })

  test('when late results are passed over because one in time had just invited', () => {
    const passed = { ...month, notInvitedOnTime: 59, passedOver: 40, passedOverOnTime: 5, answeredOnTime: 29 }
    const [flag, ...others] = selectionFlags(passed)
    expect(others).toEqual([])
    expect(flag).toMatchObject({
      rule: 'invited_on_time',
      numbers: { others: 5, otherOf: 40, passedOver: true },
    })
    expect(unitFlagSentence(flag!.rule, flag!.numbers).vi).toContain('được bỏ qua')
    expect(selectionFlags({ ...passed, passedOverOnTime: 39 })).toEqual([])
  })

  test('when of the invited only those in time answer', () => {
    const alike = { ...month, invitedOnTime: 36, notInvitedOnTime: 36 }
    expect(selectionFlags(alike).map(({ rule }) => rule)).toEqual(['answered_on_time'])
  })

  test('not by those who follow a late dossier and are therefore invited, nor by few, nor by a small difference', () => {
    expect(selectionFlags({ ...month, invitedOnTime: 20, notInvitedOnTime: 59, answeredOnTime: 10 })).toEqual(
      [],
    )
    expect(selectionFlags({ ...month, notInvited: 19, notInvitedOnTime: 0, answeredOnTime: 29 })).toEqual([])
    const big = { invited: 9000, invitedOnTime: 8900, notInvited: 9000, notInvitedOnTime: 8300 }
    expect(selectionFlags({ ...month, ...big, answered: 0, answeredOnTime: 0 })).toEqual([])
  })
})

describe('what was recorded otherwise than it was given', () => {
  const typed = (n: number, backMs: number, pauseMs: (i: number) => number) =>
    Array.from({ length: n }, (_, i) => ({
      rating: `r${i}`,
      givenAt: MORNING - backMs + pauseMs(i),
      recordedAt: MORNING + i * 5,
    }))

  test('is noticed when many of a unit come at once, of moments far back or evenly spread', () => {
    const far = recordedTogether(typed(30, 20 * DAY_MS, (i) => ((i * i) % 30) * 3_600_000))
    expect(far).toHaveLength(30)
    expect(far[0]!.numbers).toMatchObject({ count: 30, even: false, daysBack: 19 })
    const even = recordedTogether(typed(120, 5 * DAY_MS, (i) => i * 3_600_000))
    expect(even).toHaveLength(120)
    expect(even[0]!.numbers).toMatchObject({ even: true, daysBack: 2 })
    const after = typed(30, 20 * DAY_MS, (i) => i * 60_000).map((each) => ({
      ...each,
      recordedAt: MORNING + DAY_MS,
    }))
    const single = { rating: 'first', givenAt: MORNING, recordedAt: MORNING - DAY_MS }
    expect(recordedTogether([single, ...after]).map(({ rating }) => rating)).not.toContain('first')
    expect(recordedTogether([single, ...after])).toHaveLength(30)
  })

  test('is nothing where a week’s forms are typed in a morning, nor where they are few', () => {
    expect(recordedTogether(typed(60, 6 * DAY_MS, (i) => ((i * i * 37) % 140) * 3_600_000))).toEqual([])
    expect(recordedTogether(typed(19, 20 * DAY_MS, (i) => i * 3_600_000))).toEqual([])
  })

  test('is late after 31 days', () => {
    const at = (days: number) => ({ rating: 'r', givenAt: MORNING - days * DAY_MS, recordedAt: MORNING })
    expect(lateEntry(at(31))).toEqual([])
    expect(lateEntry(at(32))).toEqual([{ rating: 'r', rule: 'late_entry', numbers: { days: 32, most: 31 } }])
  })
})

describe('many more unverified ratings', () => {
  const past = [1, 2, 3, 4, 5, 6].map((i) => ({ unverified: 10 + i, all: 40 }))

  test('are three times the fullest month, or another share', () => {
    expect(moreUnverified({ unverified: 120, all: 150 }, past)).toEqual([
      {
        rule: 'more_unverified',
        numbers: { unverified: 120, all: 150, months: 6, most: 16, pastUnverified: 81, pastAll: 240 },
      },
    ])
    const big = past.map(() => ({ unverified: 100, all: 1000 }))
    expect(moreUnverified({ unverified: 280, all: 700 }, big)).toHaveLength(1)
  })

  test('are none in a busy month with the same shares, nor where the past is not known', () => {
    expect(
      moreUnverified(
        { unverified: 280, all: 2800 },
        past.map(() => ({ unverified: 100, all: 1000 })),
      ),
    ).toEqual([])
    expect(moreUnverified({ unverified: 120, all: 150 }, past.slice(0, 2))).toEqual([])
    expect(moreUnverified({ unverified: 60, all: 60 }, past)).toEqual([])
  })
})

describe('a delay undone', () => {
  const late = (code: string, row: Partial<LateBefore>): LateBefore => ({
    code,
    wasStatus: 'in_progress',
    status: 'finished',
    doneAt: MORNING,
    isLate: true,
    recordedAt: MORNING,
    ...row,
  })
  const undone = [
    late('1', { status: 'withdrawn', doneAt: null, isLate: false }),
    late('2', { status: 'paused', doneAt: null }),
    late('3', { doneAt: MORNING - 20 * DAY_MS, isLate: false }),
  ]

  test('is counted by the way it was undone', () => {
    expect(delaysUndone([...undone, late('4', {})])).toEqual([
      {
        rule: 'delay_undone',
        numbers: { undone: 3, of: 4, dropped: 1, stopped: 1, dated: 1, days: 2 },
      },
    ])
  })

  test('is none where few of many change so, or where the day was told soon after', () => {
    const many = Array.from({ length: 20 }, (_, i) => late(`m${i}`, {}))
    expect(delaysUndone([...undone, ...many])).toEqual([])
    const soon = ['5', '6', '7'].map((code) => late(code, { doneAt: MORNING - 2 * DAY_MS, isLate: false }))
    expect(delaysUndone(soon)).toEqual([])
    expect(delaysUndone(undone.slice(1))).toEqual([])
  })
})

test('every rule has a sentence in both languages that names its numbers', () => {
  for (const rule of RATING_RULES) {
    const { vi, en } = flagSentence(rule, {
      count: 17,
      minutes: 10,
      of: 21,
      from: MORNING,
      dossiers: 7,
      days: 30,
    })
    expect(vi.length).toBeGreaterThan(20)
    expect(en).not.toBe(vi)
    expect(`${vi}${en}`).not.toMatch(/undefined|NaN|\[object/)
  }
  expect(flagSentence('burst', { count: 17, minutes: 10, from: MORNING, usualPerHour: 1.5 }).vi).toBe(
    '17 đánh giá về đơn vị trong 10 phút, từ 09:00 10/11/2026; vào giờ này, lúc đông thường khoảng 1,5 đánh giá một giờ.',
  )
  const numbers = {
    ones: 59,
    oneOf: 60,
    others: 20,
    otherOf: 60,
    unverified: 59,
    all: 60,
    undone: 59,
    of: 60,
  }
  for (const rule of UNIT_RULES) expect(unitFlagSentence(rule, numbers).vi).toContain('59/60')
})
