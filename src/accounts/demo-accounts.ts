/** The demonstration's accounts: invented people with passwords made anew at each start and printed, never stored in the clear. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { createAccount, listAccounts, setPassword } from './account-store.ts'
import { randomPassword } from './random-password.ts'
import { isRole, ROLES, type Role } from './roles.ts'

const File = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    role: z.custom<Role>((word) => typeof word === 'string' && isRole(word)),
    unitCode: z.string().nullable().default(null),
  }),
)

/** Makes or renews the accounts of `seeds/accounts.yaml`. @returns what to print */
export async function demoAccounts(
  { database }: Desk,
  now: Instant,
): Promise<{ username: string; password: string; what: string }[]> {
  const file = readFileSync(new URL('../../seeds/accounts.yaml', import.meta.url), 'utf8')
  const existing = new Map(
    (await listAccounts(database, now)).map((account) => [account.username, account.id]),
  )
  return Promise.all(
    File.parse(parse(file)).map(async ({ code, name, role, unitCode }) => {
      const password = randomPassword()
      const id = existing.get(code)
      if (id) await setPassword(database, id, { password, mustChange: false }, now)
      else
        await createAccount(
          database,
          { id: `demo-${code}`, username: code, name, role, unitCode, password },
          now,
        )
      return { username: code, password, what: `${name} (${ROLES[role].vi})` }
    }),
  )
}
