/** Figures out of facts: each the exact value that rules compare, with the whole numbers behind it. Pure. */
import { type Instrument, SATISFIED_FROM } from '../../satisfaction/instrument.ts'
import { toBeInvited } from '../coverage.ts'
import { itemAnswers, measuredOf } from '../estimate.ts'
import type { Levels, UnitFacts } from '../facts.ts'
import { type ItemAnswers, meanShare } from '../planned-sample.ts'
import type { Figure, FigureName, Lack } from './figure.ts'
import type { Framework } from './framework.ts'
import type { Measures } from './measures.ts'
import { type Ratio, ratio, times } from './ratio.ts'

/** What figures are made of. */
export type FigureSource = {
  facts: Pick<UnitFacts, 'overall' | 'items' | 'dossiers' | 'complaints' | 'cooledDown'>
  measures: Measures
  instrument: Pick<Instrument, 'factors' | 'items'>
  framework: Pick<Framework, 'settings'>
  minN: number
  /** How many raters answered items of a factor; `''`: of any. */
  raters: (factor: string) => number
  /** Whether a figure over all items would tell a factor that is withheld; it is withheld then too. Absent: no. */
  pooledTells?: boolean
  /** Items that are withheld although enough answered them, since they would tell another. Absent: none. */
  hiddenItems?: ReadonlySet<string>
  /** How many whole quarters of the period are over: conduct complaints are counted by these alone. */
  quarters: number
}

const HUNDRED = ratio(100)

/** A framework's figure of this name. */
export function figureOf(name: FigureName, source: FigureSource): Figure {
  const [of, code] = name.split(':') as [string, string | undefined]
  const found = code === undefined ? plain(name, source) : ofPart(of, code, source)
  return { name, ...found }
}

type Found = Omit<Figure, 'name'>

function plain(name: string, source: FigureSource): Found {
  const { facts, measures, minN, framework } = source
  const { invited, returned, responded } = facts.dossiers
  switch (name) {
    case 'late_share':
      return lateShare(source)
    case 'satisfied_share':
      return satisfied(sumLevels(facts.overall.verified, facts.overall.unverified), minN)
    case 'sipas_index':
      return meanOf(
        source.instrument.items.map((item) => item.code),
        '',
        source,
      )
    case 'sipas_pooled':
      return pooledOf(
        source.instrument.items.map((item) => item.code),
        '',
        source,
      )
    case 'coverage':
      return share(invited, toBeInvited({ returned, cooledDown: facts.cooledDown }))
    case 'response_rate':
      return share(responded, invited)
    case 'online_share': {
      const { online, other, unknown } = measures.filed
      return share(online, online + other + (framework.settings.onlineUnknown === 'counter' ? unknown : 0))
    }
    case 'processing_days':
      return mean(measures.processing.days, measures.processing.dossiers)
    case 'dossier_time_points': {
      const { early, onTheDay, late } = measures.finished
      return mean(2 * early + onTheDay, early + onTheDay + late)
    }
    case 'answered_in_time':
      return share(measures.answers.inTime, measures.answers.due)
    case 'founded_conduct':
      return foundedConduct(source)
    default:
      throw new Error(`no figure ${name}`)
  }
}

function ofPart(of: string, code: string, source: FigureSource): Found {
  if (of === 'criterion_index') {
    const least = source.hiddenItems?.has(code) ? Number.POSITIVE_INFINITY : source.minN
    return satisfied(source.facts.items.get(code) ?? NO_LEVELS, least)
  }
  const items = source.instrument.items.filter(({ factor }) => factor === code).map((item) => item.code)
  return of === 'factor_index' ? meanOf(items, code, source) : pooledOf(items, code, source)
}

/** By the file's settings: of which dossiers, and whether unfinished ones past their date are late. */
function lateShare({ facts, measures, framework }: FigureSource): Found {
  const { whole, unfinishedOverdue, none } = framework.settings.lateness
  const counts = unfinishedOverdue === 'count'
  const { finished, finishedLate, overdue } = facts.dossiers
  const cohort = measures[whole === 'due' ? 'due' : 'received']
  const open = counts ? (whole === 'finished' ? overdue : cohort.open) : 0
  const [late, all] =
    whole === 'finished'
      ? [finishedLate + open, finished + open]
      : [cohort.late + open, cohort.finished + open + (counts ? cohort.running : 0)]
  if (all === 0 && none === 'blocks') return { part: 0, whole: 0, value: HUNDRED, lacks: null }
  return share(late, all)
}

/** Cells of fewer than five are counted as none (complaint-facts.ts): so none is not known to be none, and passes nothing. */
function foundedConduct({ facts, framework, quarters }: FigureSource): Found {
  if (quarters === 0) return { part: null, whole: 0, value: null, lacks: 'none' }
  const { settled } = facts.complaints
  const founded = framework.settings.conductOutcomes.reduce((n, each) => n + settled[each], 0)
  const whole = facts.dossiers.finished + facts.dossiers.overdue
  if (founded === 0 && whole > 0) return { part: null, whole, value: null, lacks: 'unseen' }
  return share(founded, whole, ratio(1000))
}

function share(part: number, whole: number, of: Ratio = HUNDRED): Found {
  return whole === 0
    ? { part, whole, value: null, lacks: 'none' }
    : { part, whole, value: times(of, ratio(part, whole)), lacks: null }
}

function mean(sum: number, n: number): Found {
  return n === 0
    ? { part: null, whole: 0, value: null, lacks: 'none' }
    : { part: sum, whole: n, value: ratio(sum, n), lacks: null }
}

/** The share of levels 4 and 5; nothing of it is told below MIN_N. */
function satisfied(levels: Levels, minN: number): Found {
  const n = levels.reduce((sum, each) => sum + each, 0)
  const lacks = lackOf(n, minN)
  return lacks ? { part: null, whole: n, value: null, lacks } : share(satisfiedIn(levels), n)
}

/** Each item weighs alike, as if everybody had answered all; items with too few answers are left out (planned-sample.ts). */
function meanOf(items: readonly string[], factor: string, source: FigureSource): Found {
  const raters = source.raters(factor)
  const measured = measuredOf(itemAnswers(items, source.facts))
  const lacks = tells(factor, source) ?? lackOf(measured.length === 0 ? 0 : raters, source.minN)
  if (lacks) return { part: null, whole: raters, value: null, lacks }
  return { part: null, whole: raters, value: times(HUNDRED, meanShare(measured)), lacks: null }
}

/** All answers alike, whatever they answer; to the same items as the mean, else the two would tell what too few answered. */
function pooledOf(items: readonly string[], factor: string, source: FigureSource): Found {
  const raters = source.raters(factor)
  const measured = measuredOf(itemAnswers(items, source.facts))
  const lacks = tells(factor, source) ?? lackOf(measured.length === 0 ? 0 : raters, source.minN)
  if (lacks) return { part: null, whole: raters, value: null, lacks }
  const sum = (of: (item: ItemAnswers) => number) => measured.reduce((all, item) => all + of(item), 0)
  return share(
    sum(({ satisfied }) => satisfied),
    sum(({ answers }) => answers),
  )
}

const NO_LEVELS: Levels = [0, 0, 0, 0, 0]

function tells(factor: string, { pooledTells }: FigureSource): Lack | null {
  return factor === '' && pooledTells ? 'few' : null
}

function lackOf(n: number, minN: number): Lack | null {
  return n < Math.max(minN, 1) ? 'few' : null
}

function satisfiedIn(levels: Levels): number {
  return levels.slice(SATISFIED_FROM - 1).reduce((all, n) => all + n, 0)
}

function sumLevels(a: Levels, b: Levels): Levels {
  return a.map((n, i) => n + b[i]!) as Levels
}
