/** What Zalo reports without a deed of a citizen's: messages of the OA, receipts, trouble with the account. Source: facts/zalo.md 1.4, 1.5. */
import type { Instant } from '../calendar/instant.ts'
import type { Seen } from './talk.ts'
import { idByApp, type ZaloAccount } from './zalo-events.ts'

const ECHO_OF: Partial<Record<Seen['kind'], string>> = {
  photo: 'oa_send_image',
  gif: 'oa_send_gif',
  sticker: 'oa_send_sticker',
  file: 'oa_send_file',
  card: 'oa_send_template',
}

/** The OA administrator who writes in Zalo's own tool. */
const ADMIN = '9000000000000000009'

/**
 * The report of a message that the OA sent, which Zalo posts to the same webhook. `admin_id` is there only when a person
 * typed it in Zalo's chat tool.
 */
export function zaloEcho(user: string, message: Seen, account: ZaloAccount): object {
  return {
    app_id: account.appId,
    user_id_by_app: idByApp(user),
    event_name: ECHO_OF[message.kind] ?? 'oa_send_text',
    sender: { id: account.oaId, ...(message.byHuman ? { admin_id: ADMIN } : {}) },
    recipient: { id: user },
    message: { text: message.text, msg_id: message.id },
    timestamp: String(message.at),
  }
}

/** A message of the OA has reached the phone. */
export function zaloReceived(user: string, messageId: string, at: Instant, account: ZaloAccount): object {
  return {
    app_id: account.appId,
    user_id_by_app: idByApp(user),
    event_name: 'user_received_message',
    sender: { id: account.oaId },
    recipient: { id: user },
    message: { msg_id: messageId },
    timestamp: String(at),
  }
}

/** A template message sent to a phone has reached it. */
export function zaloTemplateReceived(phone: string, message: Seen, account: ZaloAccount): object {
  const tracking_id = message.card?.trackingId
  return {
    app_id: account.appId,
    event_name: 'user_received_message',
    sender: { id: account.oaId },
    recipient: { id: phone },
    message: {
      msg_id: message.id,
      ...(tracking_id == null ? {} : { tracking_id }),
      delivery_time: String(message.at),
    },
    timestamp: String(message.at),
  }
}

/** The citizen saw messages of the OA. */
export function zaloSeen(user: string, messageIds: string[], at: Instant, account: ZaloAccount): object {
  return {
    app_id: account.appId,
    user_id_by_app: idByApp(user),
    event_name: 'user_seen_message',
    sender: { id: user },
    recipient: { id: account.oaId },
    message: { msg_ids: messageIds },
    timestamp: String(at),
  }
}

/** The OA took back what it had granted to the app. */
export function zaloRevoked(at: Instant, account: ZaloAccount): object {
  return {
    app_id: account.appId,
    oa_id: account.oaId,
    event_name: 'permission_revoked',
    timestamp: String(at),
  }
}

/** A template was paused or approved. */
export function zaloTemplateStatus(
  templateId: string,
  from: string,
  to: string,
  at: Instant,
  account: ZaloAccount,
): object {
  return {
    app_id: account.appId,
    oa_id: account.oaId,
    event_name: 'change_template_status',
    template_id: templateId,
    status: { prev_status: from, new_status: to },
    reason: '',
    timestamp: String(at),
  }
}

/** The event that Zalo's console posts when the webhook's address is saved. */
export function zaloSampleEvent(at: Instant, account: ZaloAccount): object {
  return {
    app_id: account.appId,
    sender: { id: '246845883529197922' },
    user_id_by_app: '552177279717587730',
    recipient: { id: '388613280878808645' },
    event_name: 'user_send_text',
    message: { text: 'This is testing message', msg_id: 'This is message id' },
    timestamp: String(at),
  }
}
