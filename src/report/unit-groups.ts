/** The units of a report in the order in which a committee reads them: kind by kind. */
import type { Scorecard } from '../scores/scorecard.ts'
import { KIND_NAMES } from '../units/kind-names.ts'
import { UNIT_KINDS } from '../units/unit.ts'
import type { ReportFacts } from './facts.ts'

export type UnitGroup = { name: string; cards: Scorecard[] }

/** Groups that have units, each by name as Vietnamese order it. Units about which the period holds nothing at all are left out. */
export function unitGroups({ cards, kindOf }: Pick<ReportFacts, 'cards' | 'kindOf'>): UnitGroup[] {
  return UNIT_KINDS.map((kind) => ({
    name: KIND_NAMES[kind].vi,
    cards: cards
      .filter((card) => kindOf.get(card.unit.code) === kind && hasFigures(card))
      .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'vi') || (a.unit.code < b.unit.code ? -1 : 1)),
  })).filter((group) => group.cards.length > 0)
}

/** The groups with the units of which something is to be told. */
export function groupsWith(groups: readonly UnitGroup[], isTold: (card: Scorecard) => boolean): UnitGroup[] {
  return groups
    .map((group) => ({ ...group, cards: group.cards.filter(isTold) }))
    .filter(({ cards }) => cards.length > 0)
}

/** Whether anything happened that the report could tell. */
export function hasFigures({ satisfaction, timeliness, coverage, complaints }: Scorecard): boolean {
  const { founded, partly, unfounded, open } = complaints
  return satisfaction.n + timeliness.total + coverage.returned + founded + partly + unfounded + open > 0
}

const SHORT: [string, string][] = [
  ['Ủy ban nhân dân', 'UBND'],
  ['Trung tâm Phục vụ hành chính công', 'TTPVHCC'],
  ['Văn phòng đăng ký đất đai', 'VPĐK đất đai'],
]

/** `Ủy ban nhân dân phường X` as tables have room for it: `UBND phường X`. */
export function shortName(name: string): string {
  return SHORT.reduce((short, [long, letters]) => short.replace(long, letters), name)
}

/** The sum of a figure over scorecards. */
export function sumOver(cards: readonly Scorecard[], of: (card: Scorecard) => number): number {
  return cards.reduce((sum, card) => sum + of(card), 0)
}
