/** What Meta says of a Page of ours, and the subscription by which our app hears of its messages. */
import { z } from 'zod'
import { askApi } from '../ask-api.ts'
import { SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { codeOf, verdictOf } from './errors.ts'
import { PAGE_FIELDS } from './fields.ts'
import { appSecretProof } from './signature.ts'

/** Where and as whom to ask. */
export type PageAccess = {
  pageId: string
  pageToken: string
  secrets: readonly string[]
  graphUrl: string
  version: string
}

const Refused = z.object({
  error: z.object({
    code: z.coerce.number(),
    error_subcode: z.coerce.number().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
  }),
})

/** {"data":[{"id":"333","name":"…","category":"…","link":"…","subscribed_fields":["messages",…]}]} */
const Subscriptions = z.object({
  data: z.array(
    z.object({
      id: Id.optional().catch(undefined),
      subscribed_fields: z.array(z.string()).optional().catch(undefined),
    }),
  ),
})
const Named = z.object({ name: z.string() })
/** The documentation prints the word, the API answers the truth value. */
const Done = z.object({ success: z.union([z.literal(true), z.literal('true')]) })

/** The Page's own name. @throws SendError */
export async function readPageName(page: PageAccess): Promise<string> {
  return (await askPage(page, '', { fields: 'name' }, Named)).name
}

/**
 * What the Page does not tell our app of, of all that we read. A Page token sees only its own app's subscription.
 *
 * @param isOurs told the id of our app
 * @throws SendError
 */
export async function missingFields(
  page: PageAccess,
  isOurs: (app: string) => void = () => {},
): Promise<string[]> {
  const { data } = await askPage(page, '/subscribed_apps', {}, Subscriptions)
  for (const { id } of data) if (id !== undefined) isOurs(id)
  const subscribed = new Set(data.flatMap((app) => app.subscribed_fields ?? []))
  return PAGE_FIELDS.filter((field) => !subscribed.has(field))
}

/** Subscribes our app to all that we read. @throws SendError */
export async function subscribePage(page: PageAccess): Promise<void> {
  await askPage(page, '/subscribed_apps', { subscribed_fields: PAGE_FIELDS.join(',') }, Done, 'POST')
}

/**
 * Keeps the subscription whole: Meta ends it when our server was away for an hour, and says so to nobody here.
 *
 * @param isOurs told the id of our app, by which echoes of our own messages are known
 * @returns the fields that were missing and are subscribed again
 * @throws SendError
 */
export async function keepSubscribed(
  page: PageAccess,
  isOurs: (app: string) => void = () => {},
): Promise<string[]> {
  const missing = await missingFields(page, isOurs)
  if (missing.length > 0) await subscribePage(page)
  return missing
}

/** Asks Graph about a Page. @throws SendError */
export async function askPage<Schema extends z.ZodType>(
  { pageId, pageToken, secrets, graphUrl, version }: PageAccess,
  path: string,
  parameters: Record<string, string>,
  schema: Schema,
  method: 'GET' | 'POST' = 'GET',
): Promise<z.output<Schema>> {
  const [secret] = secrets
  const query = new URLSearchParams(parameters)
  if (secret !== undefined) query.set('appsecret_proof', appSecretProof(pageToken, secret))
  const address = `${graphUrl}/${version}/${pageId}${path}?${query}`
  const { status, body } = await askApi(address, { authorization: `Bearer ${pageToken}` }, method)
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const refused = Refused.safeParse(body).data
  if (!refused) throw new SendError('temporary', `HTTP ${status}`)
  throw new SendError(verdictOf(refused.error).failure, codeOf(refused.error))
}
