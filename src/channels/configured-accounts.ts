/** The accounts that the settings name: one OA and one Page by variables of their own, more in `CHANNELS_FILE`. */
import { readFileSync } from 'node:fs'
import { type ChannelAccounts, NO_ACCOUNTS } from './accounts.ts'
import { readChannelsFile } from './channels-file.ts'

/** The variables of one OA. The refresh token may be left out where its admin can consent on Zalo's page. */
export const ZALO_SETTINGS = [
  'ZALO_APP_ID',
  'ZALO_APP_SECRET',
  'ZALO_OA_ID',
  'ZALO_OA_SECRET',
  'ZALO_REFRESH_TOKEN',
] as const

/** The variables of one Page. */
export const MESSENGER_SETTINGS = [
  'MESSENGER_APP_SECRET',
  'MESSENGER_VERIFY_TOKEN',
  'MESSENGER_PAGE_ID',
  'MESSENGER_PAGE_TOKEN',
] as const

type Given = Record<string, string | undefined>

/** Whether any account is configured, rightly or not. */
export function namesAnAccount(given: Given): boolean {
  return [...ZALO_SETTINGS, ...MESSENGER_SETTINGS, 'CHANNELS_FILE'].some((name) => given[name] !== undefined)
}

/** What is missing of an OA or a Page of which something is set. */
export function missingOfAccounts(given: Given): string[] {
  return [ZALO_SETTINGS, MESSENGER_SETTINGS].flatMap((group: readonly string[]) => {
    const absent = group.filter((name) => given[name] === undefined)
    if (absent.length === group.length || consentsLater(absent, given)) return []
    return absent.map((name) => {
      const others = group.filter((one) => one !== name).join(', ')
      const or =
        name === 'ZALO_REFRESH_TOKEN' ? '; or set PUBLIC_URL and let the OA consent on the page of Zalo' : ''
      return `${name}: is missing (needed together with ${others}${or})`
    })
  })
}

/** Without a first refresh token the consent must be able to come back to us. */
function consentsLater(absent: string[], given: Given): boolean {
  return absent.length === 1 && absent[0] === 'ZALO_REFRESH_TOKEN' && given.PUBLIC_URL !== undefined
}

/**
 * All configured accounts. Those of the variables are taken where their group is whole enough; `missingOfAccounts` says what is not.
 *
 * @param given the environment without what is empty
 * @returns with problems the accounts are not to be used
 */
export function configuredAccounts(given: Given): { accounts: ChannelAccounts; problems: string[] } {
  const own = accountsOfVariables(given)
  if (given.CHANNELS_FILE === undefined) return { accounts: own, problems: [] }
  let text: string
  try {
    text = readFileSync(given.CHANNELS_FILE, 'utf8')
  } catch (error) {
    return { accounts: own, problems: [`CHANNELS_FILE: cannot be read: ${(error as Error).message}`] }
  }
  const { accounts, problems } = readChannelsFile(text, given, own)
  return {
    accounts: { oas: [...own.oas, ...accounts.oas], pages: [...own.pages, ...accounts.pages] },
    problems,
  }
}

function accountsOfVariables(given: Given): ChannelAccounts {
  const office = { unit: null, displayName: null }
  const { ZALO_APP_ID, ZALO_APP_SECRET, ZALO_OA_ID, ZALO_OA_SECRET, ZALO_REFRESH_TOKEN = null } = given
  const { MESSENGER_PAGE_ID, MESSENGER_APP_SECRET, MESSENGER_VERIFY_TOKEN, MESSENGER_PAGE_TOKEN } = given
  return {
    oas:
      ZALO_APP_ID && ZALO_APP_SECRET && ZALO_OA_ID && ZALO_OA_SECRET
        ? [
            {
              oaId: ZALO_OA_ID,
              appId: ZALO_APP_ID,
              appSecret: ZALO_APP_SECRET,
              secrets: withPrevious(ZALO_OA_SECRET, given.ZALO_OA_SECRET_PREVIOUS),
              refreshToken: ZALO_REFRESH_TOKEN,
              ...office,
            },
          ]
        : NO_ACCOUNTS.oas,
    pages:
      MESSENGER_PAGE_ID && MESSENGER_APP_SECRET && MESSENGER_VERIFY_TOKEN && MESSENGER_PAGE_TOKEN
        ? [
            {
              pageId: MESSENGER_PAGE_ID,
              secrets: withPrevious(MESSENGER_APP_SECRET, given.MESSENGER_APP_SECRET_PREVIOUS),
              pageToken: MESSENGER_PAGE_TOKEN,
              verifyToken: MESSENGER_VERIFY_TOKEN,
              ...office,
            },
          ]
        : NO_ACCOUNTS.pages,
  }
}

function withPrevious(secret: string, previous: string | undefined): string[] {
  return previous === undefined ? [secret] : [secret, previous]
}
