/** Lays out one rating. Whoever gave it is nowhere, nor is the dossier's code, by which one could find out. */
import { html } from 'hono/html'
import { isRole, ROLES } from '../../accounts/roles.ts'
import { toVietnamese } from '../../calendar/instant.ts'
import { EXCLUSION_REASONS, INCLUSION_REASONS, reasonText } from '../../satisfaction/exclusion-reasons.ts'
import type { KeptFlag } from '../../satisfaction/gaming/flag-store.ts'
import { flagSentence } from '../../satisfaction/gaming/flag-words.ts'
import type { ReadRating } from '../../satisfaction/rating-list.ts'
import { csrfField, errorSummary, type FieldErrors, select, textArea } from '../field.ts'
import type { Language } from '../language.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { flagTag, levelText, tags } from './list-view.ts'
import type { OneRating, ShownDecision } from './read-one.ts'
import type { Words } from './words.ts'

/** The form as it was typed. */
export type Typed = { values: Record<string, string>; errors: FieldErrors; problem: string | null }
/** A form in which nothing was typed. */
export const EMPTY: Typed = { values: {}, errors: {}, problem: null }

type Shown = OneRating & { names: ReadonlyMap<string, string>; typed: Typed; notice: string | null }

/** The page of one rating. */
export function oneView(visit: SignedInVisit, one: Shown, words: Words): Markup {
  const { language } = visit
  const { rating, versions } = one
  const latest = versions.at(-1)!
  return html`<p class="back"><a href="/console/ratings">← ${words.back}</a></p>
<h1>${words.oneTitle(rating.unit.name)}</h1>${noticeLine(one.notice)}
<div class="pair">
<section aria-labelledby="facts"><h2 id="facts">${words.facts}</h2>
<p class="big">${levelText(rating.overall, words, language)}</p><p>${tags(rating, words)}</p>${facts(rating, words)}
${rating.comment === null ? '' : html`<p class="words">${rating.comment}</p>`}</section>
<section aria-labelledby="flags"><h2 id="flags">${words.flags}</h2>${flagsView(one, rating, words, language)}</section>
</div>
${answersView(one, words, language)}
${versions.length === 1 ? '' : versionsView(one, words, language)}
<section aria-labelledby="decisions"><h2 id="decisions">${words.decisions}</h2>${decisionsView(one, words, language)}</section>
${
  latest.id === rating.id
    ? decideView(visit, one, words)
    : html`<p>${words.replacedOne} <a href="/console/ratings/${latest.id}">${words.toLatest}</a></p>`
}`
}

function facts(rating: ReadRating, words: Words): Markup {
  const said = (is: boolean) => (is ? words.yes : words.no)
  const item = (label: string, content: unknown) => html`<div><dt>${label}</dt><dd>${content}</dd></div>`
  return html`<dl>${item(words.given, toVietnamese(rating.givenAt))}${item(words.channel, words.channels[rating.channel] ?? rating.channel)}
${rating.counter === null ? '' : item(words.counter, rating.counter)}${item(words.dossier, rating.dossierCode === null ? words.noDossier : words.hasDossier)}
${item(words.invited, said(rating.invited))}${item(words.verified, said(rating.verified))}</dl>`
}

function flagsView(one: Shown, rating: ReadRating, words: Words, language: Language): Markup {
  const flags = one.flags.get(rating.id) ?? []
  if (flags.length === 0) return html`<p>${words.noFlags}</p>`
  return html`<ul>${flags.map((flag) => html`<li>${flagTag(flag.rule, language)}${flagText(one, flag, language)}<small>${words.seenAt(toVietnamese(flag.recordedAt), flag.version)}</small></li>`)}</ul>`
}

/** The sentence; what was learned since is told beside it. */
function flagText({ news }: Shown, { rule, numbers }: KeptFlag, language: Language): string {
  const sentence = flagSentence(rule, numbers)[language]
  return rule === 'before_result' && news ? `${sentence} ${news[language]}` : sentence
}

function answersView({ rating, instrument }: Shown, words: Words, language: Language): Markup | '' {
  const answers = Object.entries(rating.answers)
  if (answers.length === 0) return ''
  const said = (code: string) => instrument?.items.find((item) => item.code === code)?.[language] ?? code
  return html`<section aria-labelledby="answers"><h2 id="answers">${words.answers}</h2>
<table aria-labelledby="answers"><thead><tr><th scope="col">${words.item}</th><th scope="col">${words.level}</th></tr></thead><tbody>
${answers.map(([code, level]) => html`<tr><th scope="row">${said(code)}</th><td>${levelText(level, words, language)}</td></tr>`)}
</tbody></table></section>`
}

function versionsView({ versions, rating, flags }: Shown, words: Words, language: Language): Markup {
  return html`<section aria-labelledby="versions"><h2 id="versions">${words.versions}</h2><ol>
${versions.map((each, i) => {
  const at = toVietnamese(each.givenAt)
  const link =
    each.id === rating.id
      ? html`<b>${words.version(i + 1)}</b>`
      : html`<a href="/console/ratings/${each.id}">${words.version(i + 1)}</a>`
  const state =
    i === versions.length - 1 ? (each.excluded ? words.tags.excluded : words.counts) : words.replaced
  return html`<li>${link}, ${at}: ${levelText(each.overall, words, language)} (${state}) ${(flags.get(each.id) ?? []).map(({ rule }) => flagTag(rule, language))}</li>`
})}
</ol></section>`
}

function decisionsView(one: Shown, words: Words, language: Language): Markup {
  const all = one.versions.flatMap(({ id }) => one.decisions.get(id) ?? []).sort((a, b) => a.id - b.id)
  if (all.length === 0) return html`<p>${words.noDecisions}</p>`
  return html`<ol>${all.map(
    (
      each,
    ) => html`<li><b>${each.excluded ? words.decidedOut : words.decidedIn}</b>, ${toVietnamese(each.at)}. ${reasonText(each.reason, language)}.
${each.words === null ? '' : html`<p class="words">${each.words}</p>`}<small>${whoDecided(one, each, words, language)}</small></li>`,
  )}</ol>`
}

function whoDecided({ names, tree }: Shown, { by, right }: ShownDecision, words: Words, language: Language) {
  const name = names.get(by.replace(/^account:/, '')) ?? words.outside
  if (!right || !isRole(right.role)) return words.by(name, '')
  const unit =
    right.unitCode === null ? words.wholeProvince : (tree.byCode.get(right.unitCode)?.name ?? right.unitCode)
  return words.by(name, `${ROLES[right.role][language]}, ${unit}`)
}

function decideView({ csrf, language }: SignedInVisit, one: Shown, words: Words): Markup {
  const { rating, typed } = one
  const reasons = rating.excluded ? INCLUSION_REASONS : EXCLUSION_REASONS
  const seen = one.decisions.get(rating.id)?.at(-1)?.id ?? 0
  const form = 'decide'
  return html`<section aria-labelledby="decide"><h2 id="decide">${words.decide}</h2><p class="hint">${words.decideHint}</p>
<form method="post" action="/console/ratings/${rating.id}/decide" class="edit">${csrfField(csrf)}
<input type="hidden" name="seen" value="${seen}"><input type="hidden" name="excluded" value="${rating.excluded ? 'no' : 'yes'}">
${typed.problem === null ? '' : html`<p class="error" role="alert">${typed.problem}</p>`}
${errorSummary(wordsOf(language).problem, form, typed.errors, { reason: words.reason, words: words.words })}
${select({
  form,
  name: 'reason',
  label: words.reason,
  value: typed.values.reason ?? '',
  error: typed.errors.reason,
  options: [
    { value: '', label: wordsOf(language).choose },
    ...Object.entries(reasons).map(([value, label]) => ({ value, label: label[language] })),
  ],
})}
${textArea({ form, name: 'words', label: words.words, hint: words.wordsHint, value: typed.values.words, error: typed.errors.words })}
<p class="buttons"><button>${rating.excluded ? words.includeIt : words.excludeIt}</button></p>
</form></section>`
}
