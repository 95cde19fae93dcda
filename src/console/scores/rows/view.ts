/** The rows behind a figure, a page of them. */
import { html } from 'hono/html'
import { dayOf, vietnameseDay } from '../../../calendar/instant.ts'
import { LEVELS } from '../../../satisfaction/instrument.ts'
import type { Row } from '../../../scores/frameworks/rows.ts'
import type { Language } from '../../language.ts'
import type { Answer, Markup } from '../../page.ts'
import { type Asked, askingFor } from '../asked.ts'
import { type Column, plainTable } from '../figure-view.ts'
import { periodText } from '../figures.ts'
import type { Words } from '../words.vi.ts'

export type RowsPage = {
  rows: readonly Row[]
  /** After which row the next page begins; null: this is the last one. */
  next: string | null
  unit: { code: string; name: string }
  figure: string
  label: string
  official: string | null
  asked: Asked
}

export function rowsView(page: RowsPage, words: Words, language: Language): Markup {
  const { rows, next, unit, label, official, asked } = page
  const title = `${label}${official === null ? '' : ` (${official})`}`
  return html`<p class="back"><a href="/console/scores/${encodeURIComponent(unit.code)}?${askingFor(asked)}">← ${words.unitTitle(unit.name)}</a></p>
<h1>${words.rowsTitle(unit.name)}</h1>
<p>${periodText(asked.period, language)}: ${title}.</p>
${rows.length === 0 ? html`<p class="empty">${words.noRows}</p>` : table(title, page, words, language)}
${next === null ? '' : html`<p class="paging"><a class="button" href="?${nextQuery(page, next)}">${words.nextRows}</a></p>`}`
}

/** A question about rows that cannot be answered, with the reason. */
export function refusedRows(sentence: string, words: Words): Answer {
  const body = html`<h1>${words.rowsOf}</h1><p class="error" role="alert">${sentence}</p>`
  return { title: words.rowsOf, body, status: 422 }
}

function table(title: string, { rows, figure }: RowsPage, words: Words, language: Language): Markup {
  const isRating = rows[0]?.kind === 'rating'
  const says = countedWords(figure, words)
  return plainTable(
    title,
    { head: isRating ? words.rating : words.dossier, of: (row) => idOf(row) },
    [
      ...(rows.some(({ counted }) => counted !== null)
        ? [
            textColumn(words.countedAs, ({ counted }) =>
              counted === null ? '–' : counted ? says.yes : says.no,
            ),
          ]
        : []),
      ...(rows.some(({ level }) => level != null)
        ? [textColumn(words.level, ({ level }) => levelText(level, language))]
        : []),
      ...(isRating
        ? []
        : [
            textColumn(words.dueDay, ({ dueAt }) => dayText(dueAt)),
            textColumn(words.doneDay, ({ doneAt }) => dayText(doneAt)),
          ]),
    ],
    rows,
  )
}

function textColumn(head: string, of: (row: Row) => string): Column<Row> {
  return { head, of, isNumber: false }
}

function dayText(at: number | null | undefined): string {
  return at == null ? '–' : vietnameseDay(dayOf(at))
}

function levelText(level: number | null | undefined, language: Language): string {
  const named = LEVELS.find((each) => each.level === level)
  return named ? `${named.level}. ${named[language]}` : '–'
}

function idOf({ kind, id }: Row): Markup {
  return kind === 'rating'
    ? html`<a class="id" href="/console/ratings/${encodeURIComponent(id)}">${id}</a>`
    : html`<span class="id">${id}</span>`
}

function countedWords(figure: string, { counted }: Words) {
  if (figure === 'late_share' || figure === 'official_late_share') return counted.late
  if (figure === 'online_share') return counted.online
  return figure === 'dossier_time_points' ? counted.early : counted.satisfied
}

function nextQuery({ asked, figure, official }: RowsPage, next: string): URLSearchParams {
  const query = askingFor(asked)
  query.set('figure', figure)
  if (official !== null) query.set('official', official)
  query.set('after', next)
  return query
}
