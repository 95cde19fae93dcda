/** The settings of the score feed (src/config.ts reads them). */
import * as z from 'zod'

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]']

/** `SCORE_FEED_URL`; whether plain http will do is for `missingOfFeed`. */
export const FeedUrl = z
  .string()
  .refine(isPlain, 'must be an https:// address without user and password in it')
  .optional()

/** `SCORE_FEED_SECRET`. */
export const FeedSecret = z
  .string()
  .min(32, 'must have at least 32 characters, make one with: openssl rand -hex 32')
  .optional()

/** Where and how ratings and scores are told. */
export type Feed = { url: URL; secret: string; comments: boolean; giveUpDays: number }

type Given = {
  SCORE_FEED_URL?: string | undefined
  SCORE_FEED_SECRET?: string | undefined
  SCORE_FEED_COMMENTS: '0' | '1'
  SCORE_FEED_GIVE_UP_DAYS: number
}

/**
 * What is missing or unsafe: one without the other feeds nobody, and ratings do not travel in the open.
 *
 * @param demo the demonstration's invented data may
 */
export function missingOfFeed(given: Record<string, string | undefined>, demo: boolean): string[] {
  const { SCORE_FEED_URL: url, SCORE_FEED_SECRET: secret } = given
  if (url !== undefined && secret === undefined)
    return ['SCORE_FEED_SECRET: is missing; what is sent to SCORE_FEED_URL is signed with it']
  if (url === undefined && secret !== undefined)
    return ['SCORE_FEED_URL: is missing; SCORE_FEED_SECRET alone sends nothing']
  if (url === undefined || demo || !isPlain(url)) return []
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || THIS_MACHINE.includes(hostname)) return []
  return [
    'SCORE_FEED_URL: must begin with https:// (http:// only on this machine: localhost, 127.0.0.1, [::1])',
  ]
}

/** The feed under these settings; null: there is none. */
export function feedOf(given: Given): Feed | null {
  const { SCORE_FEED_URL: url, SCORE_FEED_SECRET: secret } = given
  if (url === undefined || secret === undefined) return null
  const comments = given.SCORE_FEED_COMMENTS === '1'
  return { url: new URL(url), secret, comments, giveUpDays: given.SCORE_FEED_GIVE_UP_DAYS }
}

function isPlain(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password } = new URL(address)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}
