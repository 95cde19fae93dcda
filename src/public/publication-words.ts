/** As of when a publication is, and whether it was published anew: for everybody who reads the figures. */
import { html } from 'hono/html'
import { dayOf, toVietnamese, vietnameseDay } from '../calendar/instant.ts'
import type { PublicationHead } from '../scores/publish.ts'

/** One paragraph, in both languages. */
export function publicationNote({ asOf, again }: PublicationHead) {
  const { vi, en } = publicationWords({ asOf, again })
  return html`<p class="note">${vi} <span lang="en">${en}</span></p>`
}

/** The reason of a publication anew stands as the office wrote it. */
function publicationWords({ asOf, again }: Pick<PublicationHead, 'asOf' | 'again'>): {
  vi: string
  en: string
} {
  const until = toVietnamese(asOf)
  const anew = again && { at: vietnameseDay(dayOf(again.at)), reason: again.reason }
  return {
    vi: `Số liệu ghi nhận đến ${until}; ghi nhận sau đó không làm thay đổi số đã công bố.${anew ? ` Công bố lại ngày ${anew.at}: ${anew.reason}` : ''}`,
    en: `As recorded until ${until}; what was recorded later does not change what was published.${anew ? ` Published anew on ${anew.at}.` : ''}`,
  }
}
