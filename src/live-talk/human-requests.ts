/** Citizens who asked for a person: what the console shows until an official has taken care of it. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Viewer } from '../complaints/visibility.ts'
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { HumanRequestTable } from '../database/tables/live-talk.ts'
import type { Desk } from '../desk.ts'
import { maskNumbers } from '../privacy/masking.ts'
import { unitTree } from '../units/unit-store.ts'
import { type Holder, holderOf, type RequestAbout, tellsOfConduct } from './live-talk.ts'
import { requestsSeenBy } from './request-visibility.ts'

export type HumanRequest = {
  id: string
  channel: ChannelName
  status: 'open' | 'done'
  /** What it is about, numbers masked; null when not said or destroyed. */
  topic: string | null
  createdAt: Instant
  /** The citizen's last word to the office that is known here. */
  heardAt: Instant
  /** The official's last word; null: none yet, or it was given back. */
  spokeAt: Instant | null
  /** Who answers it now; null: nobody does. */
  holder: Holder | null
  handledBy: string | null
  handledAt: Instant | null
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

/** The request of the citizen who writes that waits and speaks of no conduct; null when none does. */
export const waitingRequest: LookUp<Record<never, never>, string | null> = async (
  { database },
  _ask,
  moment,
) => {
  const row = await database.read
    .selectFrom('human_request')
    .select('id')
    .where('citizen', '=', moment.citizen)
    .where('status', '=', 'open')
    .where('protected', '=', 0)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Requests that a viewer may see, the oldest first. */
export async function listHumanRequests(
  desk: Desk,
  viewer: Viewer,
  status: 'open' | 'done',
  limit: number,
  now: Instant,
): Promise<HumanRequest[]> {
  const rows = await desk.database.read
    .selectFrom('human_request')
    .selectAll()
    .where('status', '=', status)
    .where(requestsSeenBy(viewer, await unitTree(desk.database)))
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map((row) => toRequest(desk, row, now))
}

/** One as it is stored; null when there is none that the viewer may see. */
export async function requestRow(desk: Desk, viewer: Viewer, id: string) {
  const row = await desk.database.read
    .selectFrom('human_request')
    .selectAll()
    .where('id', '=', id)
    .where(requestsSeenBy(viewer, await unitTree(desk.database)))
    .executeTakeFirst()
  return row ?? null
}

/** As officials see it. */
export function toRequest({ vault }: Desk, row: HumanRequestTable, now: Instant): HumanRequest {
  return {
    id: row.id,
    channel: row.channel as ChannelName,
    status: row.status as HumanRequest['status'],
    topic: row.topic_sealed === null ? null : maskNumbers(vault.open(row.topic_sealed)),
    createdAt: row.created_at,
    heardAt: row.heard_at ?? row.created_at,
    spokeAt: row.spoke_at,
    holder: holderOf(row, now),
    handledBy: row.handled_by,
    handledAt: row.handled_at,
  }
}
