/** Requests to open identities as the console lists them: each only to whom its complaint is within reach. */
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import type { UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Complaint } from '../complaint.ts'
import { keyOf, toComplaint } from '../complaint-row.ts'
import { isVisible } from '../visibility.ts'
import { type IdentityRequest, isOpen } from './identity.ts'
import { type IdentityOfficer, mayDecide } from './identity-rights.ts'
import { openWords, type RequestRow, toRequest } from './identity-row.ts'
import { onceAbout } from './once-about.ts'

/** A request with the words and the names that stand beside it. */
export type ListedRequest = {
  request: IdentityRequest
  /** Whether the one who asked may see the identity now. */
  isOpen: boolean
  requesterName: string
  /** Null while nobody has decided. */
  deciderName: string | null
  /** What the requester wrote; null once it was destroyed with the complaint. */
  text: string | null
  /** What the decider wrote; null: nothing, or destroyed. */
  decision: string | null
}

const MOST = 200

/** One's own requests, the newest first, about complaints that one still sees. */
export function ownRequests(desk: Desk, officer: IdentityOfficer, now: Instant): Promise<ListedRequest[]> {
  return listed(desk, now, { requester: officer.account }, (complaint, tree) =>
    isVisible(officer.viewer, complaint, tree),
  )
}

/** Requests that wait for a decision that this account may take, the oldest first. Its own wait for somebody else. */
export async function requestsToDecide(
  desk: Desk,
  officer: IdentityOfficer,
  now: Instant,
): Promise<ListedRequest[]> {
  if (!officer.mayApprove) return []
  const waiting = await listed(desk, now, { state: 'asked' }, (complaint, tree, once) =>
    mayDecide(officer, complaint, tree, once),
  )
  return waiting.filter(({ request }) => request.requester !== officer.account).reverse()
}

/** All that were decided and are within reach, the newest first. */
export async function decidedRequests(
  desk: Desk,
  officer: IdentityOfficer,
  now: Instant,
): Promise<ListedRequest[]> {
  if (!officer.mayApprove) return []
  const all = await listed(desk, now, {}, (complaint, tree, once) =>
    mayDecide(officer, complaint, tree, once),
  )
  return all.filter(({ request }) => request.state !== 'asked')
}

/** Slice by slice, so that what is out of reach hides nothing that is within. */
async function listed(
  desk: Desk,
  now: Instant,
  wanted: { requester?: string; state?: string },
  mayList: (complaint: Complaint, tree: UnitTree, once: readonly string[]) => boolean,
): Promise<ListedRequest[]> {
  const tree = await unitTree(desk.database)
  let query = desk.database.read
    .selectFrom('identity_request')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(MOST)
  if (wanted.requester !== undefined) query = query.where('requester', '=', wanted.requester)
  if (wanted.state !== undefined) query = query.where('state', '=', wanted.state)
  const found: ListedRequest[] = []
  for (let offset = 0; found.length < MOST; offset += MOST) {
    const rows = await query.offset(offset).execute()
    found.push(...(await withinReach(desk, now, rows, (complaint, once) => mayList(complaint, tree, once))))
    if (rows.length < MOST) break
  }
  return found.slice(0, MOST)
}

async function withinReach(
  desk: Desk,
  now: Instant,
  rows: readonly RequestRow[],
  mayList: (complaint: Complaint, once: readonly string[]) => boolean,
): Promise<ListedRequest[]> {
  if (rows.length === 0) return []
  const { read } = desk.database
  const codes = [...new Set(rows.map(({ complaint }) => complaint))]
  const complaints = await read.selectFrom('complaint').selectAll().where('code', 'in', codes).execute()
  const byCode = new Map(complaints.map((row) => [row.code, row]))
  const once = await onceAbout(desk.database, codes)
  const accounts = [...new Set(rows.flatMap((row) => [row.requester, row.decided_by ?? row.requester]))]
  const named = await read.selectFrom('account').select(['id', 'name']).where('id', 'in', accounts).execute()
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return rows.flatMap((row) => {
    const about = byCode.get(row.complaint)
    if (!about || !mayList(toComplaint(about), once.get(row.complaint) ?? [])) return []
    const key = keyOf(desk.vault, about)
    const request = toRequest(row)
    return {
      request,
      isOpen: isOpen(request, now),
      requesterName: names.get(row.requester) ?? row.requester,
      deciderName: row.decided_by === null ? null : (names.get(row.decided_by) ?? row.decided_by),
      text: openWords(desk.vault, key, row.text_sealed),
      decision: openWords(desk.vault, key, row.decision_sealed),
    }
  })
}
