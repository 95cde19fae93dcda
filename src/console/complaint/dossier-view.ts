/** The dossier that a complaint is about: its dates, how late it is, and what happened to it. */
import { html } from 'hono/html'
import { dayOf, type Instant, toIso, vietnameseDay } from '../../calendar/instant.ts'
import { isAnonymous } from '../../complaints/complaint.ts'
import type { HistoryEntry } from '../../dossiers/dossier.ts'
import { statusWords } from '../../dossiers/dossier-words.ts'
import { timelinessOf, workingDaysLate } from '../../dossiers/timeliness.ts'
import type { UnitTree } from '../../units/unit.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { item, unitName } from './facts-view.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

/** The dossier that the complaint names, as it stands now. */
export function dossierView(
  { read: { complaint }, dossier, setting }: Case,
  words: Words,
  language: Language,
): Markup {
  const heading = html`<h2 id="dossier">${words.dossier}</h2>`
  const around = (body: Markup) => html`<section aria-labelledby="dossier">${heading}${body}</section>`
  if (isAnonymous(complaint)) return around(html`<p>${words.dossierHidden}</p>`)
  if (complaint.dossierCode === null) return around(html`<p>${words.noDossier}</p>`)
  if (!dossier) return around(html`<p><b>${complaint.dossierCode}</b></p><p>${words.dossierUnknown}</p>`)
  const { now, calendar, tree } = setting
  const timeliness = timelinessOf(dossier, now, calendar)
  const late = workingDaysLate(dossier, now, calendar)
  const day = (label: string, at: Instant | null) =>
    at === null ? '' : item(label, vietnameseDay(dayOf(at)))
  return around(html`<p><b>${dossier.code}</b>${
    timeliness
      ? html` <span class="tag ${late > 0 ? 'over' : timeliness === 'due_soon' ? 'near' : 'calm'}">${words.timeliness[timeliness]}${late > 0 ? `, ${words.lateBy(late)}` : ''}</span>`
      : ''
  }</p><dl>
${item(words.procedure, dossier.procedure)}
${item(words.dossierUnit, unitName(dossier.unitCode, tree) ?? dossier.unitCode)}
${item(words.dossierStatus, statusWords[dossier.status][language])}
${day(words.received, dossier.receivedAt)}
${day(words.firstDue, dossier.firstDueAt ?? dossier.dueAt)}
${dossier.firstDueAt !== null && dossier.firstDueAt !== dossier.dueAt ? day(words.nowDue, dossier.dueAt) : ''}
${day(words.finished, dossier.finishedAt)}
${day(words.returned, dossier.returnedAt)}
</dl>
${historyOf(dossier.history, tree, words, language)}`)
}

/** When it had which status. What the one-stop office noted beside it may name the applicant: that is left out. */
function historyOf(
  history: readonly HistoryEntry[],
  tree: UnitTree,
  words: Words,
  language: Language,
): Markup | '' {
  if (history.length === 0) return ''
  const entries = [...history].sort((a, b) => a.at - b.at)
  return html`<h3>${words.dossierHistory}</h3><ol class="history">${entries.map(
    ({ at, status, unit }) =>
      html`<li><time datetime="${toIso(at)}">${vietnameseDay(dayOf(at))}</time> ${statusWords[status][language]}${unit === null ? '' : html`<small>${unitName(unit, tree)}</small>`}</li>`,
  )}</ol>`
}
