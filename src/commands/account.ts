import { randomUUID } from 'node:crypto'
import { Command, Option } from 'commander'
import { createAccount, disableAccount, listAccounts, setPassword } from '../accounts/account-store.ts'
import { randomPassword } from '../accounts/random-password.ts'
import { ROLES, type Role } from '../accounts/roles.ts'
import { unitTree } from '../units/unit-store.ts'
import { CommandFailed, withDesk, withNewDesk } from './with-desk.ts'

/** `account add`, `list`, `password`, `disable`: who may sign in to the console. */
export function accountCommands(): Command {
  const account = new Command('account').description('tài khoản của trang cán bộ / accounts of the console')
  account
    .command('add')
    .description('thêm tài khoản, in mật khẩu một lần / add an account and print its password once')
    .argument('<username>')
    .requiredOption('--name <name>', 'the person, as colleagues know them')
    .addOption(new Option('--role <role>').choices(Object.keys(ROLES)).makeOptionMandatory())
    .option('--unit <code>', 'the unit whose matters they see; without it the whole province')
    .action((username: string, options: { name: string; role: Role; unit?: string }) =>
      withNewDesk(async ({ database }, now) => {
        if (options.unit && !(await unitTree(database)).byCode.has(options.unit)) {
          throw new CommandFailed('--unit: no unit has this code')
        }
        const password = randomPassword()
        const { name, role, unit } = options
        const made = await createAccount(
          database,
          { id: randomUUID(), username, name, role, unitCode: unit ?? null, password },
          now,
        )
        if ('refused' in made) throw new CommandFailed('Tên đăng nhập đã có. / The username is taken.')
        console.log(`${username}\t${password}`)
      }),
    )
  account
    .command('list')
    .description('liệt kê / list accounts')
    .action(() =>
      withDesk(async ({ database }) => {
        for (const { username, role, unitCode, disabledAt } of await listAccounts(database)) {
          console.log(
            [username, role, unitCode ?? '-', disabledAt === null ? 'active' : 'disabled'].join('\t'),
          )
        }
      }),
    )
  account
    .command('password')
    .description('đặt mật khẩu mới, in một lần / set a new password and print it once')
    .argument('<username>')
    .action((username: string) =>
      withDesk(async ({ database }) => {
        const password = randomPassword()
        await setPassword(database, await idOf(database, username), password)
        console.log(`${username}\t${password}`)
      }),
    )
  account
    .command('disable')
    .description('khoá tài khoản / disable an account and end its sessions')
    .argument('<username>')
    .action((username: string) =>
      withDesk(async ({ database }, now) => disableAccount(database, await idOf(database, username), now)),
    )
  return account
}

async function idOf(database: Parameters<typeof listAccounts>[0], username: string): Promise<string> {
  const found = (await listAccounts(database)).find((account) => account.username === username.toLowerCase())
  if (!found) throw new CommandFailed('Không có tài khoản này. / There is no such account.')
  return found.id
}
