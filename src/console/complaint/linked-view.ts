/** Complaints that belong to this one: handled together, split from one another, repeated or similar. */
import { html } from 'hono/html'
import { dayOf, vietnameseDay } from '../../calendar/instant.ts'
import type { LinkedComplaint } from '../../complaints/linked.ts'
import type { SimilarComplaint } from '../../complaints/queue/similar.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { statusTag } from '../tag.ts'
import { wordsOf } from '../words.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

/** '' where there are none that the account may know of. */
export function linkedView({ linked, similar }: Case, words: Words, language: Language): Markup | '' {
  const tied = new Set(linked.map(({ code }) => code))
  const others = similar.filter(({ code }) => !tied.has(code))
  if (linked.length === 0 && others.length === 0) return ''
  const common = wordsOf(language)
  const line = (
    { code, status, category }: Pick<LinkedComplaint | SimilarComplaint, 'code' | 'status' | 'category'>,
    what: string,
    isOpen: boolean,
  ) => html`<li><b>${what}</b> ${isOpen ? html`<a href="/console/complaints/${code}">${code}</a>` : code}
<small>${isOpen ? common.grounds[category] : ''}</small> ${isOpen ? statusTag(status, common) : ''}</li>`
  return html`<section aria-labelledby="linked"><h2 id="linked">${words.linked}</h2><ul class="linked">
${linked.map((each) => line(each, words.ties[each.tie], each.isOpen))}
${others.map((each) => line(each, `${words.kin[each.kind]}, ${vietnameseDay(dayOf(each.createdAt))}:`, true))}
</ul></section>`
}
