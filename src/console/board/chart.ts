/** Charts drawn on the server, each with a name for those who cannot see it. Sizes and words tell all; colour tells nothing. */
import { html } from 'hono/html'
import type { Markup } from '../page.ts'
import type { Cell, Part } from './presenter.ts'

/** Where the numbers of a chart cannot be shown: the word in its place. */
type Hidden = string

const WIDTH = 320
const ROW = 40
const MOST_BAR = 250
const BAR = 14

/** A bar for each part, its name above it and its number beside it. A hidden one has an empty frame instead. */
export function barChart(name: string, parts: readonly Part[], hidden: Hidden): Markup {
  const most = Math.max(1, ...parts.map(({ n }) => n ?? 0))
  const height = parts.length * ROW
  return html`<svg class="chart" role="img" aria-label="${name}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">
${parts.map(({ label, n }, i) => {
  const y = i * ROW
  const width = n === null ? BAR : Math.round((n / most) * MOST_BAR)
  return html`<text x="0" y="${y + 14}">${shortened(label)}</text>
<rect class="${n === null ? 'unknown' : 'bar'}" x="1" y="${y + 19}" width="${width}" height="${BAR}"></rect>
<text class="value" x="${width + 8}" y="${y + 31}">${n ?? hidden}</text>`
})}
</svg>`
}

const COLUMN = 40
const LINE = 24
const LEFT = 38
const TOP = 22
const MOST_RADIUS = 10

/** A disc for each hour of a week, its area as the number; hidden ones are a cross. @param days their short names, Monday first */
export function weekChart(
  name: string,
  days: readonly string[],
  hours: readonly { hour: number; cells: readonly Cell[] }[],
): Markup {
  const most = Math.max(1, ...hours.flatMap(({ cells }) => cells.map((n) => n ?? 0)))
  const height = TOP + hours.length * LINE
  return html`<svg class="chart" role="img" aria-label="${name}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">
${days.map((day, i) => html`<text class="middle" x="${LEFT + COLUMN * (i + 0.5)}" y="14">${day}</text>`)}
${hours.map(({ hour, cells }, row) => {
  const y = TOP + row * LINE + LINE / 2
  return html`<text x="0" y="${y + 4}">${hour}h</text>
${cells.map((n, i) => mark(n, LEFT + COLUMN * (i + 0.5), y, most))}`
})}
</svg>`
}

function mark(n: Cell, x: number, y: number, most: number): Markup | '' {
  if (n === 0) return ''
  if (n === null) return html`<path class="unknown" d="M${x - 3} ${y - 3}l6 6m0 -6l-6 6"></path>`
  const radius = Math.max(1, Math.sqrt(n / most) * MOST_RADIUS).toFixed(1)
  return html`<circle class="bar" cx="${x}" cy="${y}" r="${radius}"></circle>`
}

const MOST_LETTERS = 44

function shortened(label: string): string {
  return label.length > MOST_LETTERS ? `${label.slice(0, MOST_LETTERS - 1)}…` : label
}
