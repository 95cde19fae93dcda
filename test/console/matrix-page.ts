/** The matrix as a page of the docs: a table for each route, accounts that are told the same in one row. */
import type { Cell } from './matrix.ts'
import { type Field, KINDS, PLACES } from './matrix-complaints.ts'

const HEAD = `# Who sees which field of a complaint

Generated: do not edit. Renew it with \`npx vitest run test/console/matrix.test.ts -u\` and read the difference.

Every page of the register (src/console/pages.ts) that shows something is opened by every role at every place, with one
complaint of each kind about one unit. The cells name the fields of the complaint that stand in the answer; – is none.
Protected ones are about conduct and name an official. Accounts that a page is closed to, or that find nothing on it, are left out.
"Changes" says which complaints change the page by being there, as counts do, whether or not one can tell which.

Fields: code, story (masked words), official (complained of), dossier (its code), amount, attachment (file name), task and
person (of the assignment), question (asked of the citizen), contact (phone), identity (account on the platform).

Places: ${Object.entries(PLACES)
  .map(([name, { says }]) => `${name} (${says})`)
  .join(', ')}.
`

const COLUMNS = KINDS.map((kind) => `${kind.protected ? 'protected' : 'plain'}, ${kind.confidentiality}`)

export function matrixPage(cells: readonly Cell[]): string {
  const routes = [...new Set(cells.map(({ route }) => route))].sort()
  const [quiet, telling] = [false, true].map((tells) =>
    routes.filter((route) => cells.some((cell) => cell.route === route && says(cell)) === tells),
  ) as [string[], string[]]
  return `${HEAD}
${telling.map((route) => tableOf(route, cells)).join('\n')}
## Pages on which no account finds anything of a complaint

${quiet.map((route) => `- ${route}`).join('\n')}
`
}

function says({ told, changes }: Cell): boolean {
  return changes.length > 0 || (told ?? []).some((fields) => fields.length > 0)
}

function tableOf(route: string, cells: readonly Cell[]): string {
  const rows = new Map<string, string[]>()
  for (const cell of cells.filter((each) => each.route === route && says(each))) {
    const row = [...cell.told!.map(fieldsText), cell.changes.toSorted().join(', ') || '–'].join(' | ')
    rows.set(row, [...(rows.get(row) ?? []), `${cell.role} ${cell.place}`])
  }
  return `## ${route}

| who | ${COLUMNS.join(' | ')} | changes |
| --- | ${COLUMNS.map(() => '---').join(' | ')} | --- |
${[...rows].map(([row, who]) => `| ${who.join(', ')} | ${row} |`).join('\n')}
`
}

function fieldsText(fields: readonly Field[]): string {
  return fields.join(' ') || '–'
}
