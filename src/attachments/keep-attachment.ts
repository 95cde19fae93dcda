/** Files told in a conversation: queued to be fetched in the turn that heard of them, linked when their complaint is filed. */
import type { Instant } from '../calendar/instant.ts'
import type { Address, Attachment } from '../channels/channel.ts'
import type { Recorder } from '../conversation/effect.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'

/**
 * Queues a file to be fetched. Everything about it is sealed under a key of its own, which lies in the row: without the row
 * the file can never be opened again.
 *
 * `id` is drawn from the message, so that a redone turn keeps the same row.
 */
export const keepAttachment: Recorder<{ id: string; file: Attachment & { url: string } }> = (
  { database, vault },
  { id, file },
  moment,
) => {
  const { key, stored } = vault.newKey()
  return [
    write(
      database.read
        .insertInto('attachment')
        .values({
          id,
          lane: moment.citizen,
          address_sealed: vault.seal(JSON.stringify(moment.address satisfies Address), key),
          complaint: null,
          kind: file.kind,
          state: 'waiting',
          source_sealed: vault.seal(file.url, key),
          name_sealed: file.name === null ? null : vault.seal(file.name, key),
          key_sealed: stored,
          tries: 0,
          due_at: moment.at,
          created_at: moment.at,
          reason: null,
          file: null,
          type: null,
          bytes: null,
          sha256: null,
          has_copy: 0,
        })
        .onConflict((conflict) => conflict.column('id').doNothing()),
    ),
    write(
      database.read
        .insertInto('attempt')
        .values({ kind: 'attachment', subject: moment.citizen, at: moment.at }),
    ),
  ]
}

/**
 * Makes files a part of a complaint: only those told in this chat that belong to none yet.
 *
 * @param linked whether the complaint knows its citizen; where it does not, nothing here may either: no name, no time of the day
 * @param at the complaint's own time for it
 */
export function linkAttachments(
  { database }: Pick<Desk, 'database'>,
  ids: readonly string[],
  complaint: string,
  lane: string,
  linked: boolean,
  at: Instant,
): Write[] {
  if (ids.length === 0) return []
  const own = linked ? {} : { lane: null, address_sealed: null, name_sealed: null, created_at: at }
  return [
    write(
      database.read
        .updateTable('attachment')
        .set({ complaint, ...own })
        .where('id', 'in', [...ids])
        .where('lane', '=', lane)
        .where('complaint', 'is', null),
    ),
  ]
}
