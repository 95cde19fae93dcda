/** Requests to open who sent a complaint: asked, decided, seen; each step in the complaint's chained record. */
import type { Instant } from '../../calendar/instant.ts'
import { commitOrStale } from '../../database/commit-or-stale.ts'
import { type Write, write } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { appendToChain, type Happening } from '../../privacy/chained-record.ts'
import type { Key } from '../../privacy/seal.ts'
import { scheduleNotice } from '../../schedule/notices.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Complaint } from '../complaint.ts'
import { type ComplaintRow, keyOf } from '../complaint-row.ts'
import { readStanding } from '../complaint-store.ts'
import type { Standing } from '../complaint-writes.ts'
import { isVisible } from '../visibility.ts'
import {
  type Deferral,
  decideIdentity,
  type IdentityAction,
  type IdentityReason,
  type IdentityRefusal,
  type IdentityRequest,
} from './identity.ts'
import { type AskRefusal, type IdentityOfficer, mayDecide, whyNotAsk } from './identity-rights.ts'
import { askedContent, decidedContent, type RequestRow, toRequest } from './identity-row.ts'
import { onceAbout } from './once-about.ts'
import { type Sender, senderOf } from './sender.ts'

/** How often a step is decided anew when someone else wrote to the same record at the same time. */
const TRIES = 40

type Refused<Word extends string> = { refused: Word }

/**
 * Asks to know who sent a complaint. Refused as `already_asked` while an earlier request of the same account is undecided or
 * open. The same `id` again, by the same account about the same complaint, changes nothing.
 *
 * @param asked.id drawn by the caller
 */
export async function askIdentity(
  desk: Desk,
  officer: IdentityOfficer,
  asked: { id: string; code: string; reason: IdentityReason; text: string },
  now: Instant,
): Promise<{ id: string } | Refused<AskRefusal | 'already_asked' | 'stale'>> {
  const { id, code, reason, text } = asked
  for (let left = TRIES; left > 0; left -= 1) {
    const standing = await readStanding(desk.database, code)
    if (!standing) return { refused: 'not_found' }
    const refused = await whyNot(desk, officer, standing.complaint)
    if (refused) return { refused }
    const before = await rowOf(desk, id)
    if (before)
      return before.complaint === code && before.requester === officer.account
        ? { id }
        : { refused: 'already_asked' }
    const key = keyOf(desk.vault, standing.row)
    const insert = desk.database.read
      .insertInto('identity_request')
      .values({
        id,
        complaint: code,
        requester: officer.account,
        reason,
        text_sealed: sealed(desk, key, text),
        asked_at: now,
        state: 'asked',
        decided_by: null,
        decided_at: null,
        decision_sealed: null,
        expires_at: null,
        telling: null,
        deferral: null,
        told_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
    const happening = { kind: `identity_ask:${id}`, content: askedContent(reason, text) }
    const result = await commitOrStale(desk.database, [
      write(insert, 'already_asked'),
      ...recorded(desk, standing, [happening], `account:${officer.account}`, now),
    ])
    if (!('refused' in result)) return { id }
    if (result.refused === 'already_asked') {
      const mine = await rowOf(desk, id)
      return mine?.requester === officer.account && mine.complaint === code
        ? { id }
        : { refused: 'already_asked' }
    }
  }
  return { refused: 'stale' }
}

/**
 * Decides a request, as another person than who asked. The citizen is told of an approval at once unless it is put off.
 * `not_found` also for requests about complaints out of reach.
 *
 * @param decision.text the words beside it; null: none
 */
export async function decideRequest(
  desk: Desk,
  officer: IdentityOfficer,
  decision: { id: string; text: string | null } & (
    | { action: 'approve'; deferral: Deferral | null }
    | { action: 'refuse' }
  ),
  now: Instant,
): Promise<{ request: IdentityRequest } | Refused<IdentityRefusal | 'not_found' | 'stale'>> {
  const { account } = officer
  const { text } = decision
  const action: IdentityAction =
    decision.action === 'approve'
      ? { action: 'approve', by: account, deferral: decision.deferral }
      : { action: 'refuse', by: account }
  return step(desk, decision.id, action, `account:${account}`, now, {
    text,
    allows: async ({ complaint }) =>
      mayDecide(officer, complaint, await unitTree(desk.database), await onceOf(desk, complaint)),
  })
}

/**
 * Who sent a complaint, for the one who asked, while it is open. It stands in the record before it is returned. One who no
 * longer may see the complaint, or ask for identities, finds nothing.
 */
export async function viewIdentity(
  desk: Desk,
  officer: IdentityOfficer,
  id: string,
  now: Instant,
): Promise<{ request: IdentityRequest; sender: Sender } | Refused<IdentityRefusal | 'not_found' | 'stale'>> {
  const seen = await step(
    desk,
    id,
    { action: 'view', by: officer.account },
    `account:${officer.account}`,
    now,
    {
      text: null,
      allows: async (standing) => {
        const refused = await whyNot(desk, officer, standing.complaint)
        return refused === null || refused === 'erased'
      },
    },
  )
  if ('refused' in seen) return seen
  const standing = await readStanding(desk.database, seen.request.complaint)
  if (!standing) return { refused: 'not_found' }
  return { request: seen.request, sender: await senderOf(desk, standing.row) }
}

/**
 * How to reach the citizen of a `named` complaint, whose handler may know who they are. It stands in the record before it is
 * returned; null when there is no such complaint for the viewer, or its citizen did not let the handler know.
 */
export async function viewContact(
  desk: Desk,
  officer: IdentityOfficer,
  code: string,
  now: Instant,
): Promise<Sender | null> {
  for (let left = TRIES; left > 0; left -= 1) {
    const standing = await readStanding(desk.database, code)
    if (standing?.complaint.confidentiality !== 'named') return null
    if (!isVisible(officer.viewer, standing.complaint, await unitTree(desk.database))) return null
    const writes = recorded(
      desk,
      standing,
      [{ kind: 'view_contact', content: {} }],
      `account:${officer.account}`,
      now,
    )
    if (!('refused' in (await commitOrStale(desk.database, writes)))) return senderOf(desk, standing.row)
  }
  throw new Error('the record of a complaint is being written by too many at once')
}

/** Takes one step of a request, whoever takes it: decided by the rules, kept with its record and notice, all or nothing. */
export async function step(
  desk: Desk,
  id: string,
  action: IdentityAction,
  actor: string,
  now: Instant,
  { text, allows }: { text: string | null; allows(standing: Standing): Promise<boolean> | boolean },
): Promise<{ request: IdentityRequest } | Refused<IdentityRefusal | 'not_found' | 'stale'>> {
  for (let left = TRIES; left > 0; left -= 1) {
    const row = await rowOf(desk, id)
    const standing = row && (await readStanding(desk.database, row.complaint))
    if (!row || !standing || !(await allows(standing))) return { refused: 'not_found' }
    const { status, citizen } = standing.complaint
    const decided = decideIdentity(toRequest(row), action, {
      now,
      openHours: desk.settings.identityOpenHours,
      complaint: { status, isReachable: citizen !== null },
    })
    if ('refused' in decided) return decided
    const result = await commitOrStale(
      desk.database,
      stepWrites(desk, standing, row, action, decided, text, actor, now),
    )
    if (!('refused' in result)) return { request: decided.request }
  }
  return { refused: 'stale' }
}

function stepWrites(
  desk: Desk,
  standing: Standing & { row: ComplaintRow },
  row: RequestRow,
  action: IdentityAction,
  { request, tells }: { request: IdentityRequest; tells: boolean },
  text: string | null,
  actor: string,
  now: Instant,
): Write[] {
  const isDecision = action.action === 'approve' || action.action === 'refuse'
  const happenings: Happening[] = [
    ...(action.action === 'tell'
      ? []
      : [
          {
            kind: `identity_${action.action}:${row.id}`,
            content: isDecision ? decidedContent(request, text) : {},
          },
        ]),
    ...(tells ? [{ kind: 'message:identity_opened', content: {} }] : []),
  ]
  const change = desk.database.read
    .updateTable('identity_request')
    .set({
      state: request.state,
      decided_by: request.decidedBy,
      decided_at: request.decidedAt,
      expires_at: request.expiresAt,
      telling: request.telling,
      deferral: request.deferral,
      ...(isDecision ? { decision_sealed: sealed(desk, keyOf(desk.vault, standing.row), text) } : {}),
      ...(tells ? { told_at: now } : {}),
    })
    .where('id', '=', row.id)
    .where('state', '=', row.state)
  const still =
    row.telling === null ? change.where('telling', 'is', null) : change.where('telling', '=', row.telling)
  const { code, citizen } = standing.complaint
  const notice = {
    id: `identity:${row.id}`,
    lane: citizen ?? '',
    kind: 'identity_opened' as const,
    body: { complaint: code, reason: request.reason, from: request.decidedAt, until: request.expiresAt },
    dueAt: now,
  }
  return [
    write(still, 'stale'),
    ...recorded(desk, standing, happenings, actor, now),
    ...(tells ? [scheduleNotice(desk, notice, now)] : []),
  ]
}

function recorded(
  desk: Desk,
  standing: Standing,
  happenings: Happening[],
  actor: string,
  now: Instant,
): Write[] {
  return appendToChain(desk.database, standing.complaint.code, standing.chain, happenings, actor, now)
}

/** Why an identity cannot be asked for; null: it can. */
export async function whyNot(
  desk: Pick<Desk, 'database'>,
  officer: IdentityOfficer,
  complaint: Complaint,
): Promise<AskRefusal | null> {
  return whyNotAsk(officer, complaint, await unitTree(desk.database), await onceOf(desk, complaint))
}

async function onceOf({ database }: Pick<Desk, 'database'>, { code }: Complaint): Promise<string[]> {
  return (await onceAbout(database, [code])).get(code) ?? []
}

/** Words of a request, under the key of its complaint: they are destroyed with it. */
function sealed({ vault }: Desk, key: Key | null, text: string | null): string | null {
  return key === null || text === null ? null : vault.seal(text.normalize('NFC'), key)
}

async function rowOf({ database }: Desk, id: string): Promise<RequestRow | null> {
  const row = await database.read
    .selectFrom('identity_request')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
