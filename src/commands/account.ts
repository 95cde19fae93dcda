import { randomUUID } from 'node:crypto'
import { Command, InvalidArgumentError, Option } from 'commander'
import { asOidcLogin, asUsername, type Change } from '../accounts/account.ts'
import {
  createAccount,
  disableAccount,
  type ListedAccount,
  listAccounts,
  resetSecondFactor,
  setPassword,
} from '../accounts/account-store.ts'
import { type AdminFacts, type AdminKind, keepAdminEvent, OPERATOR } from '../accounts/admin-event.ts'
import { grantFacts } from '../accounts/grants.ts'
import { randomPassword } from '../accounts/random-password.ts'
import { ROLES, type Role } from '../accounts/roles.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import { unitTree } from '../units/unit-store.ts'
import { CommandFailed, withDesk, withNewDesk } from './with-desk.ts'

type AddOptions = { name: string; role: Role; unit?: string; from?: string; to?: string; oidc?: string }

/** `account add`, `list`, `password`, `disable`…: who may sign in to the console. */
export function accountCommands(): Command {
  const account = new Command('account').description('tài khoản của trang cán bộ / accounts of the console')
  account
    .command('add')
    .description('thêm tài khoản, in mật khẩu một lần / add an account and print its password once')
    .argument('<username>')
    .requiredOption('--name <name>', 'the person, as colleagues know them')
    .addOption(new Option('--role <role>').choices(Object.keys(ROLES)).makeOptionMandatory())
    .option('--unit <code>', 'the unit whose matters they see; without it the whole province')
    .option(
      '--from <day>',
      'the first day on which the role holds, like 2026-12-01; without it from now',
      aDay,
    )
    .option('--to <day>', 'the last day on which it holds; without it no end is known', aDay)
    .option('--oidc <login>', 'who it is at OIDC_ISSUER: a verified e-mail address, or sub: and a subject')
    .action((username: string, options: AddOptions) =>
      withNewDesk(async ({ database }, now) => {
        const password = await addAccount(database, username, options, now)
        console.log(`${username}\t${password}`)
      }),
    )
  account
    .command('list')
    .description('liệt kê / list accounts')
    .action(() =>
      withDesk(async ({ database }, now) => {
        for (const each of await listAccounts(database, now)) console.log(lineOf(each))
      }),
    )
  account
    .command('password')
    .description(
      'đặt mật khẩu mới, in một lần; phải đổi khi đăng nhập / set a new password, print it once; it is changed at sign-in',
    )
    .argument('<username>')
    .action((username: string) =>
      withDesk(async ({ database }, now) => {
        const password = randomPassword()
        const id = await idOf(database, username, now)
        await setPassword(
          database,
          id,
          { password, mustChange: true },
          now,
          noted(database, 'account.password', id, null, now),
        )
        console.log(`${username}\t${password}`)
      }),
    )
  account
    .command('second-factor-reset')
    .description('bỏ lớp bảo vệ thứ hai khi mất điện thoại / take the second factor away from who lost it')
    .argument('<username>')
    .action((username: string) =>
      withDesk(async ({ database }, now) => {
        const id = await idOf(database, username, now)
        await resetSecondFactor(database, id, now, noted(database, 'account.second_factor', id, null, now))
      }),
    )
  account
    .command('disable')
    .description('khoá tài khoản / disable an account and end its sessions')
    .argument('<username>')
    .action((username: string) =>
      withDesk(async ({ database }, now) => {
        const id = await idOf(database, username, now)
        const change = noted(database, 'account.disable', id, { disabled: true }, now)
        await disableAccount(database, id, now, change)
      }),
    )
  return account
}

const REFUSED: Record<string, string> = {
  username_taken: 'Tên đăng nhập đã có. / The username is taken.',
  login_taken: '--oidc: tài khoản khác đã dùng. / Another account has it.',
  ends_before_it_begins: '--to: ngày cuối trước ngày đầu. / The last day is before the first.',
}

/** @returns the password */
async function addAccount(
  database: Database,
  username: string,
  { name, role, unit, from, to, oidc }: AddOptions,
  now: Instant,
): Promise<string> {
  if (unit && !(await unitTree(database)).byCode.has(unit))
    throw new CommandFailed('--unit: no unit has this code')
  const password = randomPassword()
  const id = randomUUID()
  const grant = {
    role,
    unitCode: unit ?? null,
    validFrom: from ? startOfDay(from) : now,
    validTo: to ? endOfDay(to) : null,
  }
  const login = oidc ? asOidcLogin(oidc) : null
  const facts = { username: asUsername(username), name, ...grantFacts(grant), ...(login && { login }) }
  const made = await createAccount(
    database,
    { id, username, name, password, mustChange: true, ...grant, oidcLogin: login },
    now,
    noted(database, 'account.create', id, facts, now),
  )
  if ('refused' in made) throw new CommandFailed(REFUSED[made.refused] ?? made.refused)
  return password
}

/** What an operator changes stands where the changes of administrators stand, written together with it. */
function noted(
  database: Database,
  kind: AdminKind,
  subject: string,
  after: AdminFacts | null,
  now: Instant,
): Change {
  const event = { at: now, account: OPERATOR, kind, subject, before: null, after }
  return { also: [keepAdminEvent(database, event)] }
}

function lineOf({ username, now, grants, disabledAt }: ListedAccount): string {
  const grant = now ?? grants.at(-1)
  const state = disabledAt !== null ? 'disabled' : now ? 'active' : 'no role now'
  const from = grant && now === null ? [`from ${dayOf(grant.validFrom)}`] : []
  const to = grant?.validTo ? [`to ${dayOf(grant.validTo - 1)}`] : []
  return [username, grant?.role ?? '-', grant?.unitCode ?? '-', state, ...from, ...to].join('\t')
}

function aDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('must be a day like 2026-12-01')
  return text
}

async function idOf(database: Database, username: string, now: Instant): Promise<string> {
  const found = (await listAccounts(database, now)).find(
    (account) => account.username === username.toLowerCase(),
  )
  if (!found) throw new CommandFailed('Không có tài khoản này. / There is no such account.')
  return found.id
}
