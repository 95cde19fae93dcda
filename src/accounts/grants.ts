/** Grants (quyền được giao): a role for a unit or the whole province, from a moment until another. At most one of an account holds at a time. */
import { type Instant, toIso } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { asRole, type Change, changing, type NotChanged } from './account.ts'
import { endingSessions } from './closing.ts'
import type { Role } from './roles.ts'

export type Grant = {
  id: string
  role: Role
  /** Null: the whole province. */
  unitCode: string | null
  /** Included. */
  validFrom: Instant
  /** Excluded; null: no end is known. */
  validTo: Instant | null
}

/** How the whole province is written where a unit's code would stand. */
export const WHOLE_PROVINCE = '*'

/** A grant as the record of changes keeps it. */
export function grantFacts({ role, unitCode, validFrom, validTo }: Omit<Grant, 'id'>) {
  return {
    role,
    unitCode: unitCode ?? WHOLE_PROVINCE,
    validFrom: toIso(validFrom),
    validTo: validTo === null ? null : toIso(validTo),
  }
}

/** Whether a grant holds at a moment. */
export function holdsAt({ validFrom, validTo }: Grant, moment: Instant): boolean {
  return validFrom <= moment && (validTo === null || moment < validTo)
}

/**
 * Gives an account a role for a time. What holds at that time has to be ended first: `overlaps`.
 *
 * @param grant its `id` is drawn by the caller
 */
export async function grantRole(
  database: Database,
  account: string,
  grant: Grant,
  now: Instant,
  change: Change = {},
): Promise<{ refused: NotChanged | 'overlaps' | 'ends_before_it_begins' } | null> {
  if (grant.validTo !== null && grant.validTo <= grant.validFrom) return { refused: 'ends_before_it_begins' }
  const result = await database.commit([
    changing(database, account, change), // one after the other, so that two cannot both find room
    grantInsert(database, account, grant, now),
    ...(change.also ?? []),
  ])
  return 'refused' in result ? { refused: result.refused as NotChanged | 'overlaps' } : null
}

/**
 * Ends a grant, now or on a day to come. One that has not begun by then never holds. The account's sessions end with it when it
 * ends now. A grant that is over stays as it is: `ended`.
 *
 * @param at the first moment at which it does not hold any more, not before `now`
 */
export async function endGrant(
  database: Database,
  { account, grant, at }: { account: string; grant: string; at: Instant },
  now: Instant,
  change: Change = {},
): Promise<{ refused: NotChanged | 'ended' } | null> {
  const end = database.read
    .updateTable('account_role')
    .set({ valid_to: Math.max(at, now) })
    .where('id', '=', grant)
    .where('account', '=', account)
    .where((of) => of.or([of('valid_to', 'is', null), of('valid_to', '>', now)]))
  const result = await database.commit([
    changing(database, account, change),
    write(end, 'ended'),
    ...(at <= now ? [endingSessions(database, account, now)] : []),
    ...(change.also ?? []),
  ])
  return 'refused' in result ? { refused: result.refused as NotChanged | 'ended' } : null
}

/** The grants of an account, or of all, by account; the earliest first. */
export async function grantsOf(database: Database, account: string | null): Promise<Map<string, Grant[]>> {
  let query = database.read.selectFrom('account_role').selectAll().orderBy('valid_from').orderBy('given_at')
  if (account !== null) query = query.where('account', '=', account)
  const grants = new Map<string, Grant[]>()
  for (const row of await query.execute()) {
    const own = grants.get(row.account) ?? []
    own.push({
      id: row.id,
      role: asRole(row.role),
      unitCode: row.unit_code,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })
    grants.set(row.account, own)
  }
  return grants
}

/** A grant as a write of a larger commit. Refuses with `overlaps` when another of the account holds at that time. */
export function grantInsert(database: Database, account: string, grant: Grant, now: Instant): Write {
  const sql = database.statement(
    `insert into account_role (id, account, role, unit_code, valid_from, valid_to, given_at)
     select $1, $2, $3, $4, cast($5 as bigint), cast($6 as bigint), cast($7 as bigint)
     where not exists (
       select 1 from account_role where account = $2 and valid_from < coalesce(cast($6 as bigint), ${FOR_EVER})
         and coalesce(valid_to, ${FOR_EVER}) > cast($5 as bigint) and valid_from < coalesce(valid_to, ${FOR_EVER})
     )`,
  )
  const { id, role, unitCode, validFrom, validTo } = grant
  return { sql, parameters: [id, account, role, unitCode, validFrom, validTo, now], refusal: 'overlaps' }
}

const FOR_EVER = Number.MAX_SAFE_INTEGER
