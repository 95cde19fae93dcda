/** The page of a complaint. */
import { html } from 'hono/html'
import { senderSection } from '../identity/case-section.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { flagTags, severityTag, statusTag } from '../tag.ts'
import { wordsOf } from '../words.ts'
import { actionsView, jumpsView, type Returned } from './actions-view.ts'
import { attachmentsView } from './attachments-view.ts'
import { clockView } from './clock-view.ts'
import { dossierView } from './dossier-view.ts'
import { factsView } from './facts-view.ts'
import { linkedView } from './linked-view.ts'
import { meanwhileView } from './meanwhile-view.ts'
import type { Case } from './read-case.ts'
import { talkView } from './talk-view.ts'
import { timelineView } from './timeline-view.ts'
import type { Words } from './words.vi.ts'

export function caseView(
  visit: SignedInVisit,
  words: Words,
  shown: Case,
  {
    returned,
    notice,
    newKey,
    mayAct,
  }: { returned: Returned | null; notice: string | null; newKey: () => string; mayAct: boolean },
): Markup {
  const { language } = visit
  const { complaint, attachments, timeline } = shown.read
  const common = wordsOf(language)
  return html`<p class="back"><a href="/console/complaints">← ${words.back}</a></p>
${noticeLine(notice)}
<h1>${unbroken(words.title(complaint.code), complaint.code)}</h1>
<p class="tags">${statusTag(complaint.status, common)}${severityTag(complaint.severity, common)}${flagTags(complaint.flags, common)}${complaint.mergedInto === null ? '' : html`<span class="tag open">${words.ties.main} ${complaint.mergedInto}</span>`}</p>
${returned?.seenStep != null ? meanwhileView(shown, returned.seenStep, words) : ''}
${mayAct ? jumpsView(words, shown, returned) : ''}
<div class="case">
<div class="what">
${talkView(shown, words, language)}
${attachmentsView(attachments, complaint, words)}
<section aria-labelledby="handling"><h2 id="handling">${words.handling}</h2>
${mayAct ? actionsView(visit, words, shown, returned, newKey) : html`<p class="empty">${words.readOnly}</p>`}
</section>
</div>
<div class="facts">
${clockView(shown, words, language)}
${factsView(shown, words, language)}
${linkedView(shown, words, language)}
${dossierView(shown, words, language)}
${senderSection(visit, complaint)}
</div>
${timelineView(timeline, shown.setting.tree, words, language)}
</div>`
}

/** A sentence in which a code is not broken at its hyphens where the line ends. */
function unbroken(sentence: string, code: string): Markup {
  const [before = '', after = ''] = sentence.split(code)
  return html`${before}<span class="code">${code}</span>${after}`
}
