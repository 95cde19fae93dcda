/** The OAuth calls that turn a refresh token, or the code of a consent, into a new pair. */
import { z } from 'zod'
import { type Post, retryAfterMs } from '../api-call.ts'
import { SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'

/*
 * {"access_token":"…","refresh_token":"…","expires_in":"90000"}
 * {"error":-14003,"error_name":"Invalid redirect uri","error_reason":"","error_description":"…"}   (HTTP 200 too)
 */
const USUAL_LIFE_S = 90_000
const Pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  // Seconds, a string in practice; a pair without it is still the only one there is.
  expires_in: Id.transform(Number).pipe(z.number().positive()).catch(USUAL_LIFE_S),
})
const Refusal = z.object({ error: Id })

/** What the call needs to know of the app. `appSecret` is the app's secret, not the OA's. */
export type ZaloApp = { appId: string; appSecret: string }

/** A pair as Zalo gave it; `expiresInMs` is the access token's life. */
type GivenPair = { access: string; refresh: string; expiresInMs: number }

/**
 * Source: facts/zalo.md 3. Only an answer with both tokens counts: taking an error body for success loses the grant.
 *
 * @throws SendError `credentials` when Zalo refuses the refresh token, `temporary` when it cannot be asked
 */
export function refreshTokens(
  post: Post,
  app: ZaloApp,
  refreshToken: string,
  now: number,
): Promise<GivenPair> {
  return askForPair(post, app, { refresh_token: refreshToken, grant_type: 'refresh_token' }, now)
}

/**
 * The first pair of a consent. A code lives 10 min and is good for one use. Source: facts/zalo.md 3.
 *
 * @param verifier whose digest was the `code_challenge` of the consent's address
 * @throws SendError as `refreshTokens` does
 */
export function exchangeCode(
  post: Post,
  app: ZaloApp,
  code: string,
  verifier: string,
  now: number,
): Promise<GivenPair> {
  return askForPair(post, app, { code, grant_type: 'authorization_code', code_verifier: verifier }, now)
}

async function askForPair(
  post: Post,
  app: ZaloApp,
  fields: Record<string, string>,
  now: number,
): Promise<GivenPair> {
  const headers = { secret_key: app.appSecret, 'content-type': 'application/x-www-form-urlencoded' }
  const form = new URLSearchParams({ ...fields, app_id: app.appId })
  const answer = await post('/v4/oa/access_token', headers, form.toString()).catch((error: unknown) => {
    // The message itself was not sent yet, so its outcome is known.
    throw error instanceof SendError ? new SendError('temporary', `oauth ${error.code}`) : error
  })
  const pair = Pair.safeParse(answer.body)
  if (pair.success) {
    const { access_token: access, refresh_token: refresh, expires_in } = pair.data
    return { access, refresh, expiresInMs: expires_in * 1000 }
  }
  const busy = answer.status === 429 || answer.status >= 500
  const code = Refusal.safeParse(answer.body).data?.error ?? `HTTP ${answer.status}`
  throw new SendError(busy ? 'temporary' : 'credentials', `oauth ${code}`, retryAfterMs(answer, now))
}
