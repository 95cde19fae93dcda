/** Invites applicants to rate by phone, through a Zalo template, when nobody follows their returned dossier. */
import type { Instant } from '../calendar/instant.ts'
import { type Channel, SendError } from '../channels/channel.ts'
import type { Desk } from '../desk.ts'
import { accountFor } from '../doors/links.ts'
import {
  claimInvitation,
  type DuePhoneInvitation,
  invitationDue,
  markInvited,
  putOffInvitation,
} from '../dossiers/phone-invitations.ts'
import type { Log } from '../telemetry/log.ts'
import { chainOf, type UnitTree } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { endOfQuiet } from './when-to-tell.ts'

const SLICE = 50
/** Longer than a call may take: what a dead worker did not settle is not sent again. */
const CLAIM_MS = 10 * 60_000
const AGAIN_MS = 15 * 60_000

type Tools = { desk: Desk; channels?: Channel[]; log: Log; now(): Instant; signal?: AbortSignal }

/** One round: each that is due is claimed, sent and settled. Not in quiet hours, and only where an OA sends by phone. */
export async function inviteByPhone({ desk, channels = [], log, now, signal }: Tools): Promise<void> {
  const senders = channels
    .filter(({ toPhone }) => toPhone !== undefined)
    .map((channel) => ({ channel, unit: desk.settings.accountUnits.get(channel.account) ?? null }))
  const template = desk.settings.invitationTemplate
  if (senders.length === 0 || !template || endOfQuiet(now(), desk.settings.quietHours) !== null) return
  for (const due of await invitationDue(desk, now(), SLICE)) {
    if (signal?.aborted) return
    if (!(await claimInvitation(desk, due, now(), now() + CLAIM_MS))) continue // another worker has it
    const tree = await unitTree(desk.database)
    const sender = accountFor(senders, [due.unitCode, ...chainOf(tree, due.unitCode)])!
    const data = wordsOf(tree, due, template.parameters)
    try {
      // Zalo's own rating template brings the token back, and with it the rating (satisfaction/rate-by-template.ts).
      await sender.channel.toPhone!(due.phone, { id: template.id, data }, due.token)
      await desk.database.commit(markInvited(desk, due.dossier, 'sent', now()))
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      log.warn({ failure: error.failure, code: error.code }, 'an invitation by phone was not sent')
      await desk.database.commit(afterRefusal(desk, due.dossier, error, now()))
    }
  }
}

/** What may pass is tried again; an unknown outcome is not: the citizen may have it, and each one is billed. */
function afterRefusal(desk: Desk, dossier: string, { failure, retryAfterMs }: SendError, now: Instant) {
  if (failure === 'temporary' || failure === 'rate_limited' || failure === 'credentials')
    return [putOffInvitation(desk.database, dossier, now + Math.max(AGAIN_MS, retryAfterMs ?? 0))]
  return markInvited(desk, dossier, failure === 'unknown_outcome' ? 'sent' : 'not_invited', now)
}

function wordsOf(
  tree: UnitTree,
  { dossier, unitCode, token, name }: DuePhoneInvitation,
  parameters: Record<string, string>,
): Record<string, string> {
  const unit = tree.byCode.get(unitCode)?.name ?? unitCode
  const words: Record<string, string> = { dossier, unit, token, name }
  return Object.fromEntries(Object.entries(parameters).map(([place, word]) => [place, words[word] ?? '-']))
}
