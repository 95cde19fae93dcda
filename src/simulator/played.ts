/** What both played platforms can do for whoever holds the strings. */
import type { Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import type { SignedDelivery, WebhookAnswer, WebhookCourier } from './delivery.ts'
import type { Faults } from './faults.ts'
import type { Phone } from './phone.ts'
import type { Rules } from './rules.ts'
import type { Uploads } from './uploads.ts'

/** Something that happens to the account, and that the platform reports without a citizen. */
export type AccountEvent =
  /** Meta warns the Page, blocks it, or lets it go on. */
  | { kind: 'policy'; action: 'warning' | 'block' | 'unblock'; reason?: string }
  /** The OA took back what it had granted to the app (Zalo); its tokens are dead with it. */
  | { kind: 'permission_revoked' }
  /** A template was paused, or approved again (Zalo). */
  | { kind: 'template_status'; templateId: string; from: string; to: string }

export type Played = {
  phone: Phone
  router: Router
  faults: Faults
  uploads: Uploads
  /** The citizen looks at the talk: what the bot wrote has been read, and the platform reports it. */
  see(user: string): void
  /** An official writes in the platform's own tool. */
  humanWrites(user: string, text: string): void
  /** On Messenger: the Page's inbox takes the thread, or gives it back. */
  handOver(user: string, to: 'human' | 'bot'): void
  happens(event: AccountEvent): void
  /** Whether the bot's tokens are worth anything. */
  grant: { isLost(): boolean; lose(): void; restore(): void }
  /** Whether the platform still delivers; it stops by itself when deliveries fail for long. */
  webhook: {
    isOn(): boolean
    /** By hand, as in Zalo's console or by subscribing the Page again. */
    turnOn(): void
    attempted(answer: WebhookAnswer, isLast: boolean): void
  }
}

/** What a platform is played with. */
export type PlayTools = {
  courier: WebhookCourier
  /** The simulator's clock, which can be moved. */
  now(): Instant
  newId(): string
  webhookBase(): string
  rules: Rules
  /** Nobody waits for a report. */
  report(delivery: SignedDelivery): void
}
