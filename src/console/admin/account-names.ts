/** The names of accounts, for whom a page says that they did something. */
import { OPERATOR } from '../../accounts/admin-event.ts'
import type { Database } from '../../database/database.ts'
import type { Language } from '../language.ts'
import { adminWords } from './words.ts'

/** By the account's id; whoever works at the command line is among them. */
export async function accountNames(
  database: Database,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read.selectFrom('account').select(['id', 'name']).execute()
  return new Map([
    [OPERATOR, adminWords(language).operator],
    ...rows.map(({ id, name }) => [id, name] as const),
  ])
}
