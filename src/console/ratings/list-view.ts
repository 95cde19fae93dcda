/** The list: filter, single ratings, counts by unit, what was noticed about invitations. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import { EXCLUSION_REASONS } from '../../satisfaction/exclusion-reasons.ts'
import { RULE_NAMES, unitFlagSentence } from '../../satisfaction/gaming/flag-words.ts'
import { RATING_RULES, type RatingRule } from '../../satisfaction/gaming/rules.ts'
import { LEVELS } from '../../satisfaction/instrument.ts'
import type { ReadRating } from '../../satisfaction/rating-list.ts'
import { csrfField, select, textArea } from '../field.ts'
import type { Language } from '../language.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { countText, periodText } from '../scores/figures.ts'
import { periodsAround } from '../scores/periods.ts'
import { unitOptions } from '../unit-options.ts'
import { wordsOf } from '../words.ts'
import { EXCLUDED, ratingsAddress } from './query.ts'
import type { RatingsPage, UnitCounts } from './read-ratings-page.ts'
import type { Words } from './words.ts'

/** The name of the field that ticks a rating begins so; its id follows. */
export const PICK = 'pick-'
const MANY = 'decide-many'

/** @param problem why ticked ratings were not decided upon; null: nothing went wrong */
export function listView(
  visit: SignedInVisit,
  page: RatingsPage,
  words: Words,
  problem: string | null,
): Markup {
  const { language } = visit
  const done = /^\d{1,3}$/.test(visit.query.done ?? '') ? words.doneMany(visit.query.done!) : null
  return html`<h1>${words.title}</h1>${noticeLine(done)}${problem === null ? '' : html`<p class="error" role="alert">${problem}</p>`}
<p class="hint">${words.lead}</p>
${filterView(visit, page, words)}
${page.ratings === null ? html`<p>${words.onlyCounts}</p>` : html`${singleView(page, page.ratings, words, language)}${manyView(visit, page, page.ratings, words)}`}
<section aria-labelledby="counts"><h2 id="counts">${words.countsTitle}</h2><p class="hint">${words.countsLead}</p>
${page.counts.length === 0 ? html`<p class="empty">${words.noCounts}</p>` : countsTable(page.counts, words, language)}</section>
${unitFlagsView(page, words, language)}`
}

function filterView({ language, now }: SignedInVisit, page: RatingsPage, words: Words): Markup {
  const { query, tree, isInScope, ratings } = page
  const named = (values: string[]) => values.map((value) => ({ value, label: periodText(value, language) }))
  const { quarters, months, longer } = periodsAround(now)
  const isOffered = [...quarters, ...months, ...longer].includes(query.period)
  const any = { value: '', label: words.whatever }
  const field = { form: 'ratings' }
  const flagged = select({
    ...field,
    name: 'flagged',
    label: words.flagged,
    value: query.flagged ?? '',
    options: [
      any,
      { value: 'any', label: words.anyFlag },
      ...RATING_RULES.map((rule) => ({ value: rule, label: RULE_NAMES[rule][language] })),
    ],
  })
  const excluded = select({
    ...field,
    name: 'excluded',
    label: words.excluded,
    value: query.excluded ?? '',
    options: [any, ...EXCLUDED.map((value) => ({ value, label: words.excludedIs[value] }))],
  })
  return html`<form method="get" action="/console/ratings" class="row">
${select({
  ...field,
  name: 'period',
  label: words.period,
  value: query.period,
  options: [
    ...(isOffered ? [] : [{ label: words.periodGroups.asked, options: named([query.period]) }]),
    { label: words.periodGroups.quarters, options: named(quarters) },
    { label: words.periodGroups.months, options: named(months) },
    { label: words.periodGroups.longer, options: named(longer) },
  ],
})}
${select({
  ...field,
  name: 'unit',
  label: words.unit,
  value: query.unit ?? '',
  options: [{ value: '', label: words.allUnits }, ...unitOptions(tree, now, language, isInScope)],
})}
${ratings === null ? '' : html`${flagged}${excluded}`}
<p class="buttons"><button>${words.apply}</button></p>
</form>`
}

function singleView(
  { query, next }: RatingsPage,
  ratings: readonly ReadRating[],
  words: Words,
  language: Language,
): Markup {
  const first =
    query.after && html`<a href="${ratingsAddress({ ...query, after: null })}">${words.first}</a> `
  const more =
    next &&
    html`<a class="button" href="${ratingsAddress({ ...query, after: next })}" rel="next">${words.next}</a>`
  const heads = [words.given, words.unit, words.level, words.flagged, words.comment]
  return html`<section aria-labelledby="single"><h2 id="single">${words.list}</h2>
${
  ratings.length === 0
    ? html`<p class="empty">${words.none}</p>`
    : html`<table class="cards" role="table" aria-label="${words.list}">
<thead role="rowgroup"><tr role="row">${heads.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">${ratings.map((rating) => row(rating, words, language))}</tbody></table>`
}
<div class="paging">${first}${more}</div></section>`
}

/** One reason and words for all that are ticked. */
function manyView(
  { csrf, language, form, now }: SignedInVisit,
  { query }: RatingsPage,
  ratings: readonly ReadRating[],
  words: Words,
): Markup | '' {
  if (ratings.every(({ excluded }) => excluded)) return ''
  const [, search = ''] = ratingsAddress(query).split('?')
  const hidden = [...new URLSearchParams(search), ['shownAt', String(now)] as const]
  return html`<section aria-labelledby="many"><h2 id="many">${words.decideMany}</h2><p class="hint">${words.decideManyHint}</p>
<form method="post" action="/console/ratings/decide" id="${MANY}" class="edit">${csrfField(csrf)}
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${select({
  form: MANY,
  name: 'reason',
  label: words.reason,
  value: form.reason ?? '',
  options: [
    { value: '', label: wordsOf(language).choose },
    ...Object.entries(EXCLUSION_REASONS).map(([value, label]) => ({ value, label: label[language] })),
  ],
})}
${textArea({ form: MANY, name: 'words', label: words.words, hint: words.wordsHint, value: form.words })}
<p class="buttons"><button>${words.excludeThem}</button></p>
</form></section>`
}

/** Ticks a rating for the form below the list. */
function tick({ id, excluded }: ReadRating, label: string): Markup | '' {
  return excluded
    ? ''
    : html`<label class="choice"><input type="checkbox" form="${MANY}" name="${PICK}${id}" value="yes" aria-label="${label}"></label> `
}

function row(rating: ReadRating, words: Words, language: Language): Markup {
  const at = toVietnamese(rating.givenAt)
  const cell = (label: string, content: unknown) =>
    html`<td role="cell"><span class="label" aria-hidden="true">${label}</span>${content}</td>`
  return html`<tr role="row"><th role="rowheader" scope="row">${tick(rating, words.tick(at))}<a href="/console/ratings/${rating.id}" aria-label="${words.open(at)}">${at}</a><small>${words.channels[rating.channel] ?? rating.channel}</small></th>
${cell(words.unit, rating.unit.name)}
${cell(words.level, html`${levelText(rating.overall, words, language)} ${tags(rating, words)}`)}
${cell(words.flagged, rating.flagged.length === 0 ? words.noComment : rating.flagged.map((rule) => flagTag(rule as RatingRule, language)))}
<td role="cell" class="words">${rating.comment ?? words.noComment}</td></tr>
`
}

/** What is said of a rating in a word each. */
export function tags({ invited, verified, excluded }: ReadRating, words: Words): Markup[] {
  return [
    ...(invited ? [html`<span class="tag plain">${words.tags.invited}</span> `] : []),
    ...(verified ? [html`<span class="tag plain">${words.tags.verified}</span> `] : []),
    ...(excluded ? [html`<span class="tag over">${words.tags.excluded}</span> `] : []),
  ]
}

/** The name of a rule as a tag. */
export function flagTag(rule: RatingRule, language: Language): Markup {
  return html`<span class="tag near">${RULE_NAMES[rule][language]}</span> `
}

/** A level in words. */
export function levelText(level: number | null, words: Words, language: Language): string {
  return LEVELS.find((each) => each.level === level)?.[language] ?? words.noLevel
}

function countsTable(counts: readonly UnitCounts[], words: Words, language: Language): Markup {
  const said = (n: number | null) => (n === null ? words.few : countText(n, language))
  const heads = [words.unit, words.countFlagged, words.byRule, words.countExcluded]
  const rules = ({ byRule }: UnitCounts) =>
    byRule === null
      ? words.later
      : Object.entries(byRule).map(
          ([rule, n]) => html`<div>${RULE_NAMES[rule as RatingRule][language]}: ${said(n ?? null)}</div>`,
        )
  return html`<table class="cards figures" role="table" aria-label="${words.countsTitle}">
<thead role="rowgroup"><tr role="row">${heads.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${counts.map(
  (unit) => html`<tr role="row"><th role="rowheader" scope="row">${unit.name}</th>
<td role="cell"><span class="label" aria-hidden="true">${words.countFlagged}</span>${said(unit.flagged)}</td>
<td role="cell"><span class="label" aria-hidden="true">${words.byRule}</span>${rules(unit)}</td>
<td role="cell"><span class="label" aria-hidden="true">${words.countExcluded}</span>${said(unit.excluded)}</td></tr>`,
)}
</tbody></table>`
}

function unitFlagsView({ unitFlags }: RatingsPage, words: Words, language: Language): Markup | '' {
  if (unitFlags.length === 0) return ''
  const heads = [words.unit, words.month, words.what]
  return html`<section aria-labelledby="units"><h2 id="units">${words.unitFlagsTitle}</h2>
<table class="cards" role="table" aria-label="${words.unitFlagsTitle}">
<thead role="rowgroup"><tr role="row">${heads.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${unitFlags.map(
  ({ name, period, rule, numbers }) => html`<tr role="row"><th role="rowheader" scope="row">${name}</th>
<td role="cell">${periodText(period, language)}</td>
<td role="cell"><b>${RULE_NAMES[rule][language]}.</b> ${unitFlagSentence(rule, numbers)[language]}</td></tr>`,
)}
</tbody></table></section>`
}
