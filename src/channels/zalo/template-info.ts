/** A template as Zalo has it. Source: facts/zalo.md 5.3 (the path); the members of the answer are weakly known, so all may be absent. */
import { z } from 'zod'
import { askApi } from '../ask-api.ts'
import { SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { failureOf, isTokenRefused } from './errors.ts'
import type { AccessTokens } from './token.ts'

const Answer = z.object({
  error: Id.transform(Number).pipe(z.int()),
  data: z
    .object({
      status: z.string().optional().catch(undefined),
      listParams: z
        .array(z.object({ name: z.string() }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** `status` in Zalo's words (`ENABLE`), `parameters` by name; null where Zalo does not say. */
export type TemplateInfo = { status: string | null; parameters: string[] | null }

/** Asks for one. @throws SendError with Zalo's code when there is none, or it cannot be seen */
export async function readTemplateInfo(
  templateUrl: string,
  tokens: AccessTokens,
  id: string,
): Promise<TemplateInfo> {
  const ask = async (token: string) => {
    const address = `${templateUrl}/template/info/v2?template_id=${id}`
    const { status, body } = await askApi(address, { access_token: token })
    const read = Answer.safeParse(body)
    if (!read.success) throw new SendError('temporary', `HTTP ${status}`)
    return read.data
  }
  const token = await tokens.current()
  const first = await ask(token)
  const { error, data } = isTokenRefused(first.error) ? await ask(await tokens.after(token)) : first
  if (error !== 0) throw new SendError(failureOf(error), String(error))
  return { status: data?.status ?? null, parameters: data?.listParams?.map(({ name }) => name) ?? null }
}
