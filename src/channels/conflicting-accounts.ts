/** Accounts that cannot stand beside each other: named twice, or with secrets that cannot both be right. */
import type { ChannelAccounts, OaAccount, PageAccount } from './accounts.ts'

/** Where an account stands: `at` is its place in the file's list; null for the one that variables name. */
type Placed<Account> = { account: Account; at: number | null }

/** What is wrong with a member, and where the one stands with which it does not agree. */
export type Conflict = {
  path: ['zalo' | 'messenger', number, string]
  problem: string
  /** A path in the file, or the name of a variable. */
  other: ['zalo' | 'messenger', number, string] | string
}

type Rule<Account> = {
  member: string
  /** The variable that gives the same member. */
  variable: string
  clash(one: Account, earlier: Account): boolean
  problem: string
}

const OF_OAS: Rule<OaAccount>[] = [
  {
    member: 'oaId',
    variable: 'ZALO_OA_ID',
    clash: (one, earlier) => one.oaId === earlier.oaId,
    problem: 'this OA is named already',
  },
  {
    member: 'appSecret',
    variable: 'ZALO_APP_SECRET',
    clash: (one, earlier) => one.appId === earlier.appId && one.appSecret !== earlier.appSecret,
    problem: 'an app has one secret, and another one is given for the same appId',
  },
  {
    member: 'oaSecret',
    variable: 'ZALO_OA_SECRET',
    clash: (one, earlier) => one.oaId !== earlier.oaId && one.secrets[0] === earlier.secrets[0],
    problem: 'each OA has a secret of its own, and this one is given for another OA',
  },
]

/** Settings do not say which Meta app a Page has; its secret does. */
const OF_PAGES: Rule<PageAccount>[] = [
  {
    member: 'pageId',
    variable: 'MESSENGER_PAGE_ID',
    clash: (one, earlier) => one.pageId === earlier.pageId,
    problem: 'this Page is named already',
  },
  {
    member: 'verifyToken',
    variable: 'MESSENGER_VERIFY_TOKEN',
    clash: (one, earlier) => one.secrets[0] === earlier.secrets[0] && one.verifyToken !== earlier.verifyToken,
    problem: 'an app has one verify token, and another one is given for the same appSecret',
  },
]

/**
 * Each account of the file that does not go together with one before it.
 *
 * @param already the accounts that other settings name: they come before those of the file
 */
export function conflictsOf(listed: ChannelAccounts, already: ChannelAccounts): Conflict[] {
  return [
    ...conflictsIn('zalo', placed(listed.oas, already.oas), OF_OAS),
    ...conflictsIn('messenger', placed(listed.pages, already.pages), OF_PAGES),
  ]
}

function placed<Account>(listed: readonly Account[], already: readonly Account[]): Placed<Account>[] {
  return [
    ...already.map((account) => ({ account, at: null })),
    ...listed.map((account, at) => ({ account, at })),
  ]
}

function conflictsIn<Account>(
  list: 'zalo' | 'messenger',
  all: Placed<Account>[],
  rules: Rule<Account>[],
): Conflict[] {
  return all.flatMap(({ account, at }, place) =>
    rules.flatMap(({ member, variable, clash, problem }): Conflict[] => {
      const earlier = all.slice(0, place).find((one) => clash(account, one.account))
      if (at === null || !earlier) return []
      const other: Conflict['other'] = earlier.at === null ? variable : [list, earlier.at, member]
      return [{ path: [list, at, member], problem, other }]
    }),
  )
}
