/** Somebody must be left who can give rights: otherwise only the machine's operator could. */
import type { Instant } from '../calendar/instant.ts'
import type { Database, Write } from '../database/database.ts'
import { may, ROLES, type Role } from './roles.ts'

const ADMINISTRATORS = (Object.keys(ROLES) as Role[]).filter((role) => may(role, 'accounts:write'))

/** Whether a role may look after accounts. */
export function isAdministrator(role: Role): boolean {
  return ADMINISTRATORS.includes(role)
}

/**
 * Refuses a commit as `last_administrator` when nobody but this account could look after all accounts at a moment. It touches
 * that other account, so that two who take each other's rights away at once cannot both succeed.
 */
export function anotherAdministrator(database: Database, account: string, at: Instant): Write {
  const roles = ADMINISTRATORS.map((_, n) => `$${n + 3}`).join(', ')
  const sql = database.statement(
    `update account set version = version where id = (
       select other.id from account other join account_role on account_role.account = other.id
       where other.id <> $1 and other.disabled_at is null and account_role.unit_code is null
         and account_role.role in (${roles}) and valid_from <= cast($2 as bigint)
         and (valid_to is null or valid_to > cast($2 as bigint))
       order by other.id limit 1)`,
  )
  return { sql, parameters: [account, at, ...ADMINISTRATORS], refusal: 'last_administrator' }
}
