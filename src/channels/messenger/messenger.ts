/** A Facebook Page as a channel. */
import { createSecretKey } from 'node:crypto'
import type { Instant } from '../../calendar/instant.ts'
import { openApi } from '../api-call.ts'
import type { Channel } from '../channel.ts'
import { receive } from './receive.ts'
import { render } from './render.ts'
import { createSend } from './send.ts'

/** One Page; the names follow the settings of contract 3. */
export type MessengerSettings = {
  pageId: string
  /** The app secret and, during a change, the one before; the first one signs our calls. */
  secrets: string[]
  pageToken: string
  /** Default https://graph.facebook.com */
  graphUrl?: string
  /** Default v26.0, current from 2026-07-29. */
  version?: string
  now?: () => Instant
  /** How long an answer may take; default 10 s. */
  timeoutMs?: number
}

/** Connects nothing before the first send. */
export function createMessenger(settings: MessengerSettings): Channel {
  const { graphUrl = 'https://graph.facebook.com', version = 'v26.0', now = Date.now, timeoutMs } = settings
  const webhook = {
    pageId: settings.pageId,
    secrets: settings.secrets.map((secret) => createSecretKey(secret, 'utf8')),
  }
  return {
    name: 'messenger',
    account: settings.pageId,
    echoesSends: true,
    receive: (rawBody, headers) => receive(rawBody, headers, webhook),
    render,
    send: createSend({ ...settings, version }, openApi(graphUrl, timeoutMs), now),
  }
}
