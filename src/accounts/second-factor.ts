/** The second factor: codes of an authenticator app that change every 30 s (TOTP, RFC 6238), and codes for whoever has lost the app. */
import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import type { Vault } from '../privacy/vault.ts'
import { changing } from './account.ts'

const PERIOD_MS = 30_000

/** A clock may be wrong by one step either way. */
const DRIFT = 1

const RECOVERY_CODES = 10
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A fresh secret of 160 bits (RFC 4226, 4), in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code for the app says: `otpauth://totp/…`. */
export function enrolmentUri(secret: string, username: string, issuer: string): string {
  return totpOf(secret, { label: username, issuer }).toString()
}

/** The time step of a code; null when it is none of the steps around this moment. Pure. */
export function stepOf(secret: string, code: string, now: Instant): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: DRIFT })
  return delta === null ? null : Math.floor(now / PERIOD_MS) + delta
}

/** The code as a person types it: without spaces, in lower case. */
export function asCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
}

/** Ten fresh recovery codes. They are kept as digests alone. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, recoveryCode)
}

/**
 * Gives an account a second factor once a code shows that the app has the secret. One that it had, and its recovery codes,
 * are replaced. Doing it again with the same leaves it as it is.
 *
 * @returns whether the code was right
 */
export async function enrolSecondFactor(
  { database, vault }: { database: Database; vault: Vault },
  account: string,
  { secret, recoveryCodes, code }: { secret: string; recoveryCodes: readonly string[]; code: string },
  now: Instant,
): Promise<boolean> {
  const step = stepOf(secret, asCode(code), now)
  if (step === null) return false
  const keep = database.read
    .updateTable('account')
    .set({
      second_factor_sealed: vault.seal(secret),
      second_factor_step: step,
      second_factor_since: now,
    })
    .where('id', '=', account)
  const codes = recoveryCodes.map((each) => ({
    code_hash: hashOf(vault, account, each),
    account,
    used_at: null,
  }))
  await database.commit([
    changing(database, account, {}),
    write(keep),
    write(database.read.deleteFrom('recovery_code').where('account', '=', account)),
    write(database.read.insertInto('recovery_code').values(codes)),
  ])
  return true
}

/** Whether an account has this very secret. */
export async function hasSecret(
  { database, vault }: { database: Database; vault: Vault },
  account: string,
  secret: string,
): Promise<boolean> {
  const sealed = await sealedSecretOf(database, account)
  return sealed !== null && vault.open(sealed) === secret
}

/**
 * Whether a code is one of the account's, and uses it up: of the app no step at or before the last used one counts, a recovery
 * code counts once. False when the account has no second factor.
 */
export async function useCode(
  { database, vault }: { database: Database; vault: Vault },
  account: string,
  typed: string,
  now: Instant,
): Promise<boolean> {
  const code = asCode(typed)
  if (!/^\d{6}$/.test(code)) return useRecoveryCode(database, account, hashOf(vault, account, code), now)
  const sealed = await sealedSecretOf(database, account)
  if (sealed === null) return false
  const step = stepOf(vault.open(sealed), code, now)
  if (step === null) return false
  const use = database.read
    .updateTable('account')
    .set({ second_factor_step: step })
    .where('id', '=', account)
    .where('second_factor_step', '<', step)
    .where('second_factor_sealed', '=', sealed)
  return !('refused' in (await database.commit([write(use, 'used')])))
}

/** How many recovery codes an account has left. */
export async function recoveryCodesLeft(database: Database, account: string): Promise<number> {
  const rows = await database.read
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('account', '=', account)
    .where('used_at', 'is', null)
    .execute()
  return rows.length
}

async function sealedSecretOf(database: Database, account: string): Promise<string | null> {
  const row = await database.read
    .selectFrom('account')
    .select('second_factor_sealed')
    .where('id', '=', account)
    .executeTakeFirst()
  return row?.second_factor_sealed ?? null
}

async function useRecoveryCode(
  database: Database,
  account: string,
  code_hash: string,
  now: Instant,
): Promise<boolean> {
  const use = database.read
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('code_hash', '=', code_hash)
    .where('account', '=', account)
    .where('used_at', 'is', null)
  return !('refused' in (await database.commit([write(use, 'used')])))
}

/** About 49 bits, in two groups of five; at five tries a quarter of an hour nobody finds one. */
function recoveryCode(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${group()}-${group()}`
}

function hashOf(vault: Vault, account: string, code: string): string {
  return vault.ref('recovery_code', account, asCode(code))
}

function totpOf(secret: string, named: { label?: string; issuer?: string } = {}): TOTP {
  return new TOTP({ ...named, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
}
