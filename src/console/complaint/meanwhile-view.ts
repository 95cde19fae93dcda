/** What others did to a case after an official had opened its page: told to whoever acts on what has changed. */
import { html } from 'hono/html'
import { timeText } from '../../complaints/coarse-time.ts'
import type { Markup } from '../page.ts'
import type { Case } from './read-case.ts'
import { whoDid } from './timeline-view.ts'
import type { Words } from './words.vi.ts'

/** @param seenStep the last step that stood on the page */
export function meanwhileView({ read: { timeline } }: Case, seenStep: number, words: Words): Markup | '' {
  const since = timeline.filter(({ seq }) => seq > seenStep)
  if (since.length === 0) return ''
  return html`<section class="notice" role="status" aria-labelledby="meanwhile"><h2 id="meanwhile">${words.meanwhile}</h2><ul>
${since.map((step) => html`<li>${timeText(step.at)}: <b>${words.steps[step.kind]}</b> (${whoDid(step, words)})</li>`)}
</ul></section>`
}
