/** `/scores/2026-Q3`: a closed quarter’s scores, to link to. */
import { html } from 'hono/html'
import { quarterInWords } from './closed-quarters.ts'
import { page } from './layout.ts'
import type { Published } from './published-scores.ts'
import { scoresSection } from './scores-view.ts'

/** Where the pages are: a quarter’s name follows. */
export const SCORES_PAGE = '/scores/'

const HOME = html`<p><a href="/">← Lắng Nghe</a></p>`

/** The page of one quarter. */
export function scoresPage(published: Published) {
  return page(
    `Mức độ hài lòng, ${quarterInWords(published.period)}`,
    html`${HOME}${scoresSection(published, 1)}`,
  )
}

/** For an address that names no quarter, one that is not over, or one too long ago. */
export function noScoresPage() {
  return page(
    'Không có số liệu',
    html`${HOME}<h1>Không có số liệu của kỳ này</h1>
<p>Trang này công bố theo quý đã kết thúc, tối đa ba năm gần đây. Xin chọn một quý ở trang chủ.</p>
<p lang="en">Scores are published of quarters that are over, for three years. Please choose a quarter on the first page.</p>`,
  )
}
