/** The shapes that settings of the environment have. */
import { isIP } from 'node:net'
import * as z from 'zod'

/** Anything, or nothing. */
export const flag = z.string().optional()

/** Whole days. */
export const days = (fallback: number) => z.coerce.number().int().min(0).max(36500).default(fallback)

/** A whole number. */
export const count = (least: number, most: number, fallback: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback)

/** An address without a slash at its end. */
export const url = (fallback: string) =>
  z
    .url()
    .transform((text) => text.replace(/\/+$/, ''))
    .default(fallback)

/** 32 bytes in base64. */
export const Key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in base64; make one with: openssl rand -base64 32')

/** `24h`, `90m`, `7d` or plain hours, in milliseconds. */
export const duration = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const match = /^(\d+)\s*([mhd]?)$/.exec(text.trim())
      if (!match) {
        context.addIssue({ code: 'custom', message: 'must be a number of hours, or like 90m, 24h, 7d' })
        return z.NEVER
      }
      return (
        Number(match[1]) *
        { m: 60_000, h: 3_600_000, d: 86_400_000, '': 3_600_000 }[match[2] as 'm' | 'h' | 'd' | '']
      )
    })

const NETWORK_WORDS = ['loopback', 'linklocal', 'uniquelocal']

/** Addresses and networks, separated by commas, as Express takes them for `trust proxy`. */
export const networks = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine(
      (all) => all.every(isNetwork),
      'must be addresses or networks separated by commas, like 10.0.0.5, 10.1.0.0/24; or loopback, linklocal, uniquelocal',
    )

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (NETWORK_WORDS.includes(text)) return true
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
