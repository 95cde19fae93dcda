/** Turns a board's figures into what may be shown of them: small cells hidden, rows named and ordered. Pure. */
import type { Category } from '../../complaints/complaint.ts'
import { type Figures, STAGES, type StageRow } from '../../complaints/figures/figures.ts'
import {
  type Day,
  SMALLEST_CELL,
  suppressParts,
  suppressTable,
  suppressWeek,
} from '../../complaints/figures/suppress.ts'
import type { Language } from '../language.ts'
import { wordsOf } from '../words.ts'
import type { Words } from './words.vi.ts'

/** A number, or null where it is hidden. */
export type Cell = number | null
export type Part = { label: string; n: Cell }
/** `cells` null: of the row only the total is shown. */
export type TableRow = { label: string; note: string | null; total: Cell; cells: Cell[] | null }
/** `rows` null: too few to be told apart; [] where nothing is known. */
export type Table = { name: 'ground' | 'unit' | 'counter' | 'procedure'; rows: TableRow[] | null }

export type Board = {
  stages: Part[]
  outcomes: Part[]
  verdicts: Part[]
  reopened: Cell
  tables: Table[]
  /** Monday first; null: too few to be told apart. */
  week: Day[] | null
}

type Names = { unit: (code: string) => string; procedure: (code: string) => string }

/** What may be shown; null where there are too few complaints for anything to be said. */
export function present(figures: Figures, names: Names, words: Words, language: Language): Board | null {
  if (figures.filed < SMALLEST_CELL) return null
  const shared = wordsOf(language)
  const table = (
    name: Table['name'],
    rows: StageRow[],
    label: (row: StageRow) => [string, string | null],
  ) => ({
    name,
    rows: tableRows(rows, (row) => (row.key === '' ? [words.unknown[name], null] : label(row))),
  })
  const { filed, outcomes, verdicts, reopened } = figures
  return {
    stages: partsOf(
      STAGES.map((stage) => words.stages[stage]),
      figures.stages,
    ),
    outcomes: partsOf(
      [...Object.values(shared.outcomes), words.noOutcome],
      [...keysOf(shared.outcomes).map((key) => outcomes[key]), outcomes.none],
    ),
    verdicts: partsOf(
      [...Object.values(shared.verdicts), words.noVerdict],
      [...keysOf(shared.verdicts).map((key) => verdicts[key]), verdicts.none],
    ),
    reopened: suppressParts([reopened, filed - reopened])[0]!,
    tables: [
      table('ground', figures.grounds, ({ key }) => [shared.grounds[key as Category], null]),
      table('unit', figures.units, ({ key }) => [names.unit(key), null]),
      table('counter', figures.counters, ({ key, unit }) => [
        words.counter(key),
        unit === null ? null : names.unit(unit),
      ]),
      table('procedure', figures.procedures, ({ key }) => [names.procedure(key), key]),
    ],
    week: suppressWeek(figures.week),
  }
}

function partsOf(labels: readonly string[], counts: readonly number[]): Part[] {
  const cells = suppressParts(counts)
  return labels.map((label, i) => ({ label, n: cells[i]! }))
}

/** Shown ones by size; hidden ones by name, since their place among the others would tell their size. */
function tableRows(
  rows: readonly StageRow[],
  label: (row: StageRow) => [string, string | null],
): TableRow[] | null {
  const shown = suppressTable(rows.map(({ stages }) => stages))
  if (shown === null) return rows.length === 0 ? [] : null
  const named = rows.map((row, i): TableRow => {
    const [name, note] = label(row)
    return { label: name, note, ...shown[i]! }
  })
  return named.sort(
    (a, b) =>
      (b.total ?? 0) - (a.total ?? 0) || `${a.note}${a.label}`.localeCompare(`${b.note}${b.label}`, 'vi'),
  )
}

function keysOf<Key extends string>(of: Record<Key, unknown>): Key[] {
  return Object.keys(of) as Key[]
}
