import { describe, expect, test } from 'vitest'
import { type Framework, FrameworkFile, judge } from '../../src/scores/framework.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'

const FOLDER = new URL('../../seeds/frameworks/', import.meta.url).pathname
const { things, faults } = await readYamlFolder(FOLDER, FrameworkFile)
const kl91 = things.find((each) => each.name === 'kl-91') as Framework

const MIN_N = 30
const good = { part: 90, whole: 100, enough: true }
const punctual = { part: 0, whole: 100, enough: true }

test('the frameworks that come with the software are in order', () => {
  expect(faults).toEqual([])
  expect(things.map((each) => each.name)).toEqual(['kl-91', 'sipas-2023'])
})

describe('Kết luận 91 (facts/domain.md 1.1)', () => {
  test.each([
    [5, 100, false],
    [4, 100, true],
    [1, 20, false],
    [49, 1000, true],
    [499, 10000, true], // 4.99 % passes, though it displays as 5,0
  ])('late: %d of %d dossiers leave a unit eligible for "tốt": %s', (part, whole, eligible) => {
    const judged = judge(kl91, { late_share: { part, whole, enough: true }, satisfied_share: good }, MIN_N)
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
    const judged = judge(
      kl91,
      { late_share: punctual, satisfied_share: { part, whole, enough: true } },
      MIN_N,
    )
    expect(judged.eligibleForTot).toBe(eligible)
  })

  test('each refusal is explained by a sentence with its numbers', () => {
    const late = { part: 5, whole: 100, enough: true }
    const judged = judge(
      kl91,
      { late_share: late, satisfied_share: { part: 79, whole: 100, enough: true } },
      MIN_N,
    )
    expect(judged.reasons.map((each) => each.text)).toEqual([
      'Không được xếp loại "tốt": 5/100 hồ sơ trễ hạn (5,0%), từ 5% trở lên (Kết luận 91).',
      'Không được xếp loại "tốt": 79/100 lượt đánh giá hài lòng (79,0%), từ 80% trở xuống (Kết luận 91).',
    ])
  })

  test('no dossiers are not enough to decide, never a pass', () => {
    const none = { part: 0, whole: 0, enough: false }
    const judged = judge(kl91, { late_share: none, satisfied_share: good }, MIN_N)
    expect(judged.eligibleForTot).toBeNull()
    expect(judged.reasons[0]!.text).toContain('Không đủ dữ liệu')
  })

  test('too few ratings are not enough to decide, and the sentence does not tell what they say', () => {
    const few = { part: 13, whole: 29, enough: false }
    const judged = judge(kl91, { late_share: punctual, satisfied_share: few }, MIN_N)
    expect(judged.eligibleForTot).toBeNull()
    expect(judged.reasons[0]!.text).toContain('29 lượt đánh giá, cần ít nhất 30')
    expect(JSON.stringify(judged)).not.toContain('13')
  })

  test('one figure that blocks decides, whatever is missing', () => {
    const few = { part: 0, whole: 0, enough: false }
    const judged = judge(
      kl91,
      { late_share: { part: 1, whole: 20, enough: true }, satisfied_share: few },
      MIN_N,
    )
    expect(judged.eligibleForTot).toBe(false)
    expect(judged.reasons).toHaveLength(2)
  })
})

test('a framework without ceilings says nothing about eligibility', () => {
  const sipas = things.find((each) => each.name === 'sipas-2023') as Framework
  expect(judge(sipas, { late_share: punctual, satisfied_share: good }, MIN_N)).toEqual({
    reasons: [],
    rulings: [],
  })
})

test('a file with an unknown gap in a sentence or two rules of one name is refused with its place', () => {
  const twice = { ...kl91, ceilings: [kl91.ceilings[0], kl91.ceilings[0]] }
  expect(FrameworkFile.safeParse(twice).error?.issues[0]?.message).toBe('two rules have the same name')
  const tells = { ...kl91.ceilings[1]!, undecided: { vi: 'chỉ có {part}', en: '' } }
  const issue = FrameworkFile.safeParse({ ...kl91, ceilings: [tells] }).error?.issues[0]
  expect(issue?.path).toEqual(['ceilings', 0, 'undecided', 'vi'])
})
