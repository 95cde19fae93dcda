/** What rules say of a unit, an official, a head or a body: the result, its grounds, and the way to the rows. */
import { type Explanation, explain } from '../../../scores/frameworks/explain.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { type Column, plainTable } from '../figure-view.ts'
import type { Words } from '../words.vi.ts'
import type { UnitLinks } from './links.ts'

/** @param head of the column that names the rule or of whom it speaks */
export function explanationTable(
  name: string,
  head: string,
  about: Explanation['about'],
  { card, links }: { card: Scorecard; links: UnitLinks },
  words: Words,
  language: Language,
): Markup {
  const rows = explain(card)
    .filter((each) => each.about === about)
    .map((each) => ({ ...each, way: links.rows(each.rows, words.seeRows) }))
  const columns: Column<(typeof rows)[number]>[] = [
    { head: words.result, of: ({ says }) => words.says[says], isNumber: false },
    { head: words.why, of: ({ text, textEn }) => (language === 'vi' ? text : textEn), isNumber: false },
  ]
  const ways = { head: words.seeRows, of: ({ way }: (typeof rows)[number]) => way || '–', isNumber: false }
  return plainTable(
    name,
    { head, of: ({ subject, rule }) => subject ?? rule },
    rows.some(({ way }) => way !== '') ? [...columns, ways] : columns,
    rows,
  )
}
