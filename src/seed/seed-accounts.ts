/** The accounts of a seed folder. They have no passwords: whoever loads them makes some. */
import { join } from 'node:path'
import { z } from 'zod'
import { ROLES, type Role } from '../accounts/roles.ts'
import { code } from '../units/code.ts'
import { readSeedFile, type SeedProblem } from './seed-file.ts'

const seedAccount = z.object({
  code: z.string().trim().min(1).max(100), // the username
  name: z.string().trim().min(1).max(200),
  role: z.enum(Object.keys(ROLES) as [Role, ...Role[]]),
  unitCode: code.nullish().transform((unit) => unit ?? null),
})

/** An account to be made. `unitCode` null: the whole province. */
export type SeedAccount = { username: string; name: string; role: Role; unitCode: string | null }

/** The rows of `accounts.yaml`; none when the file is missing. */
export async function readSeedAccounts(
  folder: string,
): Promise<{ accounts: SeedAccount[]; problems: SeedProblem[] }> {
  const { rows, problems } = await readSeedFile(join(folder, 'accounts.yaml'))
  const accounts: SeedAccount[] = []
  for (const { where, body } of rows) {
    const read = seedAccount.safeParse(body)
    if (read.success) {
      const { code: username, ...rest } = read.data
      accounts.push({ username, ...rest })
    } else {
      for (const { path, message } of read.error.issues) {
        problems.push({ file: 'accounts.yaml', where, reason: `${path.join('.')}: ${message}` })
      }
    }
  }
  return { accounts, problems }
}
