/** Commendations (khen ngợi): praise of an office or a person, kept and listed like complaints, with no state. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { maskNumbers } from '../privacy/masking.ts'
import { subtreeOf } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'

export type NewCommendation = { unitCode: string | null; official: string | null; text: string }

export type Commendation = {
  id: string
  channel: ChannelName
  /** The unit praised; null when none was named. */
  unit: { code: string; name: string } | null
  official: string | null
  /** Numbers masked; '' once the words were destroyed. */
  text: string
  createdAt: Instant
  recordedAt: Instant
}

/** Keeps a commendation. Never refused. */
export const keepCommendation: Recorder<NewCommendation> = (desk, data, moment) => {
  const details = { text: data.text.normalize('NFC'), official: data.official }
  return [
    write(
      desk.database.read.insertInto('commendation').values({
        id: moment.draw('commendation-id').slice(0, 20),
        channel: moment.address.channel,
        unit_code: data.unitCode,
        citizen: moment.citizen,
        details_sealed: desk.vault.seal(JSON.stringify(details)),
        cause: moment.cause,
        created_at: moment.at,
        recorded_at: moment.recordedAt,
      }),
    ),
  ]
}

/**
 * Commendations in the order they were recorded.
 *
 * @param filter.since recorded at or after; `unit`: of it and all under it; `after`: the moment recorded and id to start after
 */
export async function listCommendations(
  desk: Desk,
  filter: {
    since?: Instant
    unit?: string | undefined
    after?: readonly [Instant, string] | undefined
    newestFirst?: boolean
  },
  limit: number,
): Promise<Commendation[]> {
  const tree = await unitTree(desk.database)
  let query = desk.database.read
    .selectFrom('commendation')
    .selectAll()
    .orderBy('recorded_at', filter.newestFirst ? 'desc' : 'asc')
    .orderBy('id')
    .limit(limit)
  if (filter.since !== undefined) query = query.where('recorded_at', '>=', filter.since)
  if (filter.unit !== undefined) query = query.where('unit_code', 'in', [...subtreeOf(tree, filter.unit), ''])
  const { after } = filter
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb('recorded_at', '>', after[0]),
        and([eb('recorded_at', '=', after[0]), eb('id', '>', after[1])]),
      ]),
    )
  }
  const rows = await query.execute()
  return rows.map((row) => {
    const details = row.details_sealed === null ? null : JSON.parse(desk.vault.open(row.details_sealed))
    return {
      id: row.id,
      channel: row.channel as ChannelName,
      unit:
        row.unit_code === null
          ? null
          : { code: row.unit_code, name: tree.byCode.get(row.unit_code)?.name ?? row.unit_code },
      official: (details as { official: string | null } | null)?.official ?? null,
      text: maskNumbers((details as { text: string } | null)?.text ?? ''),
      createdAt: row.created_at,
      recordedAt: row.recorded_at,
    }
  })
}
