/**
 * Devices on which an account is known: a browser that has signed in to it completely keeps a random cookie, and tries from
 * there are counted apart from those of strangers, who else could keep anybody shut out (OWASP, "Slow Down Online Guessing
 * Attacks with Device Cookies"). The cookie opens nothing by itself.
 */
import { createHash, randomBytes } from 'node:crypto'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'

/** How long a device is known after the last sign-in on it, and its cookie kept. */
export const KNOWN_FOR_MS = 180 * DAY_MS

/** What a device's cookie is kept as. */
export function deviceHash(device: string): string {
  return createHash('sha256').update(device).digest('base64url')
}

/**
 * Knows a device after a complete sign-in. One that only other accounts of the same browser were known on gets another id, which
 * they share from now on: a cookie planted by somebody is worth nothing to them.
 *
 * @param device the cookie that came; null: none
 * @returns the cookie to give, told only here
 */
export async function rememberDevice(
  { read, commit }: Database,
  account: string,
  device: string | null,
  now: Instant,
): Promise<string> {
  const expires_at = now + KNOWN_FOR_MS
  if (device !== null) {
    const renew = read
      .updateTable('known_device')
      .set({ expires_at })
      .where('id_hash', '=', deviceHash(device))
      .where('account', '=', account)
      .where('expires_at', '>', now)
    if (!('refused' in (await commit([write(renew, 'unknown')])))) return device
  }
  const id = randomBytes(32).toString('base64url')
  const id_hash = deviceHash(id)
  const others = (before: string) =>
    read.updateTable('known_device').set({ id_hash }).where('id_hash', '=', deviceHash(before))
  const fresh = { created_at: now, expires_at, failed: 0, failed_at: 0, locked_until: 0 }
  const insert = read
    .insertInto('known_device')
    .values({ id_hash, account, ...fresh })
    .onConflict((conflict) => conflict.columns(['id_hash', 'account']).doUpdateSet(fresh))
  await commit([...(device === null ? [] : [write(others(device))]), write(insert)])
  return id
}

/** An account is known nowhere any more. @param but the cookie of a device that stays known; null: none */
export function forgettingDevices({ read }: Database, account: string, but: string | null = null): Write {
  const forget = read.deleteFrom('known_device').where('account', '=', account)
  return write(but === null ? forget : forget.where('id_hash', '<>', deviceHash(but)))
}
