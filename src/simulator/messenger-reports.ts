/** What Meta reports without a deed of a citizen's: our messages, receipts, hand-overs, trouble with the Page. Source: facts/messenger.md 2.3. */
import type { Instant } from '../calendar/instant.ts'
import { type MessengerAccount, pageDelivery } from './messenger-events.ts'

/** The bot's own app. */
export const APP_ID = 333_000_333_000_333
/** The Page's inbox, where people answer (facts/messenger.md 5, conflict: another page of Meta's has one digit less). */
export const INBOX_APP_ID = 263_902_037_430_900

/**
 * What Meta reports of a message of the Page: its echo with our `metadata`, and that it reached the phone.
 * Two entries in one delivery.
 *
 * @param byHuman an official wrote it in the Page's inbox
 */
export function messengerEcho(
  user: string,
  at: Instant,
  mid: string,
  message: { text?: string; metadata?: string; attachments?: object[] },
  account: MessengerAccount,
  { byHuman = false, receipt: withReceipt = true }: { byHuman?: boolean; receipt?: boolean } = {},
): object {
  const echo = {
    sender: { id: account.pageId },
    recipient: { id: user },
    timestamp: at,
    message: { mid, is_echo: true, app_id: byHuman ? INBOX_APP_ID : APP_ID, ...message },
  }
  const receipt = {
    sender: { id: user },
    recipient: { id: account.pageId },
    timestamp: at,
    delivery: { mids: [mid], watermark: at },
  }
  return pageDelivery(account, withReceipt ? [echo, receipt] : [echo], at)
}

/** The citizen read everything that was sent until this moment. */
export function messengerRead(
  user: string,
  watermark: Instant,
  at: Instant,
  account: MessengerAccount,
): object {
  const event = { sender: { id: user }, recipient: { id: account.pageId }, timestamp: at }
  return pageDelivery(account, [{ ...event, read: { watermark } }], at)
}

/** The Page's inbox took the thread from the bot, or gave it back. */
export function messengerHandover(
  user: string,
  to: 'human' | 'bot',
  at: Instant,
  account: MessengerAccount,
): object {
  const event = { sender: { id: user }, recipient: { id: account.pageId }, timestamp: at }
  const what =
    to === 'human'
      ? {
          take_thread_control: {
            previous_owner_app_id: APP_ID,
            new_owner_app_id: INBOX_APP_ID,
            metadata: '',
          },
        }
      : {
          pass_thread_control: {
            previous_owner_app_id: INBOX_APP_ID,
            new_owner_app_id: APP_ID,
            metadata: '',
          },
        }
  return pageDelivery(account, [{ ...event, ...what }], at)
}

/** Meta warns the Page, blocks it, or lets it go on. */
export function messengerPolicy(
  action: 'warning' | 'block' | 'unblock',
  reason: string | null,
  at: Instant,
  account: MessengerAccount,
): object {
  const policy_enforcement = { action, ...(reason === null ? {} : { reason }) }
  return pageDelivery(account, [{ recipient: { id: account.pageId }, timestamp: at, policy_enforcement }], at)
}
