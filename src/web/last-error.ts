/** The last handler of the web: whatever no part has answered for gets a plain page, and the log one line without the address's text. */
import type { ErrorRequestHandler } from 'express'
import { html } from 'hono/html'
import { Unavailable } from '../database/database.ts'
import { page } from '../public/layout.ts'
import { type Log, safeError } from '../telemetry/log.ts'

const WORDS = {
  400: ['Địa chỉ không hợp lệ', 'Xin xem lại địa chỉ vừa mở.', 'This address is not well formed.'],
  404: ['Không có trang này', 'Xin xem lại địa chỉ vừa mở.', 'There is no such page.'],
  500: [
    'Có lỗi',
    'Trang này tạm thời không mở được; lỗi đã được ghi lại.',
    'This page failed; the fault was noted.',
  ],
  503: [
    'Tạm thời gián đoạn',
    'Xin thử lại sau ít phút.',
    'Not available now; please try again in a few minutes.',
  ],
} as const

/** Stands after all else. */
export function lastError(log: Log): ErrorRequestHandler {
  return async (error, request, response, next) => {
    const status = statusOf(error)
    const told = { method: request.method, status, error: safeError(error) }
    if (status === 500) log.error(told, 'a defect in the web')
    else log.warn(told, 'a request that no page could answer')
    if (response.headersSent) return next(error)
    const [title, vi, en] = WORDS[status]
    const text = await page(
      title,
      html`<h1>${title}</h1><p>${vi}</p><p lang="en">${en}</p><p><a href="/">Lắng Nghe</a></p>`,
    )
    if (status === 503) response.set('Retry-After', '60')
    response.status(status).type('html').send(String(text))
  }
}

function statusOf(error: unknown): keyof typeof WORDS {
  if (error instanceof Unavailable) return 503
  const { status } = (error ?? {}) as { status?: unknown }
  if (status === 404) return 404
  return typeof status === 'number' && status >= 400 && status < 500 ? 400 : 500
}
