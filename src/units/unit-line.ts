/**
 * The line of a unit through mergers, splits, part transfers and renames: which days broke it. Figures of before and after such
 * a day are not of the same unit, and whoever compares them must be told (facts/domain.md 7). Pure.
 */
import { addDays, type Day, dayOf } from '../calendar/instant.ts'
import { predecessorsOf, type Unit, type UnitTree } from './unit.ts'

export const BREAK_KINDS = ['begun', 'joined', 'split', 'part', 'ended', 'replaced', 'renamed'] as const

/**
 * What happened to a unit's line.
 *
 * - `begun`: the unit began, and nobody was before it
 * - `joined`: others joined it, or it was made of them
 * - `split`: it took over a part of a unit that was split up
 * - `part`: a part went from one unit that goes on to another
 * - `ended`: it ended; `units` took over its work
 * - `replaced`: one unit went on as this one, with another code, and nothing was added
 * - `renamed`: it goes on under another name
 */
export type UnitBreak = {
  kind: (typeof BREAK_KINDS)[number]
  /** The first day of the new state. */
  day: Day
  /** The others who had part in it. */
  units: { code: string; name: string }[]
}

/** A name or a code that changed makes no other unit. */
export const HARMLESS_BREAKS: readonly UnitBreak['kind'][] = ['replaced', 'renamed']

/** What happened to a unit's line on the days from `first` to `last`, both included, in their order. [] for an unknown code. */
export function breaksOf(tree: UnitTree, code: string, first: Day, last: Day): UnitBreak[] {
  const unit = tree.byCode.get(code)
  if (!unit) return []
  const line = new Set(predecessorsOf(tree, code))
  const found = [
    ...[...line].flatMap((each) => handedOver(tree, tree.byCode.get(each), code, line)),
    ...ownEnd(tree, unit),
    ...(line.size === 1 ? [{ kind: 'begun' as const, day: unit.validFrom, units: [] }] : []),
    ...names(tree, code),
  ]
  return together(found.filter(({ day }) => first <= day && day <= last))
}

/**
 * Whether a unit on `last` is not the same as on `first`: joined, split, given or taken a part, begun or ended in between. A
 * rule over several years (KL91-d) must not run silently across it.
 */
export function isLineBroken(tree: UnitTree, code: string, first: Day, last: Day): boolean {
  return breaksOf(tree, code, addDays(first, 1), last).some(({ kind }) => !HARMLESS_BREAKS.includes(kind))
}

/** What a unit of the line handed to units of the line. */
function handedOver(tree: UnitTree, from: Unit | undefined, code: string, line: Set<string>): UnitBreak[] {
  if (!from || from.code === code) return []
  const units = [named(from)]
  if (from.validTo === null) return [{ kind: 'part', day: partDay(tree, from), units }]
  const day = addDays(from.validTo, 1)
  if (from.successors.length > 1) return [{ kind: 'split', day, units }]
  const [to] = from.successors.map((each) => tree.byCode.get(each))
  const others = [...line].filter((each) => tree.byCode.get(each)?.successors.includes(to?.code ?? ''))
  const isAlone = to !== undefined && others.length === 1 && to.validFrom === day
  return [{ kind: isAlone ? 'replaced' : 'joined', day, units }]
}

function ownEnd(tree: UnitTree, unit: Unit): UnitBreak[] {
  const units = unit.successors.flatMap((each) => {
    const found = tree.byCode.get(each)
    return found ? [named(found)] : []
  })
  if (unit.validTo !== null) return [{ kind: 'ended', day: addDays(unit.validTo, 1), units }]
  return units.length === 0 ? [] : [{ kind: 'part', day: partDay(tree, unit), units }]
}

/** The day from which a unit that goes on has had successors: since then a part of it is theirs. */
function partDay({ versions }: UnitTree, { code, validFrom, successors }: Unit): Day {
  const known = versions.get(code) ?? []
  const since = known.find(({ unit }) => unit.successors.join() === successors.join())
  return since ? dayOf(since.recordedAt) : validFrom
}

function names({ versions }: UnitTree, code: string): UnitBreak[] {
  const known = versions.get(code) ?? []
  return known.flatMap(({ recordedAt, unit }, i) => {
    const before = known[i - 1]?.unit
    if (!before || before.name === unit.name) return []
    return [{ kind: 'renamed' as const, day: dayOf(recordedAt), units: [named(before)] }]
  })
}

/** One entry for those of a kind on a day. */
function together(found: UnitBreak[]): UnitBreak[] {
  const groups = new Map<string, UnitBreak>()
  for (const { kind, day, units } of found) {
    const known = groups.get(`${day}${kind}`)
    if (known) known.units.push(...units)
    else groups.set(`${day}${kind}`, { kind, day, units: [...units] })
  }
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
  return [...groups.values()]
    .map((group) => ({ ...group, units: group.units.sort(byCode) }))
    .sort((a, b) =>
      a.day === b.day ? BREAK_KINDS.indexOf(a.kind) - BREAK_KINDS.indexOf(b.kind) : a.day < b.day ? -1 : 1,
    )
}

function named({ code, name }: Unit): { code: string; name: string } {
  return { code, name }
}
