/** A Facebook Page as a channel. */
import { createSecretKey } from 'node:crypto'
import type { Instant } from '../../calendar/instant.ts'
import { openApi } from '../api-call.ts'
import type { Channel } from '../channel.ts'
import { watchLimits } from '../near-limit.ts'
import { sendQuoting } from '../quote.ts'
import { kindsOf, type Templates } from '../templates.ts'
import { createUploads, type Files, sendWithFile } from '../uploads.ts'
import { pageCall } from './graph.ts'
import { createMarks } from './marks.ts'
import { keepSubscribed } from './page-info.ts'
import { readVerified, receive } from './receive.ts'
import { render } from './render.ts'
import { createSend } from './send.ts'
import { readSignedRequest } from './signed-request.ts'
import { MESSENGER_EXPIRED, MESSENGER_KEEPS_MS, upload } from './upload.ts'
import { messengerPauseMs } from './usage.ts'
import { messengerWays } from './way.ts'

/** One Page; the names follow the settings of contract 3. */
export type MessengerSettings = {
  pageId: string
  /** The app secret and, during a change, the one before; the first one signs our calls. */
  secrets: string[]
  pageToken: string
  /** All our Pages of the same app, for whose events this one reads too; without it this Page alone. */
  pages?: readonly string[]
  /** Utility messages that Meta has approved; none when left out. */
  templates?: Templates
  /** Meta has granted the feature Human Agent; no when left out. */
  humanAgent?: boolean
  /** Shows that messages were seen and answers are being made; no when left out. */
  marks?: boolean
  /** Where the files are that replies name; none when left out. */
  files?: Files
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
  const approved = kindsOf(settings.templates, 'messenger')
  const webhook = {
    pageId: settings.pageId,
    secrets: settings.secrets.map((secret) => createSecretKey(secret, 'utf8')),
    pages: new Set(settings.pages ?? [settings.pageId]),
    ourApps: new Set<string>(),
  }
  const watched = watchLimits(openApi(graphUrl, timeoutMs), messengerPauseMs, now)
  const call = pageCall({ ...settings, version }, watched.post)
  const send = createSend(call, settings.templates ?? new Map(), now)
  const marks = settings.marks ? createMarks(call, now) : null
  const uploads = createUploads({
    files: settings.files ?? (async () => null),
    upload: (file) => upload(call, file, now()),
    keepMs: MESSENGER_KEEPS_MS,
    now,
  })
  return {
    name: 'messenger',
    account: settings.pageId,
    echoesSends: true,
    receive: (rawBody, headers) => receive(rawBody, headers, webhook),
    read: (rawBody) => readVerified(rawBody, webhook),
    readDeletion: (form) => readSignedRequest(form, webhook.secrets),
    render,
    ways: (part, at) =>
      messengerWays(part, at, { humanAgent: settings.humanAgent ?? false, templates: approved }),
    async send(user, part, outboxId, way) {
      const messageId = await sendWithFile(part, uploads, MESSENGER_EXPIRED, way, (shown) =>
        sendQuoting(shown, (one) => send(user, one, outboxId, way)),
      )
      marks?.answered(user)
      return messageId
    },
    restUntil: watched.restUntil,
    lookAfter: () => keepSubscribed({ ...settings, graphUrl, version }, (app) => webhook.ourApps.add(app)),
    ...(marks ? { marks: marks.show } : {}),
  }
}
