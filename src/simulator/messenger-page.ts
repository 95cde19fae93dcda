/** What belongs to the Page: its Messenger profile, the fields its app hears, its message templates. Source: facts/messenger.md 1, 3.4, 4.1. */
import { z } from 'zod'
import type { ApiAnswer } from './faults.ts'
import { INVALID, ok, refused } from './messenger-answers.ts'
import type { Call } from './messenger-platform.ts'
import { APP_ID } from './messenger-reports.ts'
import type { MessengerTemplate } from './rules.ts'

const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'message_reactions',
  'message_edits',
  'message_echoes',
  'message_deliveries',
  'message_reads',
  'messaging_handovers',
  'standby',
  'messaging_policy_enforcement',
  'message_template_status_update',
  'messaging_optins',
  'messaging_feedback',
  'response_feedback',
  'feed',
  'inbox_labels',
] as const
/** A field that an app may subscribe to. */
export type Field = (typeof FIELDS)[number]

/** Without the thumbs that would appear under every message (facts/messenger.md 1). */
const USUAL = FIELDS.filter((one) => one !== 'response_feedback')

const withDefault = <T extends { locale: string }>(list: T[]) => list.some((one) => one.locale === 'default')
const localised = <T extends z.ZodRawShape>(shape: T) =>
  z.array(z.looseObject({ locale: z.string(), ...shape }))
const payload = z.string().min(1).max(1000)

const Profile = z.strictObject({
  get_started: z.object({ payload }).optional(),
  greeting: localised({ text: z.string().max(160) })
    .refine(withDefault)
    .optional(),
  ice_breakers: localised({
    call_to_actions: z.array(z.object({ question: z.string().min(1).max(80), payload })).max(4),
  })
    .refine(withDefault)
    .optional(),
  persistent_menu: localised({
    call_to_actions: z
      .array(z.looseObject({ type: z.enum(['postback', 'web_url']), title: z.string().min(1).max(30) }))
      .max(20),
  })
    .refine(withDefault)
    .optional(),
  commands: z.array(z.unknown()).optional(),
  whitelisted_domains: z.array(z.url()).optional(),
})

const NewTemplate = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2),
  category: z.literal('UTILITY'),
  components: z.array(
    z.looseObject({
      type: z.string(),
      text: z.string().optional(),
      buttons: z.array(z.looseObject({ text: z.string() })).optional(),
    }),
  ),
})

const list = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(',').map((one) => one.trim()))])
  .pipe(z.array(z.string()).min(1))

export type MessengerPage = ReturnType<typeof createMessengerPage>

/** @param approved the templates that are there from the start */
export function createMessengerPage(approved: MessengerTemplate[]) {
  const known = [...approved]
  let profile: z.infer<typeof Profile> = {}
  let subscribed: Field[] = USUAL

  return {
    /** Whether the webhook is told of such events. */
    hears: (field: Field): boolean => subscribed.includes(field),
    hearsAnything: (): boolean => subscribed.length > 0,
    /** As somebody does by hand in the app's dashboard. */
    subscribeAll(): void {
      subscribed = USUAL
    },
    findTemplate: (name: string, language: string): MessengerTemplate | null =>
      known.find((one) => one.name === name && one.language === language) ?? null,
    /** `GET /me/messenger_profile?fields=` */
    readProfile({ parameters }: Call): ApiAnswer {
      const fields = list.safeParse(parameters.fields)
      if (!fields.success) return INVALID
      const found = Object.entries(profile).filter(
        ([name, value]) => fields.data.includes(name) && value !== undefined,
      )
      return ok({ data: found.length === 0 ? [] : [Object.fromEntries(found)] })
    },
    /** `POST`: the named properties are replaced. */
    setProfile({ parameters: given }: Call): ApiAnswer {
      const read = Profile.safeParse(given)
      if (!read.success || Object.keys(given).length === 0) return INVALID
      const after = { ...profile, ...read.data }
      if (after.persistent_menu && !after.get_started)
        return refused(100, 2018145, '(#100) You must set a Get Started button to use the persistent menu')
      profile = after
      return ok({ result: 'success' })
    },
    /** `DELETE` with `fields`. */
    deleteProfile({ parameters }: Call): ApiAnswer {
      const fields = list.safeParse(parameters.fields)
      if (!fields.success) return INVALID
      const after = Object.fromEntries(
        Object.entries(profile).filter(([name]) => !fields.data.includes(name)),
      ) as typeof profile
      if (after.persistent_menu && !after.get_started)
        return refused(100, 2018145, '(#100) The persistent menu needs the Get Started button')
      profile = after
      return ok({ result: 'success' })
    },
    /** `GET /{page}/subscribed_apps` */
    subscriptions: (): ApiAnswer =>
      ok({
        data:
          subscribed.length === 0
            ? []
            : [
                {
                  category: 'Business',
                  link: 'https://www.facebook.com/',
                  name: 'Lắng Nghe',
                  id: String(APP_ID),
                  subscribed_fields: subscribed,
                },
              ],
      }),
    /** `POST`: these fields from now on, and no others. */
    subscribe({ parameters }: Call): ApiAnswer {
      const fields = list.pipe(z.array(z.enum(FIELDS))).safeParse(parameters.subscribed_fields)
      if (!fields.success) return INVALID
      subscribed = fields.data
      return ok({ success: true })
    },
    /** `DELETE`: the webhook hears nothing any more. Also what Meta does after an hour of failures. */
    unsubscribe(): ApiAnswer {
      subscribed = []
      return ok({ success: true })
    },
    /** `GET /{page}/message_templates` */
    templates: (): ApiAnswer =>
      ok({
        data: known.map(({ name, language, body, buttons = [] }, i) => ({
          id: String(700_000_000_000_000 + i),
          name,
          language,
          category: 'UTILITY',
          status: 'APPROVED',
          components: [
            { type: 'BODY', text: body },
            ...(buttons.length > 0
              ? [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'POSTBACK', text })) }]
              : []),
          ],
        })),
      }),
    /** `POST`: approved at once, unless the text begins or ends with a parameter. */
    addTemplate({ parameters }: Call): ApiAnswer {
      const read = NewTemplate.safeParse(parameters)
      const body = read.data?.components.find((one) => one.type.toUpperCase() === 'BODY')?.text
      if (!read.success || !body) return INVALID
      if (/^\s*\{\{|\}\}\s*$/.test(body)) return refused(100, null, '(#100) INCORRECT_PARAMS')
      const buttons = read.data.components.flatMap((one) => (one.buttons ?? []).map(({ text }) => text))
      known.push({ name: read.data.name, language: read.data.language, body, buttons })
      return ok({
        id: String(700_000_000_000_000 + known.length - 1),
        status: 'APPROVED',
        category: 'UTILITY',
      })
    },
  }
}
