/** What a Page shows before the first message and beside every one: Get Started, greeting, ice breakers, menu. Source: facts/messenger.md 3.4. */
import { z } from 'zod'
import { askApi } from '../ask-api.ts'
import { type Choice, SendError } from '../channel.ts'
import { codeOf, verdictOf } from './errors.ts'
import type { PageAccess } from './page-info.ts'
import { appSecretProof } from './signature.ts'

/** Source: facts/messenger.md 3.2 */
const MOST = { iceBreakers: 4, menuItems: 5, menuTitle: 30, greeting: 160 } as const

/** As Meta keeps it; other members of its answer are nothing of ours. */
const Profile = z.object({
  get_started: z.object({ payload: z.string() }),
  greeting: z.array(z.object({ locale: z.string(), text: z.string() })),
  ice_breakers: z.array(
    z.object({
      locale: z.string(),
      call_to_actions: z.array(z.object({ question: z.string(), payload: z.string() })),
    }),
  ),
  persistent_menu: z.array(
    z.object({
      locale: z.string(),
      composer_input_disabled: z.boolean().default(false),
      call_to_actions: z.array(
        z.object({ type: z.literal('postback'), title: z.string(), payload: z.string() }),
      ),
    }),
  ),
})

/** Get Started, greeting, ice breakers and menu of a Page. */
export type PageProfile = z.output<typeof Profile>

/** A member of the profile. */
export type ProfilePart = keyof PageProfile

/** What a Page is to show. */
export type Shown = {
  /** The payload of Get Started. */
  start: string
  /** Up to 160 characters, for everybody and for those whose phone speaks Vietnamese. */
  greeting: { default: string; vi: string }
  /** At most four. */
  iceBreakers: Choice[]
  /** At most five, with labels of up to 30 characters. */
  menu: Choice[]
}

/** @throws RangeError for more, or longer, than Meta takes */
export function profileOf({ start, greeting, iceBreakers, menu }: Shown): PageProfile {
  const greetings = [greeting.default, greeting.vi].map((text) => text.normalize('NFC'))
  if (iceBreakers.length > MOST.iceBreakers) throw new RangeError('a Page has at most 4 ice breakers')
  if (menu.length > MOST.menuItems) throw new RangeError('our menu of a Page has at most 5 items')
  if (menu.some(({ label }) => label.normalize('NFC').length > MOST.menuTitle))
    throw new RangeError('an item of the menu is longer than 30 characters')
  if (greetings.some((text) => text.length > MOST.greeting))
    throw new RangeError('the greeting is longer than 160 characters')
  return {
    get_started: { payload: start },
    greeting: [
      { locale: 'default', text: greetings[0]! },
      { locale: 'vi_VN', text: greetings[1]! },
    ],
    ice_breakers: [
      {
        locale: 'default',
        call_to_actions: iceBreakers.map(({ label, payload }) => ({
          question: label.normalize('NFC'),
          payload,
        })),
      },
    ],
    persistent_menu: [
      {
        locale: 'default',
        composer_input_disabled: false,
        call_to_actions: menu.map(({ label, payload }) => ({
          type: 'postback',
          title: label.normalize('NFC'),
          payload,
        })),
      },
    ],
  }
}

const PARTS = ['get_started', 'greeting', 'ice_breakers', 'persistent_menu'] as const satisfies ProfilePart[]

/** The parts of a profile that are not as wanted, whatever Meta answered for it. */
export function partsToSet(answered: unknown, wanted: PageProfile): ProfilePart[] {
  const now = z.record(z.string(), z.unknown()).catch({}).parse(answered)
  return PARTS.filter((part) => {
    const read = Profile.shape[part].safeParse(now[part])
    return !read.success || inOneOrder(read.data) !== inOneOrder(wanted[part])
  })
}

/** Lists by language come in any order. */
function inOneOrder(part: PageProfile[ProfilePart]): string {
  return JSON.stringify(Array.isArray(part) ? part.map((one) => JSON.stringify(one)).sort() : part)
}

/** What was set, and whether Meta took the greeting: it is documented, but missing in Meta's own libraries. */
export type ProfileSet = { set: ProfilePart[]; greetingRefused: string | null }

/**
 * Reads the profile and sets what differs: one call when nothing does, at most three. Meta allows ten within ten minutes.
 *
 * @throws SendError
 */
export async function setProfile(page: PageAccess, wanted: PageProfile): Promise<ProfileSet> {
  const { data } = await call(page, 'GET', Answered)
  const parts = partsToSet(data[0], wanted)
  const needed = parts.filter((part) => part !== 'greeting')
  // Get Started goes with the menu, which needs it.
  if (needed.length > 0)
    await call(page, 'POST', Done, Object.fromEntries(needed.map((part) => [part, wanted[part]])))
  if (!parts.includes('greeting')) return { set: needed, greetingRefused: null }
  try {
    await call(page, 'POST', Done, { greeting: wanted.greeting })
    return { set: parts, greetingRefused: null }
  } catch (error) {
    if (!(error instanceof SendError) || error.failure !== 'rejected') throw error
    return { set: needed, greetingRefused: error.code }
  }
}

const Answered = z.object({ data: z.array(z.unknown()) })
const Done = z.object({ result: z.literal('success') })
const Refused = z.object({
  error: z.object({
    code: z.coerce.number(),
    error_subcode: z.coerce.number().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
  }),
})

async function call<Schema extends z.ZodType>(
  { pageToken, secrets, graphUrl, version }: PageAccess,
  method: 'GET' | 'POST',
  schema: Schema,
  json?: object,
): Promise<z.output<Schema>> {
  const [secret] = secrets
  const query = new URLSearchParams(method === 'GET' ? { fields: PARTS.join(',') } : {})
  if (secret !== undefined) query.set('appsecret_proof', appSecretProof(pageToken, secret))
  const address = `${graphUrl}/${version}/me/messenger_profile?${query}`
  const { status, body } = await askApi(address, { authorization: `Bearer ${pageToken}` }, method, json)
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const refused = Refused.safeParse(body).data
  if (!refused) throw new SendError('temporary', `HTTP ${status}`)
  throw new SendError(verdictOf(refused.error).failure, codeOf(refused.error))
}
