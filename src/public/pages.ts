/** What anybody may see: what this is, how the units are rated, and what is kept of those who write. */
import { Router } from 'express'
import { html } from 'hono/html'
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { AccountInWords } from '../channels/accounts.ts'
import { DELETION_PAGE, deletionOf } from '../channels/data-deletion.ts'
import type { Desk } from '../desk.ts'
import { vietnameseNumber } from '../scores/percent.ts'
import type { Scorecard } from '../scores/scorecard.ts'
import { scoresOf } from '../scores/scores.ts'
import { deletionWords } from './deletion-page.ts'
import { kept } from './kept.ts'
import { styleSheet } from './style.ts'
import { zaloVerificationTag } from './zalo-verification.ts'

export type PublicTools = {
  desk: Desk
  now(): Instant
  demo: boolean
  /** The OAs and Pages that citizens may write to. */
  accounts: readonly AccountInWords[]
  /** The codes by which Zalo knows that this domain is ours. */
  zaloVerifierCodes: readonly string[]
}

/** A finished quarter hardly changes, and its scores are a second's work for a hundred visits: the page may be this old. */
const KEEP_SCORES_MS = 10 * 60_000

/** `/`, `/privacy` and their style sheet. */
export function publicPages(tools: PublicTools): Router {
  const router = Router()
  const published = kept(KEEP_SCORES_MS, (period, now) => publishedScores(tools.desk, period, now))
  router.get('/public.css', (_request, response) => void response.type('css').send(styleSheet))
  router.get('/', async (_request, response) => {
    const period = lastWholeQuarter(tools.now())
    const cards = await published(period, tools.now())
    response.type('html').send(String(await home(tools, period, cards)))
  })
  router.get(
    '/privacy',
    async (_request, response) => void response.type('html').send(String(await privacy(tools))),
  )
  router.get(`${DELETION_PAGE}:code`, async (request, response) => {
    const deletion = await deletionOf(tools.desk, request.params.code)
    const told = page('Yêu cầu xóa dữ liệu', deletionWords(deletion))
    response
      .status(deletion ? 200 : 404)
      .type('html')
      .send(String(await told))
  })
  return router
}

/** The units with enough ratings in a period, as those see them who may see least. */
async function publishedScores(desk: Desk, period: string, now: Instant): Promise<Scorecard[]> {
  const scores = await scoresOf(desk, { period }, now)
  return 'refused' in scores ? [] : scores.scorecards.filter((card) => card.satisfaction.index !== null)
}

function home(tools: PublicTools, period: string, cards: Scorecard[]) {
  const { accounts, zaloVerifierCodes, demo } = tools
  return page(
    'Lắng Nghe',
    html`<h1>Lắng Nghe</h1>
<p>Kênh tự động tiếp nhận phản ánh, tra cứu hồ sơ và đánh giá mức độ hài lòng của người dân trên Zalo và Messenger.</p>
<p lang="en">An automated channel on Zalo and Messenger where citizens check a dossier, complain, praise and rate.</p>
<ul>
${accounts.map(linkTo)}
${demo ? html`<li><a href="/simulator">Hai chiếc điện thoại mô phỏng / Two simulated phones</a></li>` : ''}
<li><a href="/privacy">Dữ liệu cá nhân được giữ thế nào / How personal data is kept</a></li>
</ul>
<h2>Mức độ hài lòng, quý ${period.slice(6)} năm ${period.slice(0, 4)}</h2>
<p>Tỷ lệ người đánh giá chọn "Hài lòng" hoặc "Rất hài lòng". Đơn vị có ít hơn ${tools.desk.settings.minN} lượt không được công bố.</p>
${
  cards.length === 0
    ? html`<p>Chưa có đơn vị nào đủ lượt đánh giá. / No unit has enough ratings yet.</p>`
    : html`<table><thead><tr><th>Đơn vị</th><th>Hài lòng</th><th>Khoảng tin cậy 95 %</th><th>Lượt</th></tr></thead><tbody>
${cards.map(({ unit, satisfaction: s }) => html`<tr><td>${unit.name}</td><td>${percent(s.index)}</td><td>${percent(s.low)} – ${percent(s.high)}</td><td>${s.n}</td></tr>`)}
</tbody></table>`
}`,
    zaloVerifierCodes.map(zaloVerificationTag),
  )
}

function linkTo({ channel, account, displayName }: AccountInWords) {
  const [host, words] =
    channel === 'zalo'
      ? ['zalo.me', 'Nhắn qua Zalo / Write on Zalo']
      : ['m.me', 'Nhắn qua Messenger / Write on Messenger']
  return html`<li><a href="https://${host}/${account}">${words}${displayName ? `: ${displayName}` : ''}</a></li>`
}

function privacy({ desk }: PublicTools) {
  const { retentionDays: days, invitationTemplate } = desk.settings
  return page(
    'Dữ liệu cá nhân',
    html`<h1>Dữ liệu cá nhân</h1>
<p>Lắng Nghe là hệ thống tự động của cơ quan nhà nước. Hệ thống chỉ giữ những gì cần để trả lời và giải quyết việc của Ông/Bà.</p>
<ul>
<li>Tin nhắn được giữ kín và xóa sau ${days.messages} ngày.</li>
<li>Phản ánh được niêm phong; nội dung và tệp gửi kèm bị hủy ${years(days.complaints)} sau khi kết thúc. Người bị phản ánh và cấp trên trực tiếp của người đó không xem được.</li>
<li>Đánh giá được tính vào điểm của đơn vị, không kèm tên người đánh giá. Lời góp ý bị hủy sau ${years(days.comments)}.</li>
<li>Hồ sơ Ông/Bà theo dõi: giữ mã hồ sơ để báo tin, xóa ${days.messages} ngày sau khi thôi theo dõi.</li>
${invitationTemplate === null ? '' : html`<li>Khi trả kết quả mà không ai theo dõi hồ sơ, số điện thoại của người nộp được dùng một lần để mời đánh giá.</li>`}
<li>Không hỏi số căn cước hay số điện thoại trên Messenger. Ảnh giấy tờ tùy thân không được nhận.</li>
</ul>
<p>Ông/Bà có thể xem, sửa, xóa dữ liệu bất cứ lúc nào: nhắn <b>dữ liệu của tôi</b> cho Lắng Nghe.</p>
<p lang="en">Lắng Nghe is an automated service of the authority. Messages are sealed and deleted after ${days.messages} days; complaints are sealed and
their words and files destroyed ${years(days.complaints, 'years', 'days')} after they are over; ratings count without your name;
the codes of dossiers you follow are deleted ${days.messages} days after you stop.${invitationTemplate === null ? '' : ' If nobody follows a dossier, the phone number in it is used once, to invite to rate, when its result is handed over.'} Write <b>my data</b> to see, correct or erase what is kept.</p>`,
  )
}

function page(title: string, body: unknown, head: unknown = '') {
  return html`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/public.css">${head}</head><body><main>${body}</main></body></html>`
}

function percent(value: number | null): string {
  return value === null ? '' : `${vietnameseNumber(value)} %`
}

function years(days: number, inYears = 'năm', inDays = 'ngày'): string {
  return days % 365 === 0 ? `${days / 365} ${inYears}` : `${days} ${inDays}`
}

function lastWholeQuarter(now: Instant): string {
  const [year, month] = dayOf(now).split('-').map(Number) as [number, number]
  const quarter = Math.ceil(month / 3) - 1
  return quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`
}
