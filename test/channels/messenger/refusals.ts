/** Every refusal that facts/messenger.md 6 knows, with what it means for a message. */
import type { SendFailure } from '../../../src/channels/channel.ts'

const MINUTE = 60_000

/** `key`: code, or code/subcode. `status`: as Meta sends it. `pauseMs`: how long to wait; null: as the courier likes. */
export type Refusal = {
  key: string
  message: string
  failure: SendFailure
  pauseMs: number | null
  status: number
}

const one = (
  key: string,
  failure: SendFailure,
  message: string,
  { pauseMs = null, status = 400 }: { pauseMs?: number | null; status?: number } = {},
): Refusal => ({ key, message, failure, pauseMs, status })

/** All rows of the table, and some that no table names. */
export const REFUSALS: Refusal[] = [
  one('1', 'temporary', 'An unknown error occurred', { status: 500 }),
  one('2', 'temporary', 'Service temporarily unavailable', { status: 503 }),
  one('1200', 'temporary', 'Temporary send message failure'),
  one('4', 'rate_limited', 'Application request limit reached'),
  one('17', 'rate_limited', 'User request limit reached'),
  one('32', 'rate_limited', 'Page request limit reached'),
  one('613', 'rate_limited', 'Calls to this API have exceeded the rate limit'),
  one('613/2534040', 'rate_limited', 'Calls to this API have exceeded the rate limit'),
  one('613/2018338', 'temporary', 'Abusive rate towards one person', { pauseMs: 60 * MINUTE }),
  one('80000', 'rate_limited', 'There have been too many calls'),
  one('80006', 'rate_limited', 'There have been too many calls'),
  one('80099', 'rate_limited', 'There have been too many calls'),
  one('10', 'credentials', 'Application does not have permission for this action', { status: 403 }),
  one('10/99', 'credentials', 'something of code 10 that nobody knows'),
  one('3', 'credentials', 'Capability not supported'),
  one('200', 'credentials', 'Permissions error', { status: 403 }),
  one('200/2018028', 'credentials', 'Cannot message users who are not admins, developers or testers', {
    status: 403,
  }),
  one('190', 'credentials', 'Invalid OAuth access token', { status: 401 }),
  ...['458', '459', '460', '463', '467', '492'].map((subcode) =>
    one(`190/${subcode}`, 'credentials', 'The session is over', { status: 401 }),
  ),
  one('368', 'credentials', 'The action attempted has been deemed abusive'),
  one('2022', 'credentials', 'Temporarily blocked for policy'),
  one('10/2018278', 'window_closed', 'This message is sent outside of allowed window.'),
  one('10/2018065', 'window_closed', 'This message is sent outside of allowed window.'),
  one('10/2534022', 'window_closed', 'This message is sent outside of allowed window.'),
  one('10/1893063', 'rate_limited', 'The Page is temporarily restricted', { pauseMs: 30 * MINUTE }),
  one('10/2018108', 'unreachable', 'This person is not receiving messages'),
  one('551', 'unreachable', 'This person isn’t available right now'),
  one('551/1545041', 'unreachable', 'This person isn’t available right now'),
  one('200/1545041', 'unreachable', 'This person isn’t available right now'),
  one('100/2018001', 'unreachable', 'No matching user found'),
  one('100', 'unreachable', '(#100) No matching user found'),
  one('100', 'rejected', '(#100) Invalid parameter'),
  one('100/2018008', 'rejected', 'Failed to fetch the file'),
  one('100/2018047', 'rejected', 'Attachment upload failure: type mismatch'),
  one('100/2018074', 'rejected', 'Invalid attachment id'),
  one('100/2018109', 'rejected', 'Attachment size exceeds allowable limit'),
  one('100/2018294', 'rejected', 'Video processing timed out'),
  one('100/2018014', 'rejected', 'Sender actions do not go with messages'),
  one('2018300', 'temporary', 'Another app controls the thread', { pauseMs: 15 * MINUTE }),
  one('10/2018300', 'temporary', 'Another app controls the thread', { pauseMs: 15 * MINUTE }),
  one('100/2018300', 'temporary', 'Another app controls the thread', { pauseMs: 15 * MINUTE }),
  one('100/2534037', 'temporary', 'Another app controls the thread', { pauseMs: 15 * MINUTE }),
  one('2018218', 'rejected', 'No profile available'),
  one('2018247', 'rejected', 'Insufficient permission for the profile'),
  one('9000001', 'rejected', 'The message was deleted'),
  one('77777', 'temporary', 'something new'),
]
