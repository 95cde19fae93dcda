/** An official's action on a complaint: checked, decided by the rules, kept; repeated safely. */
import { createHash } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import { canonicalJson } from '../canonical-json.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { act } from './act.ts'
import type { ActionRefusal, OfficialAction } from './action.ts'
import { readAround } from './around.ts'
import type { Complaint } from './complaint.ts'
import { readSetting, readStanding } from './complaint-store.ts'
import { keepAction } from './complaint-writes.ts'
import { keepPart } from './keep-part.ts'
import { isVisible, mayAssignTo, type Viewer } from './visibility.ts'

/** How often a change is decided anew when someone else changed the complaint, or noted that they saw it, at the same time. */
const TRIES = 40

export type ActionRequest = {
  code: string
  action: OfficialAction
  /** `account:<id>` or `token:<name>`. */
  actor: string
  /** The same key of the same actor does the action once; null: no such promise is wanted. */
  idempotencyKey: string | null
  /** The version that the official saw: `stale` when it has changed since. Absent: whatever stands is acted on. */
  version?: number
}

export type ActionResult =
  | { complaint: Complaint; repeated: boolean }
  | { refused: ActionRefusal | 'not_found' | 'forbidden' | 'key_reused' | 'stale'; field?: string }

/**
 * Does what an official decided. `not_found` also for a complaint that the viewer may not see; `key_reused` when the
 * idempotency key did something else before.
 */
export async function applyAction(
  desk: Desk,
  viewer: Viewer,
  request: ActionRequest,
  now: Instant,
): Promise<ActionResult> {
  for (let left = TRIES; left > 0; left -= 1) {
    const done = await tryOnce(desk, viewer, request, now)
    if (done !== 'lost') return done
  }
  return { refused: 'stale' }
}

/** @returns `lost`: another writer came first, or the same request came twice at once */
async function tryOnce(
  desk: Desk,
  viewer: Viewer,
  request: ActionRequest,
  now: Instant,
): Promise<ActionResult | 'lost'> {
  const standing = await readStanding(desk.database, request.code)
  const setting = await readSetting(desk, now)
  if (!standing || !isVisible(viewer, standing.complaint, setting.tree)) return { refused: 'not_found' }
  if (!viewer.may.has('complaint:act')) return { refused: 'forbidden' }
  const repetition = idempotency(request)
  const before = repetition && (await storedResult(desk, repetition.key))
  if (repetition && before) {
    return before === repetition.digest
      ? { complaint: standing.complaint, repeated: true }
      : { refused: 'key_reused' }
  }
  if (request.version !== undefined && request.version !== standing.complaint.version)
    return { refused: 'stale' }
  const { action } = request
  const to = action.action === 'assign' ? action.unit : null
  if (
    to !== null &&
    setting.tree.byCode.has(to) &&
    !mayAssignTo(viewer, standing.complaint, to, setting.tree)
  )
    return { refused: 'not_own_unit', field: 'unit' }
  const { around, standings } = await readAround(desk, viewer, standing, request.action, setting)
  const acted = act(standing.complaint, request.action, { ...setting, around })
  if ('refused' in acted) return acted
  const writes = [
    ...keepAction(desk, standing, acted, request.actor, now),
    ...(acted.others ?? []).flatMap((change) =>
      keepAction(desk, standings.get(change.complaint.code)!, change, request.actor, now),
    ),
    ...(acted.part ? keepPart(desk, standing.row, acted.part, now) : []),
  ]
  if (repetition) writes.push(keepResult(desk, repetition.key, repetition.digest, now))
  const result = await commitOrStale(desk.database, writes)
  if ('refused' in result) return 'lost'
  return { complaint: { ...acted.complaint, version: standing.complaint.version + 1 }, repeated: false }
}

/** Keys belong to a complaint and an actor. The digest tells whether the repetition asks for the same thing. */
function idempotency({
  code,
  action,
  actor,
  idempotencyKey,
}: ActionRequest): { key: string; digest: string } | null {
  if (idempotencyKey === null) return null
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  return {
    key: sha256(JSON.stringify(['complaint', code, actor, idempotencyKey])),
    digest: sha256(canonicalJson(action)),
  }
}

async function storedResult(desk: Desk, key: string): Promise<string | null> {
  const row = await desk.database.read
    .selectFrom('idempotency')
    .select('result')
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.result ?? null
}

function keepResult(desk: Desk, key: string, digest: string, now: Instant): Write {
  return write(
    desk.database.read
      .insertInto('idempotency')
      .values({ key, result: digest, at: now })
      .onConflict((conflict) => conflict.column('key').doNothing()),
    'stale',
  )
}
