/** ZBS template messages (once ZNS): by user id and by phone, shown in the phone as a card. Source: facts/zalo.md 5.3, 4.6. */
import { z } from 'zod'
import { dayOf, startOfDay } from '../calendar/instant.ts'
import type { ApiAnswer } from './faults.ts'
import { isElsewhere, isPhoneElsewhere } from './platform.ts'
import { createRateGate } from './rate.ts'
import type { Rules, ZaloTemplate } from './rules.ts'
import { seen, type Talk } from './talk.ts'
import { refused, success } from './zalo-answers.ts'
import type { ZaloTools } from './zalo-platform.ts'

const HOUR_MS = 3_600_000
const DAILY = { most: 500, perMs: 24 * HOUR_MS }
/** The longest parameter; templates set their own, which no survey lists. */
const MOST_CHARACTERS = 400

const data = z.record(z.string(), z.unknown())
const common = { template_id: z.coerce.string().min(1), template_data: data }
const ByUserId = z.object({ user_id: z.string().min(1), ...common })
const ByPhone = z.object({
  phone: z.string(),
  ...common,
  tracking_id: z.string().max(48).optional(),
  mode: z.enum(['development', 'production']).optional(),
})

export function zaloTemplates(tools: ZaloTools) {
  const { platform, rules, now, newId } = tools
  const daily = createRateGate(DAILY, now)
  const sent = new Set<string>()
  let remaining = DAILY.most

  const find = (id: string) => rules.templates.find((one) => one.id === id)

  /** The card in the phone, and its id; to someone who is played nowhere it goes without one. */
  function deliver(talk: Talk | null, template: ZaloTemplate, values: Values, by: By): ApiAnswer | string {
    const counted = daily.take()
    if (!counted.allowed) return refused(-144, 'OA reached its daily limit')
    remaining = counted.remain ?? 0
    const id = newId()
    sent.add(id)
    if (!talk) return id
    const one = seen({
      id,
      at: now(),
      from: 'bot',
      kind: 'card',
      text: filled(template.text, values),
      buttons: (template.responses ?? []).map((title) => ({ title, payload: title, url: null })),
      card: { templateId: template.id, trackingId: by.trackingId, rates: template.rates ?? false },
    })
    platform.show(talk.citizen.id, one)
    tools.shown(talk.citizen.id, one, by.phone)
    return id
  }

  return {
    /** `/v3.0/oa/message/template` */
    byUserId(body: unknown): ApiAnswer {
      const read = ByUserId.safeParse(body)
      if (!read.success) return refused(-201, `${fieldOf(read.error)} is invalid!`)
      const { user_id: user, template_id, template_data } = read.data
      const template = find(template_id)
      if (!template) return refused(-109, 'Template invalid')
      if (template.byUserId === false) return refused(-249, 'Template does not support send via UID')
      const values = valuesOf(template, template_data)
      if ('status' in values) return values
      const talk = platform.find(user)
      if (!talk && !isElsewhere(user)) return refused(-201, 'user_id is invalid!')
      if (talk?.left) return refused(-244, 'User has restricted this message type')
      if (isNight(now(), rules)) return refused(-234, 'cannot be sent at night (22:00-06:00)')
      const id = deliver(talk, template, values.values, { phone: null, trackingId: null })
      if (typeof id !== 'string') return id
      const quota = { quota_type: 'purchase_quota', remain: remaining }
      return success({ message_id: id, user_id: user, sent_time: String(now()), quota })
    },
    /** `/message/template` */
    byPhone(body: unknown): ApiAnswer {
      const read = ByPhone.safeParse(body)
      if (!read.success) return refused(fieldOf(read.error) === 'phone' ? -108 : -109, 'Parameter invalid')
      const { phone: written, template_id, template_data, tracking_id, mode } = read.data
      const phone = normalPhone(written)
      if (phone === null) return refused(-108, 'Phone number invalid')
      const template = find(template_id)
      if (!template) return refused(-109, 'Template invalid')
      const values = valuesOf(template, template_data)
      if ('status' in values) return values
      if (mode === 'development') return refused(-127, 'Test template can only be sent to admins')
      const talk = platform.byPhone(phone)
      if (!talk && !isPhoneElsewhere(phone)) return refused(-118, 'Zalo account not existed')
      if (talk?.left) return refused(-114, 'User cannot receive this message')
      if (isNight(now(), rules)) return refused(-133, 'This template is not allowed to be sent at night')
      const id = deliver(talk, template, values.values, { phone, trackingId: tracking_id ?? null })
      if (typeof id !== 'string') return id
      const quota = { dailyQuota: String(DAILY.most), remainingQuota: String(remaining) }
      return success({ msg_id: id, sent_time: String(now()), sending_mode: '1', quota })
    },
    /** `GET /template/all` */
    all: (): ApiAnswer =>
      success(
        rules.templates.map(({ id, name }) => ({ templateId: id, templateName: name, status: 'ENABLE' })),
      ),
    /** `GET /template/info/v2` */
    info(id: string): ApiAnswer {
      const template = find(id)
      if (!template) return refused(-109, 'Template invalid')
      const listParams = parametersOf(template).map((name) => ({
        name,
        require: true,
        type: 'STRING',
        maxLength: MOST_CHARACTERS,
        minLength: 0,
        acceptNull: false,
      }))
      return success({ templateId: id, templateName: template.name, status: 'ENABLE', listParams })
    },
    /** `GET /message/status`: 1 when it was delivered, -1 for an id that is none. */
    status: (id: string): ApiAnswer => success({ status: sent.has(id) ? 1 : -1 }),
    /** `GET /message/quota` */
    quota: (): ApiAnswer => success({ dailyQuota: String(DAILY.most), remainingQuota: String(remaining) }),
  }
}

type Values = Record<string, string>
type By = { phone: string | null; trackingId: string | null }

const PARAMETER = /<(\w+)>/g

/** The names of a template's parameters. */
function parametersOf({ text }: ZaloTemplate): string[] {
  return [...new Set([...text.matchAll(PARAMETER)].map(([, name]) => name!))]
}

function valuesOf(template: ZaloTemplate, given: Record<string, unknown>): { values: Values } | ApiAnswer {
  const values: Values = {}
  for (const name of parametersOf(template)) {
    const value = given[name]
    if (value === undefined || value === null || value === '')
      return refused(-1122, `Template data missing parameter ${name}`)
    const text = String(value)
    if ([...text].length > MOST_CHARACTERS) return refused(-1121, `Parameter ${name} is too long`)
    values[name] = text
  }
  return { values }
}

function filled(text: string, values: Values): string {
  return text.replace(PARAMETER, (_, name: string) => values[name] ?? '')
}

/** `84…` and `+84…`; an official error page lists `0…` too. Null for anything else. */
function normalPhone(written: string): string | null {
  const digits = /^(?:\+?84|0)(\d{9,10})$/.exec(written)?.[1]
  return digits === undefined ? null : `84${digits}`
}

function isNight(at: number, { quietNights }: Rules['zalo']): boolean {
  const hour = Math.floor((at - startOfDay(dayOf(at))) / HOUR_MS)
  return quietNights && (hour >= 22 || hour < 6)
}

function fieldOf(error: z.ZodError): string {
  return String(error.issues[0]?.path[0] ?? 'body')
}
