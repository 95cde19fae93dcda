/** Reads what a report rests on. Whose eyes and whose units: that is the asker's, handed in as `ask`. */
import { type Instant, toIso } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import type { Framework } from '../scores/frameworks/framework.ts'
import { readPeriod } from '../scores/period.ts'
import type { Scorecard } from '../scores/scorecard.ts'
import { readMethod, type ScoreRefusal } from '../scores/scores.ts'
import { subtreeOf, type UnitTree } from '../units/unit.ts'
import type { Ask } from './ask.ts'
import { changedBetween } from './changed-units.ts'
import type { ReportFacts } from './facts.ts'
import { readUnitFlags } from './gather-flags.ts'
import { readSeries } from './gather-series.ts'
import { periodsUntil } from './period-words.ts'

export type ReportQuestion = {
  period: string
  /** The unit that it is about, with all under it; null: all units. */
  unitCode: string | null
  /** Null: the ceiling that committees ask for, or the figures alone where it is not loaded. */
  framework: string | null
  /** Null: now. */
  asOf: Instant | null
}

/** Frameworks of a report when none is named, the first that is loaded. */
const FRAMEWORKS = ['kl-91', 'sipas-2023'] as const
/** The framework of what is to rise, to fall and not to be. */
const TARGETS = 'muc-tieu-30'

export async function gather(
  desk: Desk,
  question: ReportQuestion,
  ask: Ask,
  now: Instant,
): Promise<ReportFacts | { refused: ScoreRefusal }> {
  const { period, unitCode } = question
  const bounds = readPeriod(period)
  if (!bounds) return { refused: 'unknown_period' }
  const method = await methodOf(desk, question, now)
  if ('refused' in method) return method
  const { asOf, tree, instrument } = method
  const unit = unitCode === null ? null : tree.byCode.get(unitCode)
  if (unit === undefined) return { refused: 'unknown_unit' }

  const framework = method.framework.name
  const within = unitCode === null ? null : new Set(subtreeOf(tree, unitCode))
  const isMine = (code: string) => within?.has(code) ?? true
  const cardsOf = async (period: string) => {
    const found = await ask({ period, framework, asOf })
    return 'refused' in found ? [] : found.scorecards.filter((card) => isMine(card.unit.code))
  }
  const cards = await cardsOf(period)
  const root = unitCode ?? rootOf(tree)
  const before = periodsUntil(period, 2)[0]!
  const about = { period, framework, asOf, root, tree }
  const series = await readSeries(about, ask)
  return {
    period: { name: period, isOver: bounds.to <= asOf },
    asOf: toIso(asOf),
    unit: unit && { code: unit.code, name: unit.name },
    agency: agencyOf(tree, root),
    cards,
    kindOf: new Map([...tree.byCode].map(([code, { kind }]) => [code, kind])),
    total: totalOf(series.at(-1)?.card, cards),
    series,
    before: { period: before, cards: await cardsOf(before) },
    changedUnits: new Set(changedBetween(tree, before, period).filter(isMine)),
    targets: root === null ? null : await readTargets(desk, { period, before, root, asOf }, ask, now),
    unitFlags: await readUnitFlags(desk.database, cards, bounds, asOf),
    framework: inForce(method.versions, method.framework, cards),
    instrument,
  }
}

async function methodOf(desk: Desk, { framework, asOf }: ReportQuestion, now: Instant) {
  const names = framework === null ? FRAMEWORKS : [framework]
  for (const name of names.slice(0, -1)) {
    const method = await readMethod(desk, { framework: name, asOf }, now)
    if (!('refused' in method && method.refused === 'unknown_framework')) return method
  }
  return readMethod(desk, { framework: names.at(-1)!, asOf }, now)
}

/** The version by which the scorecards were judged. */
function inForce(versions: readonly Framework[], newest: Framework, [card]: readonly Scorecard[]): Framework {
  return versions.find(({ version }) => version === card?.frameworkVersion) ?? newest
}

type TargetQuestion = { period: string; before: string; root: string; asOf: Instant }

async function readTargets(
  desk: Desk,
  { period, before, root, asOf }: TargetQuestion,
  ask: Ask,
  now: Instant,
): Promise<ReportFacts['targets']> {
  const method = await readMethod(desk, { framework: TARGETS, asOf }, now)
  if ('refused' in method) return null
  const cardOf = async (name: string) => {
    const question = { period: name, framework: TARGETS, asOf, unitCode: root, scope: 'subtree' as const }
    const found = await ask(question)
    return 'refused' in found ? null : (found.scorecards[0] ?? null)
  }
  const present = await cardOf(period)
  const framework = method.framework
  return present && { framework, now: present, before: await cardOf(before) }
}

/** All together, where it holds every unit that the report names: else it would be called more than it is. */
function totalOf(card: Scorecard | undefined, cards: readonly Scorecard[]): Scorecard | null {
  if (!card) return null
  const within = new Set([card.unit.code, ...(card.inputs.line?.under ?? [])])
  return cards.every(({ unit }) => within.has(unit.code)) ? card : null
}

/** The one unit that stands above all others: the province. Null when there is none. */
function rootOf({ byCode }: UnitTree): string | null {
  const roots = [...byCode.values()].filter(({ parent, kind }) => parent === null && kind === 'province')
  return roots.length === 1 ? roots[0]!.code : null
}

/** The unit's own name and that of the one above. */
function agencyOf({ byCode }: UnitTree, code: string | null): ReportFacts['agency'] {
  const unit = code === null ? undefined : byCode.get(code)
  const above = unit?.parent ? byCode.get(unit.parent) : undefined
  return { name: unit?.name ?? '……………', superior: above?.name ?? null }
}
