/** What the platforms told lately about our accounts, as `doctor` says it. */
import { DAY_MS, type Instant, toIso } from '../calendar/instant.ts'
import { accountEvents } from '../channels/heed-events.ts'
import type { Desk } from '../desk.ts'

const SHOWN = 5
/** What is older has been seen to, or shows itself otherwise. */
const FRESH_MS = 7 * DAY_MS

const TODO: Record<string, string> = {
  permission_revoked:
    'the OA has withdrawn the permission from the app: an administrator of the OA must consent again (docs/channels/zalo.md)',
  policy_enforcement: "read Meta's notice in the Page's Support Inbox and act on it",
  app_roles: "look into the Page's settings, Conversation Routing: this app should be the default one",
  message_template_status_update:
    "look at the template in Meta's Business Suite: notices may not go out by it",
}

/** The newest first; those that somebody must act on carry what to do for a week. */
export async function accountFindings(
  desk: Desk,
  now: Instant,
): Promise<{ what: string; todo: string | null }[]> {
  const events = await accountEvents(desk, SHOWN)
  return events.map(({ channel, account, what, detail, loud, at }) => {
    const told = Object.entries(detail).map(([name, value]) => `${name}=${value}`)
    const line = [`${channel} ${account} told on ${toIso(at)}: ${what}`, ...told].join(' ')
    const isOpen = loud && now - at < FRESH_MS
    return { what: line, todo: isOpen ? (TODO[what] ?? 'see docs/channels/') : null }
  })
}
