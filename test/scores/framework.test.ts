import { describe, expect, test } from 'vitest'
import type { Figure } from '../../src/scores/frameworks/figure.ts'
import { type Framework, FrameworkFile } from '../../src/scores/frameworks/framework.ts'
import { judgeCeilings, reasonsOf } from '../../src/scores/frameworks/judge.ts'
import {
  judgeBodies,
  judgeHeads,
  judgeOfficials,
  noPeople,
  type People,
} from '../../src/scores/frameworks/people.ts'
import { ratio } from '../../src/scores/frameworks/ratio.ts'
import { postsOf } from '../../src/scores/rankings/postings.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'

const FOLDER = new URL('../../seeds/frameworks/', import.meta.url).pathname
const { things, faults } = await readYamlFolder(FOLDER, FrameworkFile)
const kl91 = things.find((each) => each.name === 'kl-91') as Framework

/** A share of two whole numbers, as figures.ts makes it. */
const share = (name: 'late_share' | 'satisfied_share', part: number, whole: number): Figure => ({
  name,
  part,
  whole,
  value: ratio(100 * part, whole),
  lacks: null,
})
const nothing = (name: 'late_share' | 'satisfied_share', whole: number, lacks: 'none' | 'few'): Figure => ({
  name,
  part: null,
  whole,
  value: null,
  lacks,
})
const good = share('satisfied_share', 90, 100)
const punctual = share('late_share', 0, 100)
const judge = (late: Figure, satisfied: Figure) => {
  const judged = judgeCeilings(kl91, (name) => (name === 'late_share' ? late : satisfied), 30)
  return { ...judged, reasons: reasonsOf(judged.rulings) }
}

test('the frameworks that come with the software are in order', () => {
  expect(faults).toEqual([])
  expect(things.map((each) => each.name)).toEqual(['kl-91', 'muc-tieu-30', 'sipas-2023', 'tinh-mau', 'tt-01'])
})

test('a framework that was recorded is read again as it was', () => {
  for (const thing of things) expect(FrameworkFile.parse(JSON.parse(JSON.stringify(thing)))).toEqual(thing)
})

test('a framework recorded by an earlier version of the program is read as it was meant', () => {
  const { name, version, title, source, instrument, ceilings } = kl91
  const before = {
    name,
    version,
    title,
    source,
    instrument,
    ceilings: ceilings.map(({ passes: _, ...rest }) => rest),
  }
  const read = FrameworkFile.parse(before)
  expect(read.settings).toEqual(kl91.settings)
  expect(read).toMatchObject({ validFrom: '1900-01-01', validTo: null, score: null, heads: [] })
})

describe('Kết luận 91 a and b (facts/domain.md 1.1)', () => {
  test.each([
    [5, 100, false],
    [4, 100, true],
    [1, 20, false],
    [49, 1000, true],
    [499, 10000, true], // 4.99 % passes, though it displays as 5,0
    [500, 10000, false],
  ])('late: %d of %d dossiers leave a unit eligible for "tốt": %s', (part, whole, eligible) => {
    const judged = judge(share('late_share', part, whole), good)
    expect(judged.eligibleForTot).toBe(eligible)
    expect(judged.reasons.map((each) => each.rule)).toEqual(eligible ? [] : ['KL91-a'])
  })

  test.each([
    [80, 100, false],
    [8000, 10000, false], // 80.00 %
    [20001, 25000, true], // 80.004 % passes, though it displays as 80.00
    [8001, 10000, true], //  80.01 %
    [24, 30, false],
  ])('satisfied: %d of %d ratings leave a unit eligible for "tốt": %s', (part, whole, eligible) => {
    expect(judge(punctual, share('satisfied_share', part, whole)).eligibleForTot).toBe(eligible)
  })

  test('each refusal is explained by a sentence with its numbers', () => {
    const judged = judge(share('late_share', 5, 100), share('satisfied_share', 79, 100))
    expect(judged.reasons.map((each) => each.text)).toEqual([
      'Không được xếp loại "tốt": 5/100 hồ sơ trễ hạn (5,0%), từ 5% trở lên (Kết luận 91).',
      'Không được xếp loại "tốt": 79/100 lượt đánh giá hài lòng (79,0%), từ 80% trở xuống (Kết luận 91).',
    ])
  })

  test('what passes says so in a sentence too, among the rulings and not among the reasons', () => {
    const judged = judge(share('late_share', 4, 100), good)
    expect(judged.reasons).toEqual([])
    expect(judged.rulings[0]).toMatchObject({
      says: 'passes',
      text: 'Không vướng: 4/100 hồ sơ trễ hạn (4,0%), dưới 5% (Kết luận 91).',
    })
  })

  test('no dossiers are not enough to decide, never a pass', () => {
    const judged = judge(nothing('late_share', 0, 'none'), good)
    expect(judged.eligibleForTot).toBeNull()
    expect(judged.reasons[0]!.text).toContain('Không đủ dữ liệu')
  })

  test('too few ratings are not enough to decide, and the sentence does not tell what they say', () => {
    const judged = judge(punctual, nothing('satisfied_share', 29, 'few'))
    expect(judged.eligibleForTot).toBeNull()
    expect(judged.reasons[0]!.text).toContain('29 lượt đánh giá, cần ít nhất 30')
  })

  test('one figure that blocks decides, whatever is missing', () => {
    const judged = judge(share('late_share', 1, 20), nothing('satisfied_share', 0, 'few'))
    expect(judged.eligibleForTot).toBe(false)
    expect(judged.reasons).toHaveLength(2)
  })
})

describe('Kết luận 91 c: an official’s own dossiers', () => {
  test.each([
    [1, 10, 'blocks'],
    [1, 11, 'passes'],
    [999, 10_000, 'passes'], // 9.99 % passes, though it displays as 10,0
    [0, 5, 'passes'],
    [0, 0, 'undecided'],
  ])('%d late of %d: %s', (late, total, says) => {
    const [ruling] = judgeOfficials(kl91.officials[0]!, [{ code: 'CB-1', total, late }], 1)
    expect(ruling).toMatchObject({ rule: 'KL91-c', official: 'CB-1', says })
  })

  test('the sentence names the official by code', () => {
    const [ruling] = judgeOfficials(kl91.officials[0]!, [{ code: 'CB-1', total: 10, late: 1 }], 1)
    expect(ruling!.text).toBe(
      'Cán bộ CB-1: không được xếp loại "hoàn thành tốt nhiệm vụ", 1/10 hồ sơ của mình trễ hạn (10,0%), từ 10% trở lên (Kết luận 91).',
    )
  })
})

describe('Kết luận 91 d: the head', () => {
  const TB = 'trung bình'
  const people = (ranks: (string | null)[], more: Partial<People> = {}): People => ({
    ...noPeople(),
    heads: [{ code: 'TT-1', from: '2020-01-01', to: null }],
    ranks: new Map(
      ranks.flatMap((rank, i) =>
        rank === null ? [] : [[2026 - ranks.length + 1 + i, { rank, decision: null, own: true }] as const],
      ),
    ),
    ...more,
  })
  const says = (some: People, year = 2026) => judgeHeads(kl91.heads[0]!, some, year)[0]!.says

  test.each([
    [[TB, TB], 'review'],
    [[TB, 'khá', TB], 'none'],
    [['yếu'], 'review'],
    [['tốt'], 'none'],
    [['khá', TB], 'none'],
    [[TB, TB, TB], 'review'],
    [[TB, null], 'undecided'], // this year's rank is not known yet
    [[null, TB], 'undecided'], // last year's is missing: it may have been the same
    [[null, 'khá'], 'none'], //   whatever last year was, these are not two
    [[null, null], 'undecided'],
    [['tốt', null], 'undecided'], // it may be "yếu"
  ])('%j: %s', (ranks, expected) => {
    expect(says(people(ranks))).toBe(expected)
  })

  test('[yếu, trung bình]: the review is due from the year of the "yếu" on', () => {
    const some = people(['yếu', TB])
    expect([says(some, 2025), says(some, 2026)]).toEqual(['review', 'none'])
  })

  test('across a merger people decide', () => {
    const merged = people([TB, TB], {
      isBroken: (first, last) => first < '2026-07-01' && '2026-07-01' <= last,
    })
    const [ruling] = judgeHeads(kl91.heads[0]!, merged, 2026)
    expect(ruling!.says).toBe('decide')
    expect(ruling!.text).toContain('sáp nhập')
    expect(ruling!.text).toContain('Không tự động kết luận')
  })

  test.each([
    ['took office in between', '2025-06-01', null],
    ['left before the end', '2020-01-01', '2026-09-30'],
  ])('with a head who %s people decide', (_, from, to) => {
    const some = people([TB, TB], { heads: [{ code: 'TT-2', from, to }] })
    expect(judgeHeads(kl91.heads[0]!, some, 2026)[0]).toMatchObject({ says: 'decide', why: [{}] })
  })

  test('a year that begins on 1 December is asked of from then on', () => {
    const some = people(['yếu'], { heads: [{ code: 'TT-1', from: '2025-12-15', to: null }] })
    const [usual, shifted] = [0, -1].map((shift) => judgeHeads(kl91.heads[0]!, some, 2026, shift)[0]!.says)
    expect([usual, shifted]).toEqual(['review', 'decide'])
    const left = people(['yếu'], { heads: [{ code: 'TT-1', from: '2020-01-01', to: '2026-12-10' }] })
    expect([0, -1].map((shift) => judgeHeads(kl91.heads[0]!, left, 2026, shift)[0]!.says)).toEqual([
      'decide',
      'review',
    ])
  })

  test('a new head after "khá" is nobody’s case', () => {
    expect(says(people(['khá'], { heads: [{ code: 'TT-2', from: '2026-06-01', to: null }] }))).toBe('none')
  })
})

describe('Kết luận 91 e: leadership bodies', () => {
  const body = (rank: string | null) =>
    judgeBodies(
      kl91.bodies[0]!,
      {
        bodies: [{ code: 'TT-A', name: 'Tập thể lãnh đạo A' }],
        ranks: new Map(rank === null ? [] : [[2026, { rank, decision: null, own: true }]]),
        isBroken: () => false,
      },
      2026,
      kl91.ranks,
    )[0]!

  test.each([
    ['tốt', 'passes'],
    ['khá', 'blocks'],
    ['yếu', 'blocks'],
    [null, 'undecided'],
    ['hạng A', 'undecided'],
  ])('unit ranked %s: %s', (rank, says) => {
    expect(body(rank).says).toBe(says)
  })
})

describe('posts out of the versions of an official', () => {
  const post = (from: string, unitCode: string, head = true, to: string | null = null) => ({
    official: 'A',
    unitCode,
    head,
    from,
    to,
  })
  const version = (from: string, unitCode: string, head = true, recordedOn = '2023-12-01') => ({
    ...post(from, unitCode, head),
    recordedOn,
  })
  test('a post ends when the next one begins', () => {
    expect(postsOf([version('2024-01-01', 'X'), version('2026-03-01', 'Y')])).toEqual([
      post('2024-01-01', 'X', true, '2026-02-28'),
      post('2026-03-01', 'Y'),
    ])
  })
  test('a correction of the same post takes its place', () => {
    expect(postsOf([version('2024-01-01', 'X'), version('2024-02-01', 'X')])).toEqual([
      post('2024-02-01', 'X'),
    ])
  })
  test('who is appointed to the same post again has held it since the first time', () => {
    const again = version('2026-03-01', 'X', true, '2026-03-02')
    expect(postsOf([version('2024-01-01', 'X'), again])).toEqual([post('2024-01-01', 'X')])
    const left = { ...version('2024-01-01', 'X'), to: '2025-06-30' }
    expect(postsOf([left, again])).toEqual([post('2026-03-01', 'X')])
    const upTo = { ...version('2024-01-01', 'X'), to: '2026-02-28' }
    expect(postsOf([upTo, again])).toEqual([post('2024-01-01', 'X')])
  })
  test('who becomes head of the own unit has two posts', () => {
    expect(postsOf([version('2024-01-01', 'X', false), version('2026-03-01', 'X')])).toHaveLength(2)
  })
})
