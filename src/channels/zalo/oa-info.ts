/** What Zalo says of an OA of ours. */
import { z } from 'zod'
import { askApi } from '../ask-api.ts'
import { SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { failureOf, isTokenRefused } from './errors.ts'
import type { AccessTokens } from './token.ts'

/*
 * {"error":0,"data":{"oaid":"2…2","name":"…","is_verified":true,"oa_type":4,"package_name":"…",
 *  "package_valid_through_date":"…"}}   Source: facts/zalo.md 4.5; the id is called oaid or oa_id.
 */
const word = z.string().min(1).optional().catch(undefined)
const Oa = z.object({
  oaid: Id.optional().catch(undefined),
  oa_id: Id.optional().catch(undefined),
  name: word,
  is_verified: z.boolean().optional().catch(undefined),
  package_name: word,
  package_valid_through_date: word,
})
const Answer = z.object({ error: Id.transform(Number).pipe(z.int()), data: Oa.optional().catch(undefined) })

/** The code of a failure: the grant is another OA's. */
export const OTHER_OA = 'oauth other-oa'

/** Null: Zalo does not say. */
export type OaInfo = {
  oaId: string | null
  name: string | null
  verified: boolean | null
  /** What the office has bought, and until when, in Zalo's words. */
  packageName: string | null
  packageUntil: string | null
}

/** Asks with a living token, once more with another where it was refused. @throws SendError */
export async function readOaInfo(apiUrl: string, tokens: AccessTokens): Promise<OaInfo> {
  const token = await tokens.current()
  const first = await ask(apiUrl, token)
  const { error, data } = isTokenRefused(first.error) ? await ask(apiUrl, await tokens.after(token)) : first
  if (error !== 0) throw new SendError(failureOf(error), String(error))
  return {
    oaId: data?.oaid ?? data?.oa_id ?? null,
    name: data?.name ?? null,
    verified: data?.is_verified ?? null,
    packageName: data?.package_name ?? null,
    packageUntil: data?.package_valid_through_date ?? null,
  }
}

/**
 * Looks whether the grant stands, and refreshes it when its time has come, so that it does not run out while nobody writes.
 *
 * @throws SendError also when the grant is another OA's
 */
export async function keepGrant(apiUrl: string, tokens: AccessTokens, oaId: string): Promise<string[]> {
  const oa = await readOaInfo(apiUrl, tokens)
  if (oa.oaId !== null && oa.oaId !== oaId) throw new SendError('credentials', OTHER_OA)
  return []
}

async function ask(apiUrl: string, token: string): Promise<z.output<typeof Answer>> {
  const { status, body } = await askApi(`${apiUrl}/v2.0/oa/getoa`, { access_token: token })
  const read = Answer.safeParse(body)
  if (!read.success) throw new SendError('temporary', `HTTP ${status}`)
  return read.data
}
