/** Errors of the machine API as values: RFC 9457 problem documents that name the field. English title, Vietnamese detail. */
import type { FieldFault } from '../field-fault.ts'

/** A refusal, as a route hands it back and as the caller reads it. */
export type Problem = {
  problem: {
    type: string // `about:blank`: the status says it all (RFC 9457, 4.2.1)
    title: string
    status: number
    detail: string
    errors: FieldFault[]
  }
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** Any problem. `detail` is Vietnamese and says what to do next. */
export function problem(status: number, detail: string, errors: FieldFault[] = []): Problem {
  return { problem: { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, errors } }
}

/** 422: the request is well formed and says something that cannot be. */
export function invalid(...errors: FieldFault[]): Problem {
  return problem(422, 'Dữ liệu chưa hợp lệ; xem các trường được nêu tên.', errors)
}

/** 404: nothing has this code. `what` in Vietnamese: `đơn vị`. */
export function notFound(what: string, code: string): Problem {
  return problem(404, `Không có ${what} nào mang mã này.`, [
    { field: 'code', message: `unknown code: ${code}` },
  ])
}

/** 403: the token lacks a scope. */
export function forbidden(scope: string): Problem {
  return problem(403, `Mã truy cập không có quyền ${scope}.`)
}

/** 409: the rules forbid it as things stand. `rule` is the refusal of the domain, as `already_concluded`. */
export function conflict(detail: string, rule: string): Problem {
  return problem(409, detail, [{ field: '', message: rule }])
}

/** 429: such costly questions are answered one at a time, and too many wait. */
export function busy(): Problem {
  return problem(
    429,
    'Đang có nhiều câu hỏi tốn thời gian như vậy; xin hỏi lại sau một phút, lần lượt từng câu.',
  )
}

/** Whether a route's answer is a refusal. */
export function isProblem(answer: object): answer is Problem {
  return 'problem' in answer
}
