/** Messenger as it is played here: its phones, its APIs, and what it reports to the webhook. */
import type { Instant } from '../calendar/instant.ts'
import type { Done } from './deed.ts'
import { isTaken } from './delivery.ts'
import { createFaults } from './faults.ts'
import {
  deletionRequest,
  type MessengerAccount,
  messengerEvent,
  signedForMessenger,
} from './messenger-events.ts'
import { createMessengerPage, type Field } from './messenger-page.ts'
import { MESSENGER_UPLOAD_LIFE_MS, messengerPlatform } from './messenger-platform.ts'
import { messengerEcho, messengerHandover, messengerPolicy, messengerRead } from './messenger-reports.ts'
import { createPhone } from './phone.ts'
import { createPlatform } from './platform.ts'
import type { Played, PlayTools } from './played.ts'
import { samplesAt } from './samples.ts'
import { type Seen, seen } from './talk.ts'
import { createUploads } from './uploads.ts'

/** After an hour of failures the app is unsubscribed from the Page (facts/messenger.md 2.1). */
const UNSUBSCRIBED_AFTER_MS = 3_600_000

/** The field under which Meta delivers a deed. */
const FIELD_OF: Partial<Record<Done['kind'], Field>> = {
  start: 'messaging_postbacks',
  referral: 'messaging_referrals',
  react: 'message_reactions',
  edit: 'message_edits',
}

export function playMessenger(account: MessengerAccount, tools: PlayTools): Played {
  const { now, courier, webhookBase, rules, report } = tools
  const newId = () => `m_${tools.newId()}`
  const platform = createPlatform('messenger', now)
  const faults = createFaults()
  const page = createMessengerPage(rules.messenger.templates)
  let uploadIds = now()
  const uploads = createUploads(MESSENGER_UPLOAD_LIFE_MS, now, () => `18${++uploadIds}`)
  let isTokenDead = false
  let failingSince: Instant | null = null
  const samples = () => samplesAt(`${webhookBase()}/simulator/assets`)
  const tell = (field: Field, event: object) => {
    if (page.hears(field)) report(signedForMessenger(event, account))
  }
  const echo = (user: string, { at, id, text, media, byHuman }: Seen, metadata: string | null) => {
    const attachments = media ? { attachments: [{ type: 'file', payload: { url: media.url } }] } : {}
    const message = { text, ...(metadata === null ? {} : { metadata }), ...attachments }
    const receipt = rules.receipts && page.hears('message_deliveries') && !byHuman
    tell('message_echoes', messengerEcho(user, at, id, message, account, { byHuman, receipt }))
  }

  const phone = createPhone({
    platform,
    courier,
    now,
    newId,
    samples,
    signed(deed, user, at, id, talk) {
      if (deed.kind === 'unfollow') return null // whoever is blocked is not told
      if (deed.kind === 'withdraw') return deletionRequest(user, at, account)
      const standing = { isFirst: talk.messages.length === 0, isStandby: talk.owner === 'human' }
      const isPostback = deed.kind === 'tap' && deed.as !== 'quick_reply'
      const field = isPostback ? 'messaging_postbacks' : (FIELD_OF[deed.kind] ?? 'messages')
      if (!page.hears(standing.isStandby ? 'standby' : field)) return null
      return signedForMessenger(messengerEvent(deed, user, at, id, account, samples(), standing), account)
    },
  })
  const router = messengerPlatform({
    account,
    platform,
    faults,
    now,
    newId: tools.newId,
    rules: rules.messenger,
    uploads,
    page,
    isTokenDead: () => isTokenDead,
    shown: echo,
  })

  return {
    phone,
    router,
    faults,
    uploads,
    see(user) {
      const unread = platform.talk(user).messages.filter((one) => one.from === 'bot' && one.readAt === null)
      const newest = unread.at(-1)
      if (!newest) return
      for (const { id } of unread) platform.change(user, id, { readAt: now() })
      tell('message_reads', messengerRead(user, newest.at, now(), account))
    },
    humanWrites(user, text) {
      const one = seen({ id: newId(), at: now(), from: 'bot', kind: 'text', text, byHuman: true })
      platform.show(user, one)
      echo(user, one, null)
    },
    handOver(user, to) {
      platform.update(user, { owner: to })
      tell('messaging_handovers', messengerHandover(user, to, now(), account))
    },
    happens(event) {
      if (event.kind !== 'policy') return
      const { action, reason = null } = event
      tell('messaging_policy_enforcement', messengerPolicy(action, reason, now(), account))
    },
    webhook: {
      isOn: page.hearsAnything,
      turnOn: page.subscribeAll,
      attempted(answer) {
        failingSince = isTaken(answer) ? null : (failingSince ?? now())
        if (failingSince !== null && now() - failingSince >= UNSUBSCRIBED_AFTER_MS) page.unsubscribe()
      },
    },
    grant: {
      isLost: () => isTokenDead,
      lose() {
        isTokenDead = true
      },
      restore() {
        isTokenDead = false
      },
    },
  }
}
