/** Fetches one file that waits, looks at it, keeps it sealed, and tells the citizen when that cannot be. */
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import type { Address } from '../channels/channel.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { write } from '../database/database.ts'
import type { AttachmentTable } from '../database/tables/attachments.ts'
import type { Desk } from '../desk.ts'
import { type Key, sealBytes } from '../privacy/seal.ts'
import type { Log } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { type FetchedKind, type FileTrouble, MOST_BYTES } from './attachment.ts'
import type { Fetched } from './fetch-file.ts'
import type { FileStore } from './file-store.ts'
import { isPicture, takenType } from './file-type.ts'
import { shownCopy } from './shown-copy.ts'

/** How often a file is tried. */
export const MOST_TRIES = 5
/** Between two tries, in milliseconds. */
const PAUSES_MS = [3_000, 15_000, 60_000, 180_000]
const AFTER_OUR_FAILURE_MS = 60_000

/** What stands behind the name of an original's copy. */
export const COPY = '.copy'

export type FetchingTools = {
  desk: Desk
  mailbox: Pick<Mailbox, 'accept'>
  files: FileStore
  /** Gets the bytes from the platform; the signal ends it before its time. */
  fetch(url: string, mostBytes: number, signal?: AbortSignal): Promise<Fetched>
  log: Log
  metrics: Metrics
  now(): Instant
  /** A lane has something to hear. */
  arrived(): void
}

/** A row that a worker has taken: `tries` counts this try, and tells it from later ones. */
export type TakenAttachment = Selectable<AttachmentTable>

type Looked =
  | { bytes: Buffer; type: string; copy: Buffer | null }
  | { trouble: FileTrouble; again: boolean; host?: string }

/** Brings one file to an end, or leaves it for the next try. @throws when a store is away: put it back then */
export async function fetchOne(tools: FetchingTools, row: TakenAttachment): Promise<void> {
  const { desk } = tools
  if (row.tries > MOST_TRIES) return giveUp(tools, row, 'crashed')
  const key = desk.vault.keyFrom(row.key_sealed)
  const looked = await look(tools, row, desk.vault.open(row.source_sealed!, key))
  if (!('trouble' in looked)) return keep(tools, row, key, looked)
  const pauseMs = PAUSES_MS[row.tries - 1]
  if (!looked.again || row.tries >= MOST_TRIES || pauseMs === undefined)
    return giveUp(tools, row, looked.trouble, looked.host)
  await settle(tools, row, { due_at: tools.now() + pauseMs, reason: looked.trouble })
}

/** After a failure of ours (a full disk, a database that is away) it is tried again every minute for a day, uncounted. */
export async function putBack(tools: FetchingTools, row: TakenAttachment): Promise<void> {
  if (tools.now() - row.created_at > DAY_MS) return giveUp(tools, row, 'crashed')
  await settle(tools, row, { tries: row.tries - 1, due_at: tools.now() + AFTER_OUR_FAILURE_MS })
}

async function look({ fetch }: FetchingTools, row: TakenAttachment, url: string): Promise<Looked> {
  const kind = row.kind as FetchedKind
  const fetched = await fetch(url, MOST_BYTES[kind])
  if ('trouble' in fetched) return fetched
  const { bytes } = fetched
  const type = await takenType(bytes, kind)
  if (type === null) return { trouble: 'wrong_type', again: false }
  if (!isPicture(type)) return { bytes, type, copy: null }
  const copy = await shownCopy(bytes)
  return typeof copy === 'string' ? { trouble: copy, again: false } : { bytes, type, copy }
}

async function keep(
  tools: FetchingTools,
  row: TakenAttachment,
  key: Key,
  { bytes, type, copy }: Exclude<Looked, { trouble: FileTrouble }>,
): Promise<void> {
  const { files, metrics } = tools
  const file = `${row.id}.${row.tries}`
  const sealed = sealBytes(key, bytes)
  await files.write(file, sealed)
  if (copy) await files.write(file + COPY, sealBytes(key, copy))
  const isKept = await settle(tools, row, {
    state: 'kept',
    ...SETTLED,
    reason: null,
    file,
    type,
    bytes: bytes.length,
    sha256: createHash('sha256').update(sealed).digest('hex'),
    has_copy: copy ? 1 : 0,
  })
  if (isKept) metrics.attachments.inc({ outcome: 'kept' })
  else await Promise.all([files.remove(file), files.remove(file + COPY)]) // erased meanwhile
}

/** Told before it is noted: after a crash in between it is told again, and the lane drops the second. */
async function giveUp(
  tools: FetchingTools,
  row: TakenAttachment,
  trouble: FileTrouble,
  host?: string,
): Promise<void> {
  const { metrics, log } = tools
  const state = PASSING.has(trouble) ? 'failed' : 'refused'
  await tell(tools, row, trouble)
  if (!(await settle(tools, row, { state, ...SETTLED, name_sealed: null, reason: trouble }))) return
  metrics.attachments.inc({ outcome: trouble })
  log.warn(
    { attachment: row.id, kind: row.kind, state, reason: trouble, host },
    'a file that was sent along is not kept',
  )
}

const PASSING: ReadonlySet<FileTrouble> = new Set(['too_slow', 'network', 'gone', 'crashed'])
const SETTLED = { source_sealed: null, address_sealed: null, due_at: null }

/** Only where the row still knows its citizen: nobody is told of a file in an anonymous complaint. */
async function tell(
  { desk, mailbox, now, arrived }: FetchingTools,
  { id, tries }: TakenAttachment,
  reason: FileTrouble,
): Promise<void> {
  const row = await desk.database.read
    .selectFrom('attachment')
    .select(['lane', 'address_sealed', 'key_sealed', 'kind', 'complaint'])
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!row || row.lane === null || row.address_sealed === null) return
  const address = JSON.parse(
    desk.vault.open(row.address_sealed, desk.vault.keyFrom(row.key_sealed)),
  ) as Address
  const body = { kind: row.kind, reason, complaint: row.complaint }
  const arrival = {
    lane: row.lane,
    address,
    deliveryKey: desk.vault.ref('notice', `attachment:${id}`),
    sentAt: now(),
    gathers: false,
    letter: { notice: { id: `attachment:${id}`, kind: 'attachment_failed', body } },
  }
  await mailbox.accept([arrival], now())
  arrived()
}

/** @returns whether the row was still this worker's to settle */
async function settle(
  { desk }: FetchingTools,
  { id, tries }: TakenAttachment,
  changes: Partial<Selectable<AttachmentTable>>,
): Promise<boolean> {
  const update = desk.database.read
    .updateTable('attachment')
    .set(changes)
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('state', '=', 'waiting')
  return !('refused' in (await commitOrStale(desk.database, [write(update, 'not_ours')])))
}
