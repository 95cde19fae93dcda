/** What is kept of a citizen as such: a reference, an address sealed under their own key, and what they agreed to. */
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import type { Address } from '../channels/channel.ts'
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'

export type Citizen = { ref: string; language: string; createdAt: Instant }

/** The citizen who writes; null for one who never was here, or who has been erased. */
export const citizenOf: LookUp<Record<never, never>, Citizen | null> = async (desk, _ask, moment) => {
  const row = await desk.database.read
    .selectFrom('citizen')
    .select(['ref', 'language', 'created_at'])
    .where('ref', '=', moment.citizen)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row ? { ref: row.ref, language: row.language, createdAt: row.created_at } : null
}

/**
 * Keeps a citizen, so that notices find them. One who was erased and comes back starts anew, with a new key. Never refused.
 *
 * @param language null: as it was, Vietnamese for a new one
 */
export const ensureCitizen: Recorder<{ language: string | null }> = (desk, { language }, moment) => {
  const { key, stored } = desk.vault.newKey()
  const { channel, account } = moment.address
  return [
    write(
      desk.database.read
        .insertInto('citizen')
        .values({
          ref: moment.citizen,
          channel,
          account,
          address_sealed: desk.vault.seal(JSON.stringify(moment.address satisfies Address), key),
          key_sealed: stored,
          language: language ?? 'vi',
          created_at: moment.at,
          erased_at: null,
        })
        .onConflict((conflict) =>
          conflict.column('ref').doUpdateSet({
            ...(language === null ? {} : { language }),
            key_sealed: sql`coalesce(citizen.key_sealed, excluded.key_sealed)`,
            address_sealed: sql`coalesce(citizen.address_sealed, excluded.address_sealed)`,
            erased_at: null,
          }),
        ),
    ),
  ]
}

/** Where notices for citizens go, by their references. One who was erased, or never kept, is not in it. @throws CannotOpen */
export async function addressesOf(desk: Desk, refs: readonly string[]): Promise<Map<string, Address>> {
  if (refs.length === 0) return new Map()
  const rows = await desk.database.read
    .selectFrom('citizen')
    .select(['ref', 'address_sealed', 'key_sealed'])
    .where('ref', 'in', [...refs])
    .execute()
  const addresses = new Map<string, Address>()
  for (const { ref, address_sealed, key_sealed } of rows) {
    if (address_sealed === null || key_sealed === null) continue
    addresses.set(ref, JSON.parse(desk.vault.open(address_sealed, desk.vault.keyFrom(key_sealed))) as Address)
  }
  return addresses
}
