/** What Zalo's browsers come for: the proof that the domain is ours, and the way back from the OA admin's consent. */
import { Router } from 'express'
import { html } from 'hono/html'
import { z } from 'zod'
import type { OaAccount } from '../channels/accounts.ts'
import { openApi } from '../channels/api-call.ts'
import type { Troubles } from '../channels/trouble.ts'
import { type ConsentEnd, type ConsentTools, endConsent } from '../channels/zalo/consent.ts'
import { createTokenStore } from '../channels/zalo/token-store-sql.ts'
import { zaloVerificationTag } from '../public/zalo-verification.ts'
import { type Log, safeError } from '../telemetry/log.ts'

export type ZaloWebTools = ConsentTools & {
  oas: readonly OaAccount[]
  /** `ZALO_VERIFIER_CODE`: the codes that Zalo's console gave for this domain. */
  verifierCodes: readonly string[]
  troubles: Troubles
  log: Log
}

/** The callback's query. Zalo adds nothing else that we need; a refusal has no code. Source: facts/zalo.md 3. */
const Came = z.object({
  code: z.string().min(1).max(2_000),
  oa_id: z.string().min(1).max(100),
  state: z.string().min(1).max(200),
})

/** `GET /zalo_verifier{code}.html` and `GET /oauth/zalo/callback` (contract 4). */
export function zaloWeb(tools: ZaloWebTools): Router {
  const router = Router()
  router.get(/^\/zalo_verifier([A-Za-z0-9_-]{1,200})\.html$/, (request, response, next) => {
    const code = request.params[0]!
    if (!tools.verifierCodes.includes(code)) return next()
    response
      .type('html')
      .send(String(html`<!doctype html><html><head>${zaloVerificationTag(code)}</head><body></body></html>`))
  })
  router.get('/oauth/zalo/callback', async (request, response) => {
    const came = Came.safeParse(request.query)
    const end: ConsentEnd = came.success ? await finish(tools, came.data) : { failed: 'refused' }
    response
      .status('done' in end ? 200 : STATUS[end.failed])
      .set('cache-control', 'no-store')
      .type('html')
      .send(String(page(end)))
  })
  return router
}

async function finish(
  tools: ZaloWebTools,
  { code, oa_id, state }: z.infer<typeof Came>,
): Promise<ConsentEnd> {
  const { database, vault, oauthUrl, oas, log, troubles } = tools
  const store = createTokenStore(database, vault)
  const end = await endConsent({ ...tools, store, post: openApi(oauthUrl) }, oas, {
    code,
    oaId: oa_id,
    state,
  }).catch((error: unknown): ConsentEnd => {
    log.error({ error: safeError(error) }, 'a consent could not be finished')
    return { failed: 'not_saved' }
  })
  if ('done' in end) {
    log.info({ channel: 'zalo', account: end.done }, 'the OA has consented; its new tokens are kept')
    await troubles.clear({ name: 'zalo', account: end.done }, 'credentials')
  } else log.warn({ channel: 'zalo', failed: end.failed, code: end.code }, 'a consent came to nothing')
  return end
}

type Failed = Extract<ConsentEnd, { failed: string }>['failed']

const STATUS: Record<Failed, number> = {
  state: 400,
  other_oa: 400,
  refused: 400,
  away: 503,
  busy: 503,
  not_saved: 503,
}

const AGAIN = 'npx lang-nghe channels consent'

/** What the admin reads: what happened, and what to do next. */
const SAID: Record<Failed, { vi: string; en: string }> = {
  state: {
    vi: `Địa chỉ này đã dùng rồi, đã quá 10 phút, hoặc không phải do hệ thống tạo. Ông/Bà nhờ người vận hành tạo địa chỉ mới (${AGAIN}).`,
    en: `This address was used before, is older than 10 minutes, or was not made by this system. Ask the operator for a new one (${AGAIN}).`,
  },
  other_oa: {
    vi: `Ông/Bà đã chọn một OA khác với OA được yêu cầu; chưa có gì thay đổi. Ông/Bà mở địa chỉ mới (${AGAIN}) và chọn đúng OA.`,
    en: `You chose another OA than the one that was asked for; nothing has changed. Open a new address (${AGAIN}) and choose the right OA.`,
  },
  refused: {
    vi: `Zalo không chấp nhận lần đồng ý này, hoặc Ông/Bà chưa đồng ý. Ông/Bà nhờ người vận hành kiểm tra khóa bí mật của ứng dụng, địa chỉ callback và ZALO_CODE_VERIFIER trong trang ứng dụng Zalo, rồi thử lại (${AGAIN}).`,
    en: `Zalo did not accept this consent, or you did not give it. Check the app's secret, the callback address and ZALO_CODE_VERIFIER against Zalo's console, then try again (${AGAIN}).`,
  },
  away: {
    vi: `Không gọi được Zalo. Ông/Bà thử lại sau ít phút (${AGAIN}).`,
    en: `Zalo could not be reached. Try again in some minutes (${AGAIN}).`,
  },
  busy: {
    vi: `Hệ thống đang đổi token của OA này. Ông/Bà thử lại sau một phút (${AGAIN}).`,
    en: `The tokens of this OA are being renewed right now. Try again in a minute (${AGAIN}).`,
  },
  not_saved: {
    vi: `Không lưu được vào cơ sở dữ liệu. Khi cơ sở dữ liệu chạy lại, Ông/Bà thử lại (${AGAIN}).`,
    en: `It could not be stored in the database. Try again when the database works (${AGAIN}).`,
  },
}

function page(end: ConsentEnd) {
  const done = 'done' in end
  const title = done ? 'Đã nối Zalo OA' : 'Chưa nối được Zalo OA'
  const said = done
    ? {
        vi: `OA ${end.done} đã đồng ý cho Lắng Nghe trả lời thay. Ông/Bà có thể đóng trang này.`,
        en: `OA ${end.done} has consented that Lắng Nghe answers for it. You may close this page.`,
      }
    : SAID[end.failed]
  const code = done || !end.code ? '' : html`<p>Mã của Zalo / code: ${end.code}</p>`
  return html`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/public.css"></head><body><main><h1>${title}</h1>
<p>${said.vi}</p><p lang="en">${said.en}</p>${code}</main></body></html>`
}
