/** Commendations (khen ngợi): praise of an office or a person, kept and listed like complaints, with no state. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { maskNumbers } from '../privacy/masking.ts'

export type NewCommendation = { unitCode: string | null; official: string | null; text: string }

export type Commendation = {
  id: string
  channel: ChannelName
  unitCode: string | null
  official: string | null
  /** Numbers masked; '' once the words were destroyed. */
  text: string
  createdAt: Instant
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
      }),
    ),
  ]
}

/** Commendations in the order they came. @param filter.after the time and id to start after; `units`: only of these */
export async function listCommendations(
  desk: Desk,
  filter: {
    since?: Instant
    unit?: string
    units?: readonly string[] | undefined
    after?: readonly [Instant, string]
    newestFirst?: boolean
  },
  limit: number,
): Promise<Commendation[]> {
  let query = desk.database.read
    .selectFrom('commendation')
    .selectAll()
    .orderBy('created_at', filter.newestFirst ? 'desc' : 'asc')
    .orderBy('id')
    .limit(limit)
  if (filter.since !== undefined) query = query.where('created_at', '>=', filter.since)
  if (filter.unit !== undefined) query = query.where('unit_code', '=', filter.unit)
  if (filter.units !== undefined) query = query.where('unit_code', 'in', [...filter.units])
  const { after } = filter
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([eb('created_at', '>', after[0]), and([eb('created_at', '=', after[0]), eb('id', '>', after[1])])]),
    )
  }
  const rows = await query.execute()
  return rows.map((row) => {
    const details = row.details_sealed === null ? null : JSON.parse(desk.vault.open(row.details_sealed))
    return {
      id: row.id,
      channel: row.channel as ChannelName,
      unitCode: row.unit_code,
      official: (details as { official: string | null } | null)?.official ?? null,
      text: maskNumbers((details as { text: string } | null)?.text ?? ''),
      createdAt: row.created_at,
    }
  })
}
