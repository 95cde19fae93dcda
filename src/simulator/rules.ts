/** What the played accounts may do, and which templates are approved: what an office agrees with the platforms. */
import type { Rate } from './rate.ts'

/** A ZBS template: words in angle brackets stand for parameters, `Hồ sơ <ma_ho_so> đã có kết quả`. */
export type ZaloTemplate = {
  id: string
  name: string
  text: string
  /** Quick-response buttons: a tap is reported as `user_click_response_button`. */
  responses?: string[]
  /** A service rating: the citizen gives stars, reported as `user_feedback`. */
  rates?: boolean
  /** Whether it may go to a user id; templates made before 2025-12-10 may not (facts/zalo.md 4.6, -249). */
  byUserId?: boolean
}

/** A utility message template: `{{1}}` or `{{ten}}` stand for parameters. */
export type MessengerTemplate = {
  name: string
  language: string
  body: string
  /** Labels of its postback buttons. */
  buttons?: string[]
}

/** Where the facts are weak or offices differ. */
export type Rules = {
  zalo: {
    /** Between 48 hours and 7 days messages are paid for. False: they are refused with -232. */
    billing: boolean
    /** Free messages to a citizen since their last interaction, then -218; null: no limit (facts/zalo.md 5.1, conflict). */
    repliesPerCitizen: number | null
    /** Paid messages of the OA, then -211; null: no limit. */
    paidMessages: number | null
    /** Calls of the app: 4,000 a minute; a package may allow an OA 100 (facts/zalo.md 7). */
    calls: Rate
    /** Button shapes that `/cs` takes; the others are refused with -233 (facts/zalo.md 4.3). */
    buttonShapes: ('text' | 'list' | 'button')[]
    /** Template messages between 22:00 and 06:00 are refused with -133 or -234. */
    quietNights: boolean
    /** `appsecret_proof` must come with each call. One that comes must always be right. */
    requireProof: boolean
    /** Where consent may lead besides this machine: the addresses saved in Zalo's console. */
    redirectUris: string[]
    templates: ZaloTemplate[]
  }
  messenger: {
    /** The Human Agent feature is switched on: what an official typed may be sent for seven days. */
    humanAgent: boolean
    /** Utility messages are switched on for the Page. */
    utility: boolean
    requireProof: boolean
    /** Send API calls: 300 a second (facts/messenger.md 6). */
    calls: Rate
    /** Profile calls: 10 in ten minutes (facts/messenger.md 3.4). */
    profileCalls: Rate
    templates: MessengerTemplate[]
  }
  /** Receipts that come by themselves. `seen` comes when somebody looks (`simulator.see`). */
  receipts: boolean
}

/** What differs from the default, by platform. */
export type RulesGiven = {
  zalo?: Partial<Rules['zalo']>
  messenger?: Partial<Rules['messenger']>
  receipts?: boolean
}

const DEFAULT: Rules = {
  zalo: {
    billing: true,
    repliesPerCitizen: null,
    paidMessages: null,
    calls: { most: 4_000, perMs: 60_000 },
    buttonShapes: ['text'],
    quietNights: true,
    requireProof: false,
    redirectUris: [],
    templates: [],
  },
  messenger: {
    humanAgent: true,
    utility: true,
    requireProof: false,
    calls: { most: 300, perMs: 1_000 },
    profileCalls: { most: 10, perMs: 600_000 },
    templates: [],
  },
  receipts: true,
}

/** The rules with what is not said about them as the facts have it. */
export function rulesOf(given: RulesGiven = {}): Rules {
  return {
    zalo: { ...DEFAULT.zalo, ...given.zalo },
    messenger: { ...DEFAULT.messenger, ...given.messenger },
    receipts: given.receipts ?? DEFAULT.receipts,
  }
}
