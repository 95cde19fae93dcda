/** What Zalo tells besides messages. Source: facts/zalo.md 1.4 and 1.5; the catalogue: docs/channels/zalo.md. */
import { z } from 'zod'
import type { Address } from '../channel.ts'
import { digestId } from '../digest.ts'
import type { ChannelEvent } from '../event.ts'
import { Id } from '../exact-json.ts'
import type { ZaloEvent } from './payload.ts'

/** An effect, or the word under which an event without one is counted; null: it cannot be read. */
type Read = { events: ChannelEvent[] } | { ignored: string } | null

/** Events that change nothing here, by the word under which they are counted. */
const COUNTED: Record<string, string> = {
  oa_reacted_message: 'reaction',
  add_user_to_tag: 'tag',
  remove_user_from_tag: 'tag',
  update_user_info: 'user_info',
  widget_interaction_accepted: 'widget',
  widget_failed_to_sync_user_external_id: 'widget',
  shop_has_order: 'shop',
  oa_send_consent: 'call',
  user_reply_consent: 'call',
  user_call_oa: 'call',
  oa_call_user: 'call',
  event_journey_acknowledged: 'journey',
  event_journey_time_out: 'journey',
  user_click_response_button: 'template_button', // without a user id: it was sent to a phone
}

/** About the account; `true`: messages may stop. */
const ACCOUNT: Record<string, boolean> = {
  permission_revoked: true,
  change_oa_daily_quota: false,
  change_template_quota: false,
  change_template_quality: false,
  change_oa_template_tags: false,
  change_template_status: false,
}

const Ids = z.object({
  msg_id: Id.optional().catch(undefined),
  msg_ids: z.array(Id).max(1_000).optional().catch(undefined),
})

/* {"message":{"rate":5,"note":"…","feedbacks":["…"],"msg_id":"…","submit_time":"…","tracking_id":"…"}} */
const Feedback = z.object({
  rate: Id.transform(Number).pipe(z.int().min(1).max(5)),
  note: z.string().max(2_000).nullish().catch(null),
  tracking_id: Id.optional().catch(undefined),
})

/* "quota":{"prev_value":"500","new_value":"1000"}; "status":{"prev_status":"PENDING_REVIEW","new_status":"REJECT"} */
const Figures = z.record(z.string(), z.union([z.string(), z.number()])).catch({})

/**
 * The effect of an event that is no message.
 *
 * @param rawBody gives events without an id of their own a digest for one
 */
export function readOther(event: ZaloEvent, rawBody: Buffer, oaId: string): Read {
  const { event_name: name } = event
  const id = digestId(rawBody)
  const at = Number(event.timestamp)
  const who = (user: string): Address => ({ channel: 'zalo', account: oaId, user })
  if (Object.hasOwn(COUNTED, name)) return { ignored: COUNTED[name]! }
  if (/_group(_|$)/.test(name)) return { ignored: 'group' }
  if (/^(anonymous_send|oa_send_anonymous)_/.test(name)) return { ignored: 'anonymous' }
  if (name.startsWith('oa_send_')) return officeSent(event, id, at, who)
  if (Object.hasOwn(ACCOUNT, name)) {
    const common = { channel: 'zalo' as const, account: oaId, id, at }
    return {
      events: [{ kind: 'account', ...common, what: name, detail: detailOf(event), loud: ACCOUNT[name]! }],
    }
  }
  switch (name) {
    case 'unfollow': {
      const user = event.follower?.id ?? event.user_id ?? event.sender?.id
      return user ? { events: [{ kind: 'control', address: who(user), id, at, control: 'left' }] } : null
    }
    case 'user_reacted_message': {
      const user = event.sender?.id
      return user ? { events: [{ kind: 'contact', address: who(user), id, at, by: 'reaction' }] } : null
    }
    case 'user_withdraw': {
      const user = event.user_id ?? event.sender?.id
      return user ? { events: [{ kind: 'withdrawn', address: who(user), id }] } : null
    }
    case 'user_received_message':
    case 'user_seen_message':
      return receiptOf(event, oaId)
    case 'user_feedback':
      return feedbackOf(event, oaId, id, at)
  }
  return null
}

/** `admin_id` stands there only when a person wrote in Zalo's own tool; our own sends are reported without it. */
function officeSent(event: ZaloEvent, id: string, at: number, who: (user: string) => Address): Read {
  const user = event.recipient?.id
  if (event.sender?.admin_id === undefined || user === undefined) return { ignored: 'oa_send' }
  return { events: [{ kind: 'control', address: who(user), id, at, control: 'human' }] }
}

function receiptOf(event: ZaloEvent, oaId: string): Read {
  const read = Ids.safeParse(event.message)
  const messages = read.success ? (read.data.msg_ids ?? (read.data.msg_id ? [read.data.msg_id] : [])) : []
  if (messages.length === 0) return null
  const receipt = event.event_name === 'user_seen_message' ? 'seen' : 'delivered'
  return { events: [{ kind: 'receipt', channel: 'zalo', account: oaId, receipt, messages }] }
}

function feedbackOf(event: ZaloEvent, oaId: string, id: string, at: number): Read {
  const read = Feedback.safeParse(event.message)
  if (!read.success) return null
  const { rate: level, note, tracking_id: token = null } = read.data
  const common = { channel: 'zalo' as const, account: oaId, id, at, token, level }
  return { events: [{ kind: 'rated', ...common, note: (note ?? '').normalize('NFC') }] }
}

/** States and figures of the account, cut to a length that a log line bears. */
function detailOf(event: ZaloEvent): Record<string, string> {
  const figures = { ...Figures.parse(event.quota ?? {}), ...Figures.parse(event.status ?? {}) }
  const detail: Record<string, unknown> = { template: event.template_id, reason: event.reason, ...figures }
  return Object.fromEntries(
    Object.entries(detail)
      .filter(([, value]) => value !== undefined && value !== null && typeof value !== 'object')
      .slice(0, 10)
      .map(([name, value]) => [name.slice(0, 40), String(value).slice(0, 200)]),
  )
}
