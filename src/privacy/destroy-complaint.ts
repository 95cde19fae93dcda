/** Statements that destroy what a citizen told in a complaint, and those that leave a case under handling without its citizen. */
import { type Selectable, sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { forgetKin, pendKin } from '../complaints/queue/kin.ts'
import { forgetWords } from '../complaints/queue/word-index.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { ComplaintEventTable, ComplaintTable } from '../database/tables/complaints.ts'
import type { ChainHead } from './chain.ts'
import { appendToChain } from './chained-record.ts'
import { maskNumbers } from './masking.ts'
import type { Vault } from './vault.ts'

/**
 * Destroys the words, attachments, links and the key of a complaint that is over. Unit, ground, times and outcome stay.
 * Refused as `stale` when its record has grown since `head`.
 */
export function destroyWords(
  database: Database,
  code: string,
  head: ChainHead,
  actor: string,
  now: Instant,
): Write[] {
  const { read } = database
  return [
    write(
      read
        .updateTable('complaint')
        .set({
          details_sealed: null,
          key_sealed: null,
          citizen: null,
          dossier_code: null,
          secret_hash: '',
          attachments: '[]',
          updated_at: now,
          version: sql`version + 1`,
        })
        .where('code', '=', code),
    ),
    write(read.updateTable('complaint_event').set({ text_sealed: null }).where('complaint', '=', code)),
    write(read.deleteFrom('attachment').where('complaint', '=', code)), // the files cannot be opened without it
    write(read.deleteFrom('chain_salt').where('complaint', '=', code)),
    ...forgetKin(database, code),
    ...forgetWords(database, code),
    ...appendToChain(database, code, head, [{ kind: 'erase', content: {} }], actor, now),
  ]
}

/** A complaint under handling, as the erasure of its citizen finds it. */
export type OpenCase = {
  row: Pick<Selectable<ComplaintTable>, 'code' | 'version' | 'details_sealed' | 'key_sealed'>
  /** The steps in the citizen's own words. */
  words: Pick<Selectable<ComplaintEventTable>, 'seq' | 'text_sealed'>[]
  head: ChainHead
}

/**
 * Takes the citizen out of a case under handling: link, contact, dossier, and numbers in their words. The code with the
 * receipt secret still opens it. Refused as `stale` when it has changed since it was read.
 */
export function anonymise(
  database: Database,
  vault: Vault,
  open: OpenCase,
  actor: string,
  now: Instant,
): Write[] {
  const { read } = database
  const { code, version, details_sealed, key_sealed } = open.row
  const key = key_sealed === null ? null : vault.keyFrom(key_sealed)
  const details =
    key && details_sealed ? (JSON.parse(vault.open(details_sealed, key)) as { story: string }) : null
  const without = details && {
    ...details,
    story: maskNumbers(details.story),
    contact: null,
    dossierCode: null,
  }
  return [
    write(
      read
        .updateTable('complaint')
        .set({
          citizen: null,
          dossier_code: null,
          version: version + 1,
          updated_at: now,
          details_sealed: key && without ? vault.seal(JSON.stringify(without), key) : null,
        })
        .where('code', '=', code)
        .where('version', '=', version),
      'stale',
    ),
    write(
      read
        .updateTable('attachment')
        .set({ lane: null, address_sealed: null, name_sealed: null })
        .where('complaint', '=', code),
    ),
    ...open.words.flatMap(({ seq, text_sealed }) =>
      key === null || text_sealed === null
        ? []
        : [
            write(
              read
                .updateTable('complaint_event')
                .set({ text_sealed: vault.seal(maskNumbers(vault.open(text_sealed, key)), key) })
                .where('complaint', '=', code)
                .where('seq', '=', seq),
            ),
          ],
    ),
    write(
      read
        .deleteFrom('chain_salt')
        .where('complaint', '=', code)
        .where('seq', 'in', (select) =>
          select
            .selectFrom('chain_entry')
            .select('seq')
            .where('complaint', '=', code)
            .where('actor', '=', 'citizen'),
        ),
    ),
    ...forgetKin(database, code),
    ...pendKin(database, code, true), // found anew, without who it was
    ...appendToChain(database, code, open.head, [{ kind: 'anonymise', content: {} }], actor, now),
  ]
}
