/** `/`: what this is, where to write, and how the units stand. */
import { html } from 'hono/html'
import type { AccountInWords } from '../channels/accounts.ts'
import { page } from './layout.ts'
import type { PublicTools } from './pages.ts'
import type { Published } from './published-scores.ts'
import { scoresSection } from './scores-view.ts'
import { zaloVerificationTag } from './zalo-verification.ts'

export function homePage({ accounts, zaloVerifierCodes, demo }: PublicTools, published: Published) {
  return page(
    'Lắng Nghe',
    html`<h1>Lắng Nghe</h1>
<p>Kênh tự động tiếp nhận phản ánh, tra cứu hồ sơ và đánh giá mức độ hài lòng của người dân trên Zalo và Messenger.</p>
<p lang="en">An automated channel on Zalo and Messenger where citizens check a dossier, complain, praise and rate.</p>
<ul>
${accounts.map(linkTo)}
${demo ? html`<li><a href="/simulator">Hai chiếc điện thoại mô phỏng / Two simulated phones</a></li>` : ''}
<li><a href="/open-data">Dữ liệu mở / Open data</a></li>
<li><a href="/privacy">Dữ liệu cá nhân được giữ thế nào / How personal data is kept</a></li>
</ul>
${scoresSection(published, 2)}`,
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
