/**
 * Opening who sent a complaint that is sealed from its handlers (design 5): asked for with a reason, decided by a second
 * person, open to the one who asked alone, for a time. Pure: the clock comes in.
 */
import type { Instant } from '../../calendar/instant.ts'
import { isFinal, type Status } from '../complaint.ts'

/** Why someone may need to know who sent it. */
export const IDENTITY_REASONS = {
  verify: {
    vi: 'Xác minh trực tiếp với người gửi, vì nhắn qua hệ thống không đủ',
    en: 'To verify with the sender in person, because messages through the system are not enough',
  },
  protect: {
    vi: 'Bảo vệ người gửi trước đe dọa, trả thù hoặc nguy hiểm',
    en: 'To protect the sender from threats, retaliation or danger',
  },
  remedy: {
    vi: 'Trả lại tiền, giấy tờ hoặc khắc phục hậu quả cho người gửi',
    en: 'To give back money or papers, or to put right what was done to the sender',
  },
  authority: {
    vi: 'Cơ quan có thẩm quyền yêu cầu bằng văn bản theo luật',
    en: 'A competent authority demands it in writing under a law',
  },
} as const
export type IdentityReason = keyof typeof IDENTITY_REASONS

/** Why the citizen is told later, at the latest when the case is over. By default they are told at once. */
export const DEFERRALS = {
  inspection: {
    vi: 'Báo ngay sẽ cản trở việc thanh tra, xác minh',
    en: 'Telling now would hinder an inspection',
  },
  evidence: {
    vi: 'Báo ngay có thể làm lộ việc, mất chứng cứ',
    en: 'Telling now may give the matter away and destroy evidence',
  },
  danger: {
    vi: 'Báo ngay có thể gây nguy hiểm cho người gửi hoặc người khác',
    en: 'Telling now may endanger the sender or others',
  },
} as const
export type Deferral = keyof typeof DEFERRALS

/** `asked`: nobody has decided; `open`: the identity may be seen until it expires; `ended`: it has expired. */
export type IdentityState = 'asked' | 'open' | 'refused' | 'ended'

/** A request. Accounts stand in it by their ids. */
export type IdentityRequest = {
  id: string
  complaint: string
  requester: string
  reason: IdentityReason
  askedAt: Instant
  state: IdentityState
  decidedBy: string | null
  decidedAt: Instant | null
  /** The first moment at which it is not open any more; null while it was not opened. */
  expiresAt: Instant | null
  /** Whether the citizen is told of the opening; `nobody`: it is not known who they are. Null while it was not opened. */
  telling: 'told' | 'deferred' | 'nobody' | null
  deferral: Deferral | null
}

/** `by` is an account's id. `expire` and `tell` are the clock's. */
export type IdentityAction =
  | { action: 'approve'; by: string; deferral: Deferral | null }
  | { action: 'refuse'; by: string }
  | { action: 'view'; by: string }
  | { action: 'expire' }
  | { action: 'tell' }

export type IdentitySetting = {
  now: Instant
  /** How long an opening lasts, in hours (`IDENTITY_OPEN_HOURS`). */
  openHours: number
  complaint: { status: Status; isReachable: boolean }
}

export type IdentityRefusal =
  | 'own_request' //     nobody approves what they asked for
  | 'not_requester' //   open to the one who asked alone
  | 'already_decided'
  | 'not_open' //        not approved, or over
  | 'too_early'

const HOUR_MS = 3_600_000

/**
 * What an action makes of a request.
 *
 * @returns `tells`: the citizen is to be told now that it was opened
 */
export function decideIdentity(
  request: IdentityRequest,
  action: IdentityAction,
  { now, openHours, complaint }: IdentitySetting,
): { request: IdentityRequest; tells: boolean } | { refused: IdentityRefusal } {
  switch (action.action) {
    case 'approve': {
      if (request.state !== 'asked') return { refused: 'already_decided' }
      if (action.by === request.requester) return { refused: 'own_request' }
      // Once the case is over nothing can be hindered by telling.
      const deferral = isFinal(complaint.status) ? null : action.deferral
      const telling = !complaint.isReachable ? 'nobody' : deferral === null ? 'told' : 'deferred'
      const decided = { decidedBy: action.by, decidedAt: now, expiresAt: now + openHours * HOUR_MS }
      return {
        request: {
          ...request,
          ...decided,
          state: 'open',
          telling,
          deferral: telling === 'deferred' ? deferral : null,
        },
        tells: telling === 'told',
      }
    }
    case 'refuse':
      if (request.state !== 'asked') return { refused: 'already_decided' }
      if (action.by === request.requester) return { refused: 'own_request' }
      return {
        request: { ...request, state: 'refused', decidedBy: action.by, decidedAt: now },
        tells: false,
      }
    case 'view':
      if (action.by !== request.requester) return { refused: 'not_requester' }
      return isOpen(request, now) ? { request, tells: false } : { refused: 'not_open' }
    case 'expire':
      if (request.state !== 'open') return { refused: 'not_open' }
      return isOpen(request, now)
        ? { refused: 'too_early' }
        : { request: { ...request, state: 'ended' }, tells: false }
    case 'tell':
      if (request.telling !== 'deferred') return { refused: 'already_decided' }
      if (!isFinal(complaint.status)) return { refused: 'too_early' }
      return complaint.isReachable
        ? { request: { ...request, telling: 'told' }, tells: true }
        : { request: { ...request, telling: 'nobody' }, tells: false }
  }
}

/** Whether the one who asked may see the identity now. */
export function isOpen(
  { state, expiresAt }: Pick<IdentityRequest, 'state' | 'expiresAt'>,
  now: Instant,
): boolean {
  return state === 'open' && expiresAt !== null && now < expiresAt
}
