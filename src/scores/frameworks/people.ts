/** What a framework's figures and yearly ranks mean for officials, heads and leadership bodies. Pure; officials are codes. */
import type { Day } from '../../calendar/instant.ts'
import type { Reason } from './judge.ts'
import type { BodiesRule, HeadsRule, OfficialsRule } from './people-rules.ts'
import { ratio, shownNumber, shownText } from './ratio.ts'
import { blocks } from './rule-parts.ts'
import { type Bilingual, fill } from './sentence.ts'
import { yearBounds } from './year-bounds.ts'

/** A unit's people and ranks, as recorded. */
export type People = {
  /** Those who serve in the unit, and whoever else handled its dossiers: all their own dossiers of the period. */
  officials: { code: string; total: number; late: number }[]
  /** Who headed the unit within the year, from which day to which. */
  heads: { code: string; from: Day; to: Day | null }[]
  /** Ranks by year; `own` false: given to a unit that this one carries on. */
  ranks: ReadonlyMap<number, { rank: string; decision: string | null; own: boolean }>
  /** Whether the unit on the last day is another than on the first: merged, split, begun or ended in between. */
  isBroken: (first: Day, last: Day) => boolean
  bodies: { code: string; name: string }[]
}

/** What is said of the unit as a whole, and may be read by everybody. */
export type Ranked = Pick<People, 'ranks' | 'isBroken' | 'bodies'>

/** Nobody and nothing recorded. */
export function noPeople(): People {
  return { officials: [], heads: [], ranks: new Map(), isBroken: () => false, bodies: [] }
}

export type OfficialRuling = {
  rule: string
  official: string
  total: number
  late: number
  latePercent: number | null
  says: 'blocks' | 'passes' | 'undecided'
  text: string
  textEn: string
}

/** Each official's own dossiers: without any nothing is decided. */
export function judgeOfficials(
  rule: OfficialsRule,
  officials: People['officials'],
  decimals: number,
): OfficialRuling[] {
  return officials.map(({ code, total, late }) => {
    const value = total === 0 ? null : ratio(100 * late, total)
    const says = value === null ? 'undecided' : blocks(rule.blocks, value) ? 'blocks' : 'passes'
    const template = says === 'blocks' ? rule.blocked : says === 'passes' ? rule.passes : rule.undecided
    const text = (language: 'vi' | 'en') => (value === null ? '–' : shownText(value, decimals, language))
    const { vi, en } = fill(template, {
      official: code,
      part: late,
      whole: total,
      value: { vi: text('vi'), en: text('en') },
    })
    const latePercent = value === null ? null : shownNumber(value, decimals)
    return { rule: rule.rule, official: code, total, late, latePercent, says, text: vi, textEn: en }
  })
}

/** `decide`: the years meet the rule, but a merger or a change of head lies between: people decide, not the program. */
export type HeadRuling = {
  rule: string
  official: string
  year: number
  ranks: { year: number; rank: string | null; decision: string | null; own: boolean }[]
  says: 'review' | 'decide' | 'none' | 'undecided'
  why: Bilingual[]
  text: string
  textEn: string
}

/** Each head of the year. @param shiftMonths by how many months years begin after 1 January (year-bounds.ts) */
export function judgeHeads(rule: HeadsRule, people: People, year: number, shiftMonths = 0): HeadRuling[] {
  return people.heads.map((head) => {
    const met = rule.when.find(({ rank, years }) =>
      yearsOf(year, years).every((y) => rankOf(people, y) === rank),
    )
    const open = rule.when.find(({ rank, years }) => {
      const ranks = yearsOf(year, years).map((y) => rankOf(people, y))
      return ranks.includes(null) && ranks.every((each) => each === null || each === rank)
    })
    const longest = Math.max(...rule.when.map(({ years }) => years))
    const shown = yearsOf(year, longest).map((y) => {
      const { rank = null, decision = null, own = true } = people.ranks.get(y) ?? {}
      return { year: y, rank, decision, own }
    })
    const why = met ? obstacles(head, people, yearsOf(year, met.years), shiftMonths) : []
    const says = met ? (why.length > 0 ? 'decide' : 'review') : open ? 'undecided' : 'none'
    const years = yearsOf(year, (met ?? open)?.years ?? 1)
    const template = { review: rule.review, decide: rule.decide, none: rule.none, undecided: rule.undecided }[
      says
    ]
    const { vi, en } = fill(template, {
      official: head.code,
      rank: met?.rank ?? rankOf(people, year) ?? '–',
      year,
      years: years.join(', '),
      missing: years.filter((y) => rankOf(people, y) === null).join(', '),
      consequence: rule.consequence,
      why: { vi: why.map((each) => each.vi).join('; '), en: why.map((each) => each.en).join('; ') },
    })
    return { rule: rule.rule, official: head.code, year, ranks: shown, says, why, text: vi, textEn: en }
  })
}

/** What keeps the program from holding years together: the unit or its head was not the same through all of them. */
function obstacles(
  head: People['heads'][number],
  people: People,
  years: readonly number[],
  shiftMonths: number,
): Bilingual[] {
  const { first } = yearBounds(years[0]!, shiftMonths)
  const { last } = yearBounds(years.at(-1)!, shiftMonths)
  const found: Bilingual[] = []
  if (people.isBroken(first, last))
    found.push({
      vi: 'đơn vị được thành lập, sáp nhập hoặc chia tách trong thời gian này',
      en: 'the unit was set up, merged or split within this time',
    })
  if (head.from > first || (head.to !== null && head.to < last))
    found.push({
      vi: 'người đứng đầu không giữ chức vụ suốt thời gian này',
      en: 'the head was not in office through all of this time',
    })
  return found
}

export type BodyRuling = {
  rule: string
  body: string
  name: string
  year: number
  rank: string | null
  says: 'blocks' | 'passes' | 'undecided'
  text: string
  textEn: string
}

/** Each body of the unit. A rank that the file does not list decides nothing. */
export function judgeBodies(
  rule: BodiesRule,
  people: Ranked,
  year: number,
  ranks: readonly string[],
  shiftMonths = 0,
): BodyRuling[] {
  const found = people.ranks.get(year)
  const { first, last } = yearBounds(year, shiftMonths)
  const isTheirs = found?.own || !people.isBroken(first, last)
  const rank = found && isTheirs ? found.rank : null
  const place = rank === null ? -1 : ranks.indexOf(rank)
  const says = place === -1 ? 'undecided' : place <= ranks.indexOf(rule.needs) ? 'passes' : 'blocks'
  const template = says === 'blocks' ? rule.blocked : says === 'passes' ? rule.passes : rule.undecided
  return people.bodies.map(({ code, name }) => {
    const { vi, en } = fill(template, { body: name, rank: rank ?? '–', year })
    return { rule: rule.rule, body: code, name, year, rank, says, text: vi, textEn: en }
  })
}

/** What is told of people among a unit's reasons: what is denied or to be looked at, and what nobody could decide yet. */
export function peopleReasons(rulings: readonly (OfficialRuling | HeadRuling | BodyRuling)[]): Reason[] {
  return rulings
    .filter((ruling) => ['blocks', 'review', 'decide'].includes(ruling.says) || isOpenYear(ruling))
    .map(({ rule, text, textEn }) => ({ rule, text, textEn }))
}

/** A rank that is missing is told; an official without dossiers has nothing to be told. */
function isOpenYear(ruling: OfficialRuling | HeadRuling | BodyRuling): boolean {
  return ruling.says === 'undecided' && 'year' in ruling
}

function rankOf(people: People, year: number): string | null {
  return people.ranks.get(year)?.rank ?? null
}

/** So many years that end with one, the earliest first. */
function yearsOf(last: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => last - n + 1 + i)
}
