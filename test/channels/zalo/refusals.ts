/** Every refusal that facts/zalo.md 4.6 and 5.3 know, in Zalo's words where they are told, with what it means for a message. */
import type { SendFailure } from '../../../src/channels/channel.ts'

const HOUR = 3_600_000
/** At 08:00 the night ends 22 h 5 min later, the day's templates 22 h 5 min later. */
const TO_MORNING = 22 * HOUR + 5 * 60_000

/** `pauseMs`: how long to wait at 08:00 in Vietnam; null: as the courier likes. */
export type Refusal = {
  error: number
  message: string
  failure: SendFailure
  pauseMs: number | null
  /** A refresh of the token and one more try come first. */
  ofToken?: true
}

const one = (
  error: number,
  failure: SendFailure,
  message: string,
  pauseMs: number | null = null,
): Refusal => ({ error, message, failure, pauseMs })
const ofToken = (error: number, message: string): Refusal => ({
  ...one(error, 'credentials', message),
  ofToken: true,
})

/** Of `/v3.0/oa/message/cs`. */
const CONSULTATION: Refusal[] = [
  one(-32, 'rate_limited', 'Your application reached limit call api'),
  one(-32, 'rate_limited', 'Your OA reached limit call api'),
  one(-100, 'rejected', 'attachment_id was expired'),
  one(-200, 'temporary', 'Send message failed'),
  one(-201, 'rejected', 'user_id is invalid!'),
  one(-204, 'credentials', 'Offical Account is disable'),
  one(-205, 'credentials', 'Offical Account is not exist'),
  one(-209, 'credentials', 'Not supported this api'),
  one(-210, 'rejected', 'Parameter exceeds allowable limit'),
  one(-211, 'credentials', 'Out of quota'),
  one(-212, 'credentials', 'App has not registed this api'),
  one(-213, 'unreachable', 'User has not followed OA'),
  one(-214, 'rejected', 'Article is being processed'),
  ofToken(-216, 'Access token is invalid'),
  one(-217, 'unreachable', 'User has blocked invitation from OA'),
  one(-218, 'temporary', 'Out of quota receive', HOUR),
  one(-219, 'credentials', 'App is removed or disabled'),
  ofToken(-220, 'access_token is expired or removed'),
  one(-221, 'credentials', 'The OA needs to be verified to use this feature'),
  one(-223, 'credentials', 'Official Account has not authorized this API'),
  one(-224, 'credentials', 'The OA needs to upgrade OA Tier Package'),
  one(-227, 'unreachable', 'User is banned or inactive more than 45 days'),
  one(-230, 'window_closed', 'User has not interacted with the OA in the past 7 days'),
  one(-232, 'window_closed', 'User has not interacted, or last interaction expired'),
  one(-233, 'rejected', 'message type is invalid or not support'),
  one(-234, 'temporary', 'cannot be sent at night', TO_MORNING),
  one(-235, 'credentials', 'API does not support this type of OA'),
  one(-237, 'rejected', 'of a group'),
  one(-238, 'rejected', 'of an asset'),
  one(-240, 'rejected', 'MessageV2 API has been shut down'),
  one(-241, 'rejected', 'of an asset'),
  one(-242, 'credentials', 'Invalid appsecret_proof'),
  one(-244, 'unreachable', 'User has restricted this message type'),
  one(-248, 'credentials', 'Violates our platform standards'),
  one(-249, 'rejected', 'Template does not support send via UID'),
  one(-320, 'credentials', 'needs Zalo Cloud Account'),
  one(-321, 'credentials', 'out of money'),
  one(-403, 'rejected', 'of a group'),
]

/** Of template messages (ZNS, ZBS). */
const TEMPLATE: Refusal[] = [
  one(-108, 'unreachable', 'Phone number is invalid'),
  one(-109, 'rejected', 'Template is invalid'),
  one(-114, 'unreachable', 'User cannot receive'),
  one(-115, 'temporary', 'Out of balance', HOUR),
  one(-117, 'rejected', 'No permission on this template'),
  one(-118, 'unreachable', 'Zalo account does not exist'),
  one(-119, 'unreachable', 'Account cannot receive'),
  ofToken(-124, 'Access token is invalid'),
  one(-126, 'temporary', 'Development wallet is empty', HOUR),
  one(-127, 'rejected', 'Test template reaches admins only'),
  one(-131, 'rejected', 'Template is not approved'),
  one(-133, 'temporary', 'Cannot be sent at night', TO_MORNING),
  one(-135, 'temporary', 'OA may not send', HOUR),
  one(-136, 'temporary', 'Needs a billing account', HOUR),
  one(-137, 'temporary', 'Billing failed', HOUR),
  one(-139, 'unreachable', 'User refuses this type of message'),
  one(-140, 'unreachable', 'User refuses'),
  one(-141, 'unreachable', 'User refuses messages of this OA'),
  one(-144, 'temporary', 'OA daily limit', TO_MORNING),
  one(-146, 'rejected', 'Template is disabled'),
  one(-147, 'temporary', 'Template daily limit', TO_MORNING),
  one(-1121, 'rejected', 'Parameter is too long'),
  one(-1122, 'rejected', 'Parameter is missing'),
  one(-1241, 'credentials', 'Invalid appsecret_proof'),
]

/** Both, and one that no table names. */
export const REFUSALS: Refusal[] = [...CONSULTATION, ...TEMPLATE, one(-9999, 'temporary', 'something new')]
