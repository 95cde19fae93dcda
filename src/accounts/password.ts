/** Passwords, kept as scrypt hashes with their parameters beside them, so that parameters can grow. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { PASSWORD_COST } from './password-cost.ts'

type Parameters = { N: number; r: number; p: number }

const LENGTH = 32

/** A hash of the form `scrypt$N$r$p$salt$hash`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, PASSWORD_COST)
  return [
    'scrypt',
    PASSWORD_COST.N,
    PASSWORD_COST.r,
    PASSWORD_COST.p,
    salt.toString('base64url'),
    hash.toString('base64url'),
  ].join('$')
}

/** Whether a password is the one that was hashed. False for a hash of another form. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [form, N, r, p, salt, hash] = stored.split('$')
  if (form !== 'scrypt' || !salt || !hash) return false
  const kept = Buffer.from(hash, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return kept.length === given.length && timingSafeEqual(kept, given)
}

function derive(password: string, salt: Buffer, parameters: Parameters): Promise<Buffer> {
  const maxmem = 256 * parameters.N * parameters.r
  return new Promise((done, failed) => {
    scrypt(password.normalize('NFC'), salt, LENGTH, { ...parameters, maxmem }, (error, hash) =>
      error ? failed(error) : done(hash),
    )
  })
}
