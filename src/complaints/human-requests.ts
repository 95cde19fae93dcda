/** Citizens who asked for a person: what the console shows until an official has taken care of it. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { maskNumbers } from '../privacy/masking.ts'
import { scheduleNotice } from '../schedule/notices.ts'

export type HumanRequest = {
  id: string
  channel: ChannelName
  /** What it is about, numbers masked; null when not said or destroyed. */
  topic: string | null
  createdAt: Instant
  handledBy: string | null
  handledAt: Instant | null
}

/** Keeps that a citizen wants a person. Never refused. */
export const askForHuman: Recorder<{ topic: string | null }> = (desk, { topic }, moment) => [
  write(
    desk.database.read.insertInto('human_request').values({
      id: moment.draw('human-request-id').slice(0, 20),
      channel: moment.address.channel,
      citizen: moment.citizen,
      topic_sealed: topic === null ? null : desk.vault.seal(topic.normalize('NFC')),
      created_at: moment.at,
      status: 'open',
      handled_by: null,
      handled_at: null,
    }),
  ),
]

/** Requests, the oldest first. */
export async function listHumanRequests(
  desk: Desk,
  status: 'open' | 'done',
  limit: number,
): Promise<HumanRequest[]> {
  const rows = await desk.database.read
    .selectFrom('human_request')
    .selectAll()
    .where('status', '=', status)
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
 * @param reply what the citizen is told in the chat they asked from; null: they were reached in another way
 * @returns false when it was done already, or there is none
 */
export async function markRequestDone(
  desk: Desk,
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
    .executeTakeFirst()
  const update = read
    .updateTable('human_request')
    .set({ status: 'done', handled_by: by, handled_at: now })
    .where('id', '=', id)
    .where('status', '=', 'open')
  const lane = request?.citizen ?? null
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
