/** What each role may do. Roles are data: names of offices change (facts/domain.md 1.3). */
import type { ComplaintPermission, Viewer } from '../complaints/visibility.ts'

export type Permission =
  | ComplaintPermission
  | 'identity:request' // ask to know who sent a confidential complaint
  | 'identity:approve' // the second person's word on it
  | 'record:export' // the chained record of a complaint as a file
  | 'cases:anonymised' // concluded cases without anything that tells of whom
  | 'scores:read'
  | 'ratings:decide' // single ratings, and leaving one out of the figures; never of the account's own line
  | 'board:read' // counts of the queue
  | 'requests:read' // citizens who asked for a person; not for units: a request names none, and may be about them
  | 'office:write' // units, officials, holidays, canned answers, templates
  | 'accounts:write'
  | 'changes:read' // what administrators changed

export const ROLES = {
  admin: {
    vi: 'Quản trị hệ thống',
    en: 'Administrator',
    may: [
      'complaint:read',
      'complaint:act',
      'scores:read',
      'board:read',
      'requests:read',
      'office:write',
      'accounts:write',
      'changes:read',
    ],
  },
  intake: {
    vi: 'Cán bộ tiếp nhận',
    en: 'Intake officer',
    may: ['complaint:read', 'complaint:act', 'scores:read', 'board:read', 'requests:read'],
  },
  handler: {
    vi: 'Cán bộ xử lý',
    en: 'Handling officer',
    may: [
      'complaint:read',
      'complaint:act',
      'complaint:protected',
      'identity:request',
      'scores:read',
      'board:read',
    ],
  },
  head: {
    vi: 'Người đứng đầu đơn vị',
    en: 'Head of unit',
    may: [
      'complaint:read',
      'complaint:act',
      'complaint:protected',
      'identity:request',
      'identity:approve',
      'scores:read',
      'board:read',
    ],
  },
  inspector: {
    vi: 'Thanh tra',
    en: 'Inspector',
    may: [
      'complaint:read',
      'complaint:act',
      'complaint:protected',
      'identity:request',
      'identity:approve',
      'record:export',
      'scores:read',
      'ratings:decide',
      'board:read',
      'requests:read',
      'changes:read',
    ],
  },
  committee: {
    vi: 'Ban chỉ đạo, ủy ban kiểm tra',
    en: 'Steering or inspection committee',
    may: ['complaint:read', 'complaint:protected', 'scores:read', 'ratings:decide', 'board:read'],
  },
  observer: {
    vi: 'Giám sát (HĐND, MTTQ)',
    en: 'Observer',
    may: ['cases:anonymised', 'scores:read', 'board:read'],
  },
  dpo: {
    vi: 'Cán bộ bảo vệ dữ liệu cá nhân',
    en: 'Data protection officer',
    may: ['identity:approve', 'record:export', 'scores:read', 'board:read', 'changes:read'],
  },
} as const satisfies Record<string, { vi: string; en: string; may: readonly Permission[] }>

export type Role = keyof typeof ROLES

/** Whether a word is a role. */
export function isRole(word: string): word is Role {
  return Object.hasOwn(ROLES, word)
}

/** Whether a role may do something. */
export function may(role: Role, permission: Permission): boolean {
  return (ROLES[role].may as readonly Permission[]).includes(permission)
}

/** An account as someone who looks at complaints. */
export function viewerOf(account: { role: Role; unitCode: string | null }): Viewer {
  const all: ComplaintPermission[] = ['complaint:read', 'complaint:act', 'complaint:protected']
  return {
    unitCode: account.unitCode,
    may: new Set(all.filter((permission) => may(account.role, permission))),
  }
}
