/** What the framework says of each unit, of officials and heads (by code alone) and of bodies; and where nothing can be decided. */

import type { Scorecard } from '../../scores/scorecard.ts'
import type { ReportFacts } from '../facts.ts'
import { countText } from '../numbers.ts'
import type { Block, Cell } from '../report.ts'
import { listed } from '../table.ts'
import { shortName, unitGroups } from '../unit-groups.ts'

export function rules(facts: ReportFacts): Block[] {
  const cards = unitGroups(facts).flatMap((group) => group.cards)
  const { framework } = facts
  const named = {
    kind: 'sentence' as const,
    text: `Áp dụng bộ tiêu chí "${framework.title.vi}" (phiên bản ${framework.version}).`,
  }
  const blocks = [...ceilings(cards), ...grades(cards), ...people(cards)]
  if (blocks.length > 0) return [named, ...blocks]
  return [
    named,
    { kind: 'sentence', text: 'Bộ tiêu chí này chỉ cho số liệu, không xếp loại và không đặt trần.' },
  ]
}

function ceilings(all: readonly Scorecard[]): Block[] {
  const cards = all.filter((card) => card.eligibleForTot !== undefined)
  if (cards.length === 0) return []
  if (cards.every(({ inputs }) => !inputs.inForce))
    return [{ kind: 'sentence', text: cards[0]!.reasons[0]?.text ?? '' }]
  const denied = cards.filter((card) => card.eligibleForTot === false)
  const undecided = cards.filter((card) => card.eligibleForTot === null)
  const free = cards.length - denied.length - undecided.length
  return [
    {
      kind: 'sentence',
      text: `${countText(denied.length)} trong ${countText(cards.length)} đơn vị không được xếp loại "tốt"; ${countText(undecided.length)} đơn vị chưa kết luận được vì thiếu dữ liệu; ${countText(free)} đơn vị không bị điều kiện nào ngăn. Bộ tiêu chí chỉ đặt trần: không bị ngăn chưa có nghĩa là được xếp loại "tốt". Các ngưỡng so bằng số nguyên, không so bằng tỷ lệ đã làm tròn.`,
    },
    ...reasons('Đơn vị không được xếp loại "tốt" và lý do', denied, 'blocks'),
    ...reasons('Đơn vị chưa kết luận được vì thiếu dữ liệu', undecided, 'undecided'),
  ]
}

function reasons(title: string, cards: readonly Scorecard[], says: 'blocks' | 'undecided'): Block[] {
  const rows = cards.map(({ unit, inputs }): Cell[] => [
    shortName(unit.name),
    inputs.rulings
      .filter((ruling) => ruling.says === says)
      .map(({ text }) => text)
      .join(' '),
  ])
  return rows.length === 0 ? [] : [listed(title, [UNIT, { head: 'Lý do', width: 64, align: 'left' }], rows)]
}

const UNIT = { head: 'Đơn vị', width: 30, align: 'left' } as const

function grades(all: readonly Scorecard[]): Block[] {
  const cards = all.filter(({ inputs }) => inputs.score !== undefined)
  if (cards.length === 0) return []
  const rows = cards.map((card): Cell[] => [
    shortName(card.unit.name),
    pointText(card.inputs.score?.total ?? null),
    card.grade ?? 'không đủ dữ liệu',
    card.reasons
      .filter(({ rule }) => rule !== 'coverage')
      .map(({ text }) => text)
      .join(' '),
  ])
  const columns = [
    UNIT,
    { head: 'Điểm', width: 10, align: 'right' },
    { head: 'Xếp loại', width: 14, align: 'center' },
    { head: 'Lý do', width: 40, align: 'left' },
  ] as const
  return [listed('Điểm và xếp loại theo bộ tiêu chí', columns, rows)]
}

function pointText(points: number | null): string | null {
  return points === null ? null : String(points).replace('.', ',')
}

/** Only what is denied, to be looked at, or missing: who has nothing to answer for is not named. */
function people(cards: readonly Scorecard[]): Block[] {
  const mayRead = cards.some(({ inputs }) => inputs.officials || inputs.heads)
  const officials = rowsOf(cards, ({ inputs }) =>
    (inputs.officials ?? []).filter(({ says }) => says === 'blocks'),
  )
  const heads = rowsOf(cards, ({ inputs }) => (inputs.heads ?? []).filter(({ says }) => says !== 'none'))
  const bodies = rowsOf(cards, ({ inputs }) => (inputs.bodies ?? []).filter(({ says }) => says !== 'passes'))
  const columns = [UNIT, { head: 'Kết quả', width: 64, align: 'left' }] as const
  const tables = [
    ['Cán bộ, công chức, viên chức (theo mã)', officials],
    ['Người đứng đầu (theo mã)', heads],
    ['Tập thể lãnh đạo, tổ chức cơ sở đảng', bodies],
  ] as const
  const found = tables.filter(([, rows]) => rows.length > 0)
  if (found.length === 0) return []
  const byCode: Block = {
    kind: 'sentence',
    text: 'Cá nhân chỉ nêu theo mã, không nêu tên; hệ thống chỉ ra điều kiện đã gặp, việc xem xét trách nhiệm do cấp có thẩm quyền quyết định.',
  }
  return [...(mayRead ? [byCode] : []), ...found.map(([title, rows]) => listed(title, columns, rows))]
}

function rowsOf(cards: readonly Scorecard[], of: (card: Scorecard) => readonly { text: string }[]): Cell[][] {
  return cards.flatMap((card) => of(card).map(({ text }) => [shortName(card.unit.name), text]))
}
