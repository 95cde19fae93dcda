/** Zalo as it is played here: its phones, its APIs, and what it reports to the webhook. */
import { isTaken } from './delivery.ts'
import { createFaults } from './faults.ts'
import { createPhone } from './phone.ts'
import { createPlatform } from './platform.ts'
import type { Played, PlayTools } from './played.ts'
import { samplesAt } from './samples.ts'
import { seen } from './talk.ts'
import { createUploads } from './uploads.ts'
import { signedForZalo, type ZaloAccount, zaloEvent } from './zalo-events.ts'
import { ZALO_UPLOAD_LIFE_MS, zaloPlatform } from './zalo-platform.ts'
import {
  zaloEcho,
  zaloReceived,
  zaloRevoked,
  zaloSampleEvent,
  zaloSeen,
  zaloTemplateReceived,
  zaloTemplateStatus,
} from './zalo-reports.ts'
import { createZaloTokens } from './zalo-tokens.ts'

export function playZalo(
  account: ZaloAccount,
  tools: PlayTools,
): Played & { sampleEvent(): Promise<number | null> } {
  const { now, newId, courier, webhookBase, rules, report } = tools
  const platform = createPlatform('zalo', now)
  const faults = createFaults()
  const tokens = createZaloTokens(account, now)
  const uploads = createUploads(ZALO_UPLOAD_LIFE_MS, now, newId)
  const samples = () => samplesAt(`${webhookBase()}/simulator/assets`)
  /** After the last repeat the app is unsubscribed from all events (facts/zalo.md 1.1). */
  let isWebhookOn = true
  const tell = (event: object, ofTemplate = false) => {
    if (isWebhookOn) report(signedForZalo(event, account, ofTemplate))
  }
  const phone = createPhone({
    platform,
    courier,
    now,
    newId,
    samples,
    signed(deed, user, at, id) {
      if (!isWebhookOn) return null
      const ofTemplate = deed.kind === 'feedback' || (deed.kind === 'tap' && deed.as === 'response')
      return signedForZalo(zaloEvent(deed, user, at, id, account, samples()), account, ofTemplate)
    },
  })
  const router = zaloPlatform({
    account,
    platform,
    faults,
    now,
    newId,
    rules: rules.zalo,
    tokens,
    uploads,
    webhookBase,
    shown(user, message, toPhone) {
      if (toPhone !== null) {
        if (rules.receipts) tell(zaloTemplateReceived(toPhone, message, account), true)
        return
      }
      tell(zaloEcho(user, message, account))
      if (rules.receipts) tell(zaloReceived(user, message.id, message.at, account))
    },
  })

  return {
    phone,
    router,
    faults,
    uploads,
    see(user) {
      const unseen = platform.talk(user).messages.filter((one) => one.from === 'bot' && one.readAt === null)
      if (unseen.length === 0) return
      for (const { id } of unseen) platform.change(user, id, { readAt: now() })
      const ids = unseen.map(({ id }) => id)
      tell(zaloSeen(user, ids, now(), account))
    },
    humanWrites(user, text) {
      const one = seen({ id: newId(), at: now(), from: 'bot', kind: 'text', text, byHuman: true })
      platform.show(user, one)
      tell(zaloEcho(user, one, account))
    },
    handOver() {}, // Zalo knows no owner of a talk: whoever writes, writes
    happens(event) {
      if (event.kind === 'permission_revoked') {
        tokens.revoke()
        tell(zaloRevoked(now(), account))
      } else if (event.kind === 'template_status')
        tell(zaloTemplateStatus(event.templateId, event.from, event.to, now(), account), true)
    },
    grant: {
      isLost: tokens.isRevoked,
      lose: tokens.revoke,
      restore: tokens.restore,
    },
    webhook: {
      isOn: () => isWebhookOn,
      turnOn() {
        isWebhookOn = true
      },
      attempted(answer, isLast) {
        if (isLast && !isTaken(answer)) isWebhookOn = false
      },
    },
    async sampleEvent() {
      const { status } = await courier.post(signedForZalo(zaloSampleEvent(now(), account), account))
      return status
    },
  }
}
