/**
 * The report of the steering committee as plain values: what it says, in which order, with which tables and charts. Made by
 * `compose.ts`, rendered as HTML, DOCX and XLSX. Words are Vietnamese: it is an official document of a Vietnamese office.
 */
import type { Chart } from './chart.ts'

/** A cell of a table. A number keeps its value for sheets; null: nothing can be said, shown as a dash. */
export type Cell = string | Figure | null
export type Figure = { value: number; as: 'count' | 'percent' }

export type Column = {
  head: string
  /** Share of the table's width; only the proportions matter. */
  width: number
  align: 'left' | 'center' | 'right'
}

export type Table = {
  kind: 'table'
  /** Without its number, which `compose` puts in front. */
  title: string
  /** What stands after "Đơn vị tính:"; null: every column says it itself. */
  measuredIn: string | null
  columns: Column[]
  /** A row of one cell is the name of the group that follows, across the whole table. */
  rows: Cell[][]
  /** The line for all together, below; null: there is none. */
  total: Cell[] | null
  /** Sentences in small type below. */
  notes: string[]
}

export type Figured = { kind: 'chart'; title: string; chart: Chart }

export type Block =
  | { kind: 'sentence'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'heading'; text: string }
  /** Something typed as it is, such as a command. */
  | { kind: 'code'; text: string }
  /** Lines left empty for the office's own words. */
  | { kind: 'blank'; lines: number }
  | Table
  | Figured

export type Section = {
  /** `I`, `II`, …; empty for an annex, whose title says it. */
  number: string
  title: string
  /** A short name for a sheet: at most 31 letters, none of : \ / ? * [ ]. */
  sheet: string
  blocks: Block[]
}

export type Letterhead = {
  /** The office above; null: none is named, as for a province's people's committee. */
  superior: string | null
  agency: string
  number: string
  placeAndDate: string
}

export type Report = {
  letterhead: Letterhead
  /** The kind of document, `BÁO CÁO`, and what it is about (trích yếu). */
  title: string
  about: string
  bases: string[]
  opening: string
  sections: Section[]
  annexes: Section[]
  recipients: string[]
  signature: { office: string; note: string }
  /** The moment whose facts it tells, ISO 8601: the files carry it as their date, so that they do not depend on when they are made. */
  asOf: string
}

/** A whole number of something. */
export function count(value: number): Figure {
  return { value, as: 'count' }
}

/** A percentage with one decimal; null when there is none. */
export function percentage(value: number | null): Cell {
  return value === null ? null : { value, as: 'percent' }
}
