/** Zalo's tokens in the database, sealed, one row an OA. */
import type { Database } from '../../database/database.ts'
import type { Vault } from '../../privacy/vault.ts'
import type { TokenPair, TokenStore } from './token-store.ts'

export function createTokenStore(database: Database, vault: Vault): TokenStore {
  const s = (sql: string) => database.statement(sql)
  const put = s(`insert into zalo_token (account, pair_sealed, version, locked_until) values ($1, $2, 1, 0)
    on conflict (account) do update set pair_sealed = $2, version = zalo_token.version + 1
    where zalo_token.version = $3 and ($4 = 0 or zalo_token.pair_sealed is not null)`)
  const lock =
    s(`insert into zalo_token (account, pair_sealed, version, locked_until) values ($1, null, 0, $2)
    on conflict (account) do update set locked_until = $2 where zalo_token.locked_until <= $3`)
  const unlock = s('update zalo_token set locked_until = 0 where account = $1 and locked_until = $2')

  return {
    async read(oa) {
      const row = await database.read
        .selectFrom('zalo_token')
        .selectAll()
        .where('account', '=', oa)
        .executeTakeFirst()
      if (!row || row.pair_sealed === null) return null
      return { ...(JSON.parse(vault.open(row.pair_sealed)) as TokenPair), version: row.version }
    },
    async replace(oa, pair, expectedVersion) {
      const parameters = [
        oa,
        vault.seal(JSON.stringify(pair)),
        expectedVersion ?? 0,
        expectedVersion === null ? 0 : 1,
      ]
      return 'rows' in (await database.commit([{ sql: put, parameters, refusal: 'changed' }]))
    },
    async lock(oa, now, until) {
      return (
        'rows' in (await database.commit([{ sql: lock, parameters: [oa, until, now], refusal: 'locked' }]))
      )
    },
    async unlock(oa, until) {
      await database.commit([{ sql: unlock, parameters: [oa, until] }])
    },
  }
}
