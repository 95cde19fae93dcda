/** The page of a live talk: what was said, how the citizen can be reached, and the form to answer. */
import { html } from 'hono/html'
import { toIso, toVietnamese } from '../../calendar/instant.ts'
import type { CannedAnswer } from '../../live-talk/canned-answers.ts'
import type { HumanRequest } from '../../live-talk/human-requests.ts'
import { freeUntil } from '../../live-talk/live-talk.ts'
import type { TalkLine } from '../../live-talk/talk-lines.ts'
import { actorOf } from '../actor.ts'
import { csrfField, errorSummary, type FieldErrors, select, textArea } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { holderText } from './list-view.ts'
import { requestWords, type Words } from './words.ts'

/** What came back with a form. */
export type Returned = { values: Record<string, string>; errors: FieldErrors; problem: string | null }

type Shown = {
  request: HumanRequest
  lines: readonly TalkLine[]
  canned: readonly CannedAnswer[]
  returned: Returned | null
  /** Of the form: sent twice with it, it is done once. */
  key: string
}

/** Less is left of the time to write freely: it is said as a warning. */
const NEAR_MS = 2 * 3_600_000

export function talkView(visit: SignedInVisit, shown: Shown): Markup {
  const words = requestWords(visit.language)
  const { request, returned } = shown
  const here = `/console/requests/${request.id}`
  const done = Object.hasOwn(words.done, visit.query.done ?? '')
    ? words.done[visit.query.done as keyof Words['done']]
    : null
  return html`<p class="back"><a href="/console/requests">← ${words.back}</a></p>
${noticeLine(returned ? null : done)}
<h1>${words.one}</h1>
<div id="standing">${standing(visit, request, words)}</div>
<section aria-labelledby="said-title"><h2 id="said-title">${words.said}</h2>
<p class="hint">${words.least}</p>
<div role="log" aria-label="${words.said}"><ol class="talk" id="said" data-here="${here}">
<li class="citizen"><p class="who"><b>${words.citizen}</b> <time datetime="${toIso(request.createdAt)}">${toVietnamese(request.createdAt)}</time></p><blockquote>${request.topic ?? words.unsaid}</blockquote></li>
${shown.lines.map((line) => lineView(line, words, visit))}
</ol></div>
<p><a href="${here}">${words.refresh}</a></p>
</section>
${request.status === 'open' ? handling(visit, shown, here, words) : html`<p class="empty">${request.handledAt === null ? words.isErased : words.isOver(toVietnamese(request.handledAt))}</p>`}
<script src="/console/assets/live-talk.js" defer></script>`
}

function standing(visit: SignedInVisit, request: HumanRequest, words: Words): Markup {
  const { channels } = wordsOf(visit.language)
  const until = freeUntil(request.channel, request.heardAt)
  const left = until - visit.now
  const window =
    left <= 0
      ? words.windowClosed
      : (left < NEAR_MS ? words.windowNear : words.windowOpen)(toVietnamese(until))
  return html`<p>${channels[request.channel]} · ${words.whoHasIt}: <b>${holderText(request, visit, words)}</b></p>
<p class="hint">${window}</p>`
}

function lineView(line: TalkLine, words: Words, { language }: SignedInVisit): Markup {
  const who = line.name ?? words.citizen
  const time = html`<time datetime="${toIso(line.at)}">${toVietnamese(line.at)}</time>`
  if (line.kind !== 'word')
    return html`<li class="deed"><p class="who">${who}: ${words.deeds[line.kind]} ${time}</p></li>`
  const delivery = line.delivery === null ? '' : ` · ${wordsOf(language).deliveries[line.delivery]}`
  return html`<li class="${line.name === null ? 'citizen' : 'office'}"><p class="who"><b>${who}</b> ${time}${delivery}</p>
${line.words === null ? '' : html`<blockquote>${line.words}</blockquote>`}${line.files > 0 ? html`<p class="hint">${words.files(line.files)}</p>` : ''}</li>`
}

function handling(visit: SignedInVisit, shown: Shown, here: string, words: Words): Markup {
  const { holder } = shown.request
  const problem = shown.returned?.problem ?? null
  const wrong = problem === null ? '' : html`<p class="error" role="alert">${problem}</p>`
  if (holder?.actor === actorOf(visit.account)) return html`${wrong}${answering(visit, shown, here, words)}`
  const typed = shown.returned?.values.text ?? ''
  return html`<section id="answer" aria-labelledby="answer-title"><h2 id="answer-title">${words.answer}</h2>${wrong}
${typed === '' ? '' : html`<p class="hint">${words.unsent}</p><blockquote>${typed}</blockquote>`}
${
  holder === null
    ? html`${button(visit, `${here}/take`, words.take, '', '')}<p class="hint">${words.takeHint}</p>
${button(visit, `${here}/end`, words.endReached, shown.key, 'quiet')}<p class="hint">${words.endReachedHint}</p>`
    : html`<p>${words.heldBy(holder.name, toVietnamese(holder.until))}</p>`
}</section>`
}

function answering(visit: SignedInVisit, shown: Shown, here: string, words: Words): Markup {
  const { returned, canned, key } = shown
  const { values = {}, errors = {} } = returned ?? {}
  const common = wordsOf(visit.language)
  const labels = { text: words.text, canned: words.canned }
  const options = [
    { value: '', label: common.choose },
    ...canned.map(({ id, title }) => ({ value: id, label: title })),
  ]
  return html`<section id="answer" aria-labelledby="answer-title"><h2 id="answer-title">${words.answer}</h2>
${errorSummary(common.problem, 'say', errors, labels)}
<form method="post" action="${here}/say">${csrfField(visit.csrf)}<input type="hidden" name="key" value="${key}">
${
  canned.length === 0
    ? ''
    : html`${select({ form: 'say', name: 'canned', label: words.canned, hint: words.cannedHint, error: errors.canned, options })}
<button class="quiet" formaction="${here}/canned">${words.insert}</button>`
}
${textArea({ form: 'say', name: 'text', label: words.text, hint: words.textHint, value: values.text, error: errors.text, rows: 5 })}
<p class="buttons"><button>${words.send}</button> <button class="quiet" formaction="${here}/end">${words.sendAndEnd}</button></p></form>
<div class="buttons">${button(visit, `${here}/give-back`, words.giveBack, '', 'quiet')} ${button(visit, `${here}/end`, words.end, key, 'quiet')}</div>
</section>`
}

function button(
  { csrf }: SignedInVisit,
  action: string,
  label: string,
  key: string,
  look: '' | 'quiet',
): Markup {
  return html`<form method="post" action="${action}">${csrfField(csrf)}${key === '' ? '' : html`<input type="hidden" name="key" value="${key}">`}<button${look === '' ? '' : html` class="${look}"`}>${label}</button></form>`
}
