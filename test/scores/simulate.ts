/**
 * How often the 95 % intervals hold the truth, over the whole grid, by margins and with the single cells that lie outside
 * 94 to 96 of 100. Minutes; `simulation.test.ts` runs a part of it.
 *
 *     node test/scores/simulate.ts [SURVEYS A CELL, 1000]
 */
import { coverageOf, type GridCell, gridOf } from './coverage-grid.ts'

const RATERS = [30, 50, 100, 300, 1000, 3000]
const TRUTHS = [0.5, 0.7, 0.8, 0.9, 0.97]
const surveys = Number(process.argv[2] ?? 1000)

const cells = gridOf(RATERS, TRUTHS).map((cell, i) => {
  const fewer = cell.raters >= 1000 ? Math.ceil(surveys / 4) : surveys
  return { cell, coverage: coverageOf(cell, fewer, 20261129 + i), surveys: fewer }
})

const percent = (share: number) => (share * 100).toFixed(1)
const mean = (of: typeof cells) => of.reduce((sum, { coverage }) => sum + coverage, 0) / of.length
const likenessText = ({ likeness }: GridCell) => `${likeness.kind} ${likeness.strength}`
const margins: [string, (cell: GridCell) => string | number][] = [
  ['figure', (cell) => cell.figure],
  ['raters', (cell) => cell.raters],
  ['truth', (cell) => cell.truth],
  ['items', (cell) => cell.spread],
  ['sample', (cell) => cell.mode],
  ['likeness', likenessText],
]
console.log(`${cells.length} cells, ${surveys} surveys each: ${percent(mean(cells))} % hold the truth`)
for (const [name, of] of margins) {
  const groups = [...Map.groupBy(cells, ({ cell }) => of(cell))]
  console.log(`${name}: ${groups.map(([value, some]) => `${value} → ${percent(mean(some))}`).join(', ')}`)
}
console.log('cells outside 92 to 98:')
for (const { cell, coverage, surveys: n } of cells) {
  const noise = 2.6 * Math.sqrt((0.95 * 0.05) / n)
  if (coverage > 0.92 - noise && coverage < 0.98 + noise) continue
  const { figure, raters, truth, spread, mode } = cell
  console.log(
    `  ${percent(coverage)}  ${figure} ${mode} n=${raters} p=${truth} ${spread} ${likenessText(cell)}`,
  )
}
