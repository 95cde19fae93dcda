/** Accounts and grants as forms show them and as they are read back. */
import { z } from 'zod'
import type { ListedAccount } from '../../../accounts/account-store.ts'
import { WHOLE_PROVINCE } from '../../../accounts/grants.ts'
import { isRole, type Role } from '../../../accounts/roles.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '../../../calendar/instant.ts'
import { optionalWords, readForm, words } from '../../form.ts'
import { optionalDay } from '../optional-day.ts'
import type { Words as AdminWords } from '../words.ts'
import type { Words } from './words.vi.ts'

export type AccountState = 'active' | 'planned' | 'ended' | 'disabled' | 'locked'

/** What an account is fit for at a moment. Pure. */
export function stateOf(account: ListedAccount, now: Instant): AccountState {
  if (account.disabledAt !== null) return 'disabled'
  if (account.lockedUntil !== null && account.lockedUntil > now) return 'locked'
  if (account.now !== null) return 'active'
  return account.grants.some(({ validFrom }) => validFrom > now) ? 'planned' : 'ended'
}

const role = z
  .string()
  .refine((word): word is Role => isRole(word), 'choose')
  .transform((word) => word as Role)
const grantFields = {
  role,
  unitCode: z
    .string()
    .trim()
    .min(1, 'choose')
    .max(64, 'too_long')
    .transform((code) => (code === WHOLE_PROVINCE ? null : code)),
  validFrom: optionalDay,
  validTo: optionalDay,
}

/** A form of a grant. */
export const GrantForm = z.object(grantFields)
/** A form of a new account with its first grant. */
export const AccountForm = z.object({ username: words(64), name: words(200), ...grantFields })
/** A form that ends a grant. */
export const EndForm = z.object({ grant: words(100), at: optionalDay })
/** A form that says by whom at the common sign-in an account is used. */
export const LoginForm = z.object({ login: optionalWords(200) })

/** At least three, so that nobody is guessed by trying letters. */
const USERNAME = /^[\p{Ll}\p{N}][\p{Ll}\p{N}._-]{2,63}$/u

type Fault = keyof Words['refusals'] | keyof AdminWords['faults']

/** The time of a grant from the days that were typed, or the field that is wrong. Pure. */
export function timeOf(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  now: Instant,
): { from: Instant; to: Instant | null } | { faults: Record<string, Fault> } {
  const today = dayOf(now)
  if (validFrom !== null && validFrom < today) return { faults: { validFrom: 'in_the_past' } }
  const from = validFrom === null || validFrom === today ? now : startOfDay(validFrom)
  const to = validTo === null ? null : endOfDay(validTo)
  return to !== null && to <= from ? { faults: { validTo: 'ends_before_it_begins' } } : { from, to }
}

/** A new account, or what is wrong by field. */
export function readAccount(
  form: Record<string, string>,
): { values: z.output<typeof AccountForm> } | { faults: Record<string, Fault> } {
  const read = readForm(AccountForm, { ...form, username: (form.username ?? '').trim().toLowerCase() })
  if ('faults' in read) return read
  return USERNAME.test(read.values.username) ? read : { faults: { username: 'bad_username' } }
}

/** A sentence for each fault, from both vocabularies. */
export function faultSentences(
  faults: Record<string, Fault>,
  { refusals }: Words,
  common: AdminWords,
): Record<string, string> {
  const said = { ...common.faults, ...refusals }
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, said[fault]]))
}
