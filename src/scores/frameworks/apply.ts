/** A framework applied to one unit: what it says, and every number by which it says so. Pure. */
import type { Instrument } from '../../satisfaction/instrument.ts'
import { type Figure, type FigureName, type FigureUnit, kindOf, labelOf } from './figure.ts'
import { type FigureSource, figureOf } from './figures.ts'
import type { Framework } from './framework.ts'
import { judgeCeilings, type Reason, type Ruling, reasonsOf } from './judge.ts'
import {
  type BodyRuling,
  type HeadRuling,
  judgeBodies,
  judgeHeads,
  judgeOfficials,
  type OfficialRuling,
  type People,
  peopleReasons,
  type Ranked,
} from './people.ts'
import { type Scored, scoreUnit } from './points.ts'
import { shownNumber, shownText } from './ratio.ts'
import type { Bilingual } from './sentence.ts'

/** A figure as a scorecard shows it: `value` in its unit with the framework's decimals; null where it says nothing. */
export type ShownFigure = {
  figure: FigureName
  label: Bilingual
  unit: FigureUnit
  part: number | null
  whole: number
  value: number | null
  text: Bilingual | null
  lacks: Figure['lacks']
}

export type Applied = {
  grade: string | null
  eligibleForTot?: boolean | null
  reasons: Reason[]
  inputs: {
    rulings: Ruling[]
    /** Whether the framework is in force for the period; where it is not, nothing is decided. */
    inForce: boolean
    figures?: ShownFigure[]
    score?: Scored
    targets?: ({ target: string } & ShownFigure)[]
    /** Null where the viewer is not entitled to what is said of single people. */
    officials?: OfficialRuling[] | null
    heads?: HeadRuling[] | null
    bodies?: BodyRuling[]
  }
}

export type Applying = {
  framework: Framework
  instrument: Instrument
  source: Omit<FigureSource, 'framework' | 'instrument'>
  /** The unit's people; null: whoever asks may not read of single people, and nothing of them was read. */
  people: People | null
  /** Ranks and bodies are no single people: they are there for everybody. */
  ranked: Ranked
  /** The year that the period is; null for shorter ones. */
  year: number | null
  inForce: boolean
}

/** What the framework says of the unit. */
export function applyFramework(applying: Applying): Applied {
  const { framework, instrument, source } = applying
  const known = new Map<FigureName, Figure>()
  const figure = (name: FigureName) => {
    const found = known.get(name) ?? figureOf(name, { ...source, framework, instrument })
    known.set(name, found)
    return found
  }
  const shown = (name: FigureName) => shownFigure(figure(name), framework, instrument)
  const figures = framework.figures.flatMap((name) => spread(name, instrument)).map(shown)
  const targets = framework.targets.flatMap((each) =>
    each.figure === undefined ? [] : [{ target: each.target, ...shown(each.figure) }],
  )
  const parts = {
    ...(figures.length > 0 ? { figures } : {}),
    ...(framework.targets.length > 0 ? { targets } : {}),
  }
  if (!applying.inForce)
    return { ...notInForce(framework), inputs: { rulings: [], inForce: false, ...parts } }

  const ceiling = judgeCeilings(framework, figure, source.minN)
  const scored = framework.score
    ? scoreUnit(framework.score, figure, { decimals: framework.decimals, minN: source.minN })
    : null
  const people = applyToPeople(applying)
  const { eligibleForTot, rulings } = ceiling
  return {
    grade: scored?.grade ?? null,
    ...(eligibleForTot === undefined ? {} : { eligibleForTot }),
    reasons: [...reasonsOf(rulings), ...(scored?.reasons ?? []), ...people.reasons],
    inputs: {
      rulings,
      inForce: true,
      ...parts,
      ...(scored ? { score: scored.scored } : {}),
      ...people.inputs,
    },
  }
}

function applyToPeople({ framework, people, ranked, year }: Applying) {
  const { officials: ofOfficials, heads: ofHeads, bodies: ofBodies, ranks, decimals } = framework
  const shift = framework.settings.yearShiftMonths
  const officials =
    people &&
    ofOfficials.flatMap((rule) =>
      rule.periods === 'year' && year === null ? [] : judgeOfficials(rule, people.officials, decimals),
    )
  const heads =
    people && (year === null ? [] : ofHeads.flatMap((rule) => judgeHeads(rule, people, year, shift)))
  const bodies =
    year === null ? [] : ofBodies.flatMap((rule) => judgeBodies(rule, ranked, year, ranks, shift))
  return {
    reasons: peopleReasons([...(officials ?? []), ...(heads ?? []), ...bodies]),
    inputs: {
      ...(ofOfficials.length > 0 ? { officials } : {}),
      ...(ofHeads.length > 0 ? { heads } : {}),
      ...(ofBodies.length > 0 ? { bodies } : {}),
    },
  }
}

function notInForce(framework: Framework): Omit<Applied, 'inputs'> {
  const { validFrom, validTo, title } = framework
  const [vi, en] = validTo === null ? ['', ''] : [` đến ${validTo}`, ` until ${validTo}`]
  const reason = {
    rule: 'validity',
    text: `${title.vi} chỉ áp dụng từ ${validFrom}${vi}, không áp dụng cho kỳ này.`,
    textEn: `${title.en} is in force from ${validFrom}${en} and not for this period.`,
  }
  const hasCeiling = framework.ceilings.length > 0
  return { grade: null, ...(hasCeiling ? { eligibleForTot: null } : {}), reasons: [reason] }
}

/** `factor_index:*` is the figure of every factor, `criterion_index:*` that of every item. */
function spread(name: FigureName, { factors, items }: Instrument): FigureName[] {
  if (!name.endsWith(':*')) return [name]
  const of = name.slice(0, -1)
  return (of === 'criterion_index:' ? items : factors).map(({ code }) => `${of}${code}` as FigureName)
}

function shownFigure(figure: Figure, { decimals }: Framework, instrument: Instrument): ShownFigure {
  const { name, part, whole, value, lacks } = figure
  return {
    figure: name,
    label: labelOf(name, instrument),
    unit: kindOf(name).unit,
    part: value === null ? null : part,
    whole,
    value: value === null ? null : shownNumber(value, decimals),
    text:
      value === null ? null : { vi: shownText(value, decimals, 'vi'), en: shownText(value, decimals, 'en') },
    lacks,
  }
}
