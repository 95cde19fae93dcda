/** Opens a kept file of a complaint. */
import type { Desk } from '../desk.ts'
import { openBytes } from '../privacy/seal.ts'
import { COPY } from './fetch-one.ts'
import type { FileStore } from './file-store.ts'

/** A kept file's row, as much as showing it needs. */
export type KeptFile = { id: string; type: string; file: string; keySealed: string; hasCopy: boolean }

/** Null: this complaint has no such file, or it is not kept. */
export async function keptFile(
  { database }: Pick<Desk, 'database'>,
  complaint: string,
  id: string,
): Promise<KeptFile | null> {
  const row = await database.read
    .selectFrom('attachment')
    .select(['id', 'type', 'file', 'key_sealed', 'has_copy'])
    .where('id', '=', id)
    .where('complaint', '=', complaint)
    .where('state', '=', 'kept')
    .executeTakeFirst()
  if (!row) return null
  return { id, type: row.type!, file: row.file!, keySealed: row.key_sealed, hasCopy: row.has_copy === 1 }
}

/**
 * @param which the original, or the copy without metadata
 * @returns null when the store does not have it
 * @throws CannotOpen
 */
export async function openFile(
  { vault }: Pick<Desk, 'vault'>,
  files: FileStore,
  kept: KeptFile,
  which: 'original' | 'copy',
): Promise<Buffer | null> {
  const sealed = await files.read(which === 'copy' ? kept.file + COPY : kept.file)
  return sealed && openBytes(vault.keyFrom(kept.keySealed), sealed)
}
