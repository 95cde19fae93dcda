/** The page of a complaint. */
import { html } from 'hono/html'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { flagTags, severityTag, statusTag } from '../tag.ts'
import { wordsOf } from '../words.ts'
import { actionsView, type Returned } from './actions-view.ts'
import { attachmentsView } from './attachments-view.ts'
import { dossierView, factsView } from './facts-view.ts'
import type { Case } from './read-case.ts'
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
  const { complaint, story, attachments, timeline } = shown.read
  const common = wordsOf(language)
  return html`<p class="back"><a href="/console/complaints">← ${words.back}</a></p>
${noticeLine(notice)}
<h1>${words.title(complaint.code)}</h1>
<p class="tags">${statusTag(complaint.status, common)}${severityTag(complaint.severity, common)}${flagTags(complaint.flags, common)}</p>
<div class="case">
<div class="what">
<section aria-labelledby="story"><h2 id="story">${words.story}</h2>
${story === '' ? html`<p class="empty">${words.storyDestroyed}</p>` : html`<blockquote class="story">${story}</blockquote><p class="hint">${words.masked}</p>`}
</section>
${attachmentsView(attachments, complaint, words)}
<section aria-labelledby="handling"><h2 id="handling">${words.handling}</h2>
${mayAct ? actionsView(visit, words, shown, returned, newKey) : html`<p class="empty">${words.readOnly}</p>`}
</section>
</div>
<div class="facts">
${factsView(shown, words, language)}
${dossierView(shown, words, language)}
</div>
${timelineView(timeline, shown.setting.tree, words, language)}
</div>`
}
