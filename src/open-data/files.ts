/** The published scores as files: CSV (RFC 4180, UTF-8) and JSON, column by column as the dictionary has them. Pure. */
import { toIso } from '../calendar/instant.ts'
import type { PublicationHead } from '../scores/publish.ts'
import { COLUMNS, type PublishedUnit } from './columns.ts'

/** What goes with every file. */
export type About = {
  period: string
  asOf: string
  /** When and why it was published anew; null for the first publication. */
  again: PublicationHead['again']
  licence: string | null
  base: string
}

/** Spreadsheets take a file for UTF-8 by it. */
export const BOM = '\uFEFF'

/** One row a unit under a row of names; an empty cell is no value. What a spreadsheet would take for a formula is made text. */
export function csvOf(units: readonly PublishedUnit[]): string {
  const rows = [
    COLUMNS.map(({ name }) => name),
    ...units.map((unit) => COLUMNS.map((column) => cell(column.of(unit)))),
  ]
  return rows.map((row) => `${row.join(',')}\r\n`).join('')
}

/** The same rows as objects, with where their columns are explained. */
export function jsonOf(
  units: readonly PublishedUnit[],
  { period, asOf, again, licence, base }: About,
): string {
  const rows = units.map((unit) =>
    Object.fromEntries(COLUMNS.map((column) => [column.name, column.of(unit)])),
  )
  const publishedAgain = again && { at: toIso(again.at), reason: again.reason }
  const dictionary = `${base}/open-data/scores-${period}.csv-metadata.json`
  return `${JSON.stringify({ period, asOf, publishedAgain, licence, dictionary, rows })}\n`
}

function cell(value: string | number | boolean | null): string {
  const text =
    typeof value === 'string' ? value.replace(/^([=+\-@\t\r＝＋－＠])/, "'$1") : String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
