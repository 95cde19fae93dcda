/** Accounts of the small province with ways to be told, for the tests of what officials are told. */
import type { Account } from '../../src/accounts/account-store.ts'
import type { Role } from '../../src/accounts/roles.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { chatRef } from '../../src/officials-told/contact.ts'
import { NOW } from '../complaints/complaints.ts'

/** A plain account as rules see it. */
export const anAccount = (role: Role, unitCode: string | null, fields: Partial<Account> = {}): Account => ({
  id: `${role}-${unitCode}`,
  username: `${role}-${unitCode}`,
  name: `Cán bộ ${role} ${unitCode}`,
  role,
  unitCode,
  disabledAt: null,
  ...fields,
})

/** The same in the database, with a confirmed address, a linked chat, both or neither. */
export async function keepAccount(
  desk: Desk,
  { id, username, name, role, unitCode }: Account,
  ways: readonly ('email' | 'chat')[],
): Promise<void> {
  const { read } = desk.database
  const account = { id, username, name, password_hash: '-', created_at: NOW }
  const grant = { id, account: id, role, unit_code: unitCode, valid_from: 0, valid_to: null, given_at: NOW }
  const lane = `lane-${id}`
  const chat = {
    chat_ref: chatRef(desk, lane),
    chat_sealed: desk.vault.seal(lane),
    chat_channel: 'zalo',
    linked_at: NOW,
  }
  const email = {
    email_sealed: desk.vault.seal(`${id.toLowerCase()}@example.gov.vn`),
    email_confirmed_at: NOW,
  }
  await desk.database.commit([
    write(read.insertInto('account').values({ ...account, disabled_at: null, failed: 0, locked_until: 0 })),
    write(read.insertInto('account_role').values(grant)),
    write(
      read.insertInto('account_contact').values({
        account: id,
        ...(ways.includes('email') ? email : {}),
        ...(ways.includes('chat') ? chat : {}),
      }),
    ),
  ])
}

/** What was written for officials, in words: `kind account way complaint`. */
export async function noticesWritten(desk: Desk): Promise<string[]> {
  const rows = await desk.database.read.selectFrom('official_notice').selectAll().execute()
  return rows.map(({ kind, account, way }) => `${kind} ${account} ${way}`).sort()
}
