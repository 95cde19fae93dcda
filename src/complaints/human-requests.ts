/** Citizens who asked for a person: what the console shows until an official has taken care of it. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { maskNumbers } from '../privacy/masking.ts'
import { scheduleNotice } from '../schedule/notices.ts'
import { unitTree } from '../units/unit-store.ts'
import type { Category, Flag } from './complaint.ts'
import { requestsSeenBy } from './request-visibility.ts'
import { isProtected } from './routing.ts'
import type { Viewer } from './visibility.ts'

export type HumanRequest = {
  id: string
  channel: ChannelName
  /** What it is about, numbers masked; null when not said or destroyed. */
  topic: string | null
  createdAt: Instant
  handledBy: string | null
  handledAt: Instant | null
}

/** What a topic speaks of, as far as it was understood. */
export type RequestAbout = {
  /** The ground, where it tells of a wrong. */
  category: Category | null
  flags: readonly Flag[]
  /** The unit it names. */
  unitCode: string | null
}

/** Keeps that a citizen wants a person. Never refused. @param data.about left out: it tells of no wrong */
export const askForHuman: Recorder<{ topic: string | null; about?: RequestAbout }> = (
  desk,
  { topic, about },
  moment,
) => [
  write(
    desk.database.read.insertInto('human_request').values({
      id: moment.draw('human-request-id').slice(0, 20),
      channel: moment.address.channel,
      citizen: moment.citizen,
      topic_sealed: topic === null ? null : desk.vault.seal(topic.normalize('NFC')),
      protected: about && tellsOfConduct(about) ? 1 : 0,
      unit_code: about?.unitCode ?? null,
      created_at: moment.at,
      status: 'open',
      handled_by: null,
      handled_at: null,
    }),
  ),
]

/** Whether a topic speaks of conduct, so that those it speaks of must not read it. */
export function tellsOfConduct({ category, flags }: RequestAbout): boolean {
  return isProtected(category ?? 'other', flags, false)
}

/** Requests that a viewer may see, the oldest first. */
export async function listHumanRequests(
  desk: Desk,
  viewer: Viewer,
  status: 'open' | 'done',
  limit: number,
): Promise<HumanRequest[]> {
  const rows = await desk.database.read
    .selectFrom('human_request')
    .selectAll()
    .where('status', '=', status)
    .where(requestsSeenBy(viewer, await unitTree(desk.database)))
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel as ChannelName,
    topic: row.topic_sealed === null ? null : maskNumbers(desk.vault.open(row.topic_sealed)),
    createdAt: row.created_at,
    handledBy: row.handled_by,
    handledAt: row.handled_at,
  }))
}

/**
 * An official has taken care of it.
 *
 * @param viewer whose request it must be to see
 * @param reply what the citizen is told in the chat they asked from; null: they were reached in another way
 * @returns false when it was done already, or there is none that they may see
 */
export async function markRequestDone(
  desk: Desk,
  viewer: Viewer,
  id: string,
  by: string,
  reply: string | null,
  now: Instant,
): Promise<boolean> {
  const { read } = desk.database
  const request = await read
    .selectFrom('human_request')
    .select('citizen')
    .where('id', '=', id)
    .where(requestsSeenBy(viewer, await unitTree(desk.database)))
    .executeTakeFirst()
  if (!request) return false
  const update = read
    .updateTable('human_request')
    .set({ status: 'done', handled_by: by, handled_at: now })
    .where('id', '=', id)
    .where('status', '=', 'open')
  const lane = request.citizen
  const notice =
    reply === null || lane === null
      ? []
      : [
          scheduleNotice(
            desk,
            { id: `request:${id}`, lane, kind: 'official_reply', body: { text: reply }, dueAt: now },
            now,
          ),
        ]
  return !('refused' in (await desk.database.commit([write(update, 'done'), ...notice])))
}
