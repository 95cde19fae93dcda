/** What `doctor` finds out about each OA and Page, from the platforms themselves. */
import type { OaAccount, PageAccount } from '../channels/accounts.ts'
import { openApi } from '../channels/api-call.ts'
import { SendError } from '../channels/channel.ts'
import { NEEDED_FIELDS } from '../channels/messenger/fields.ts'
import { missingFields, type PageAccess, readPageName } from '../channels/messenger/page-info.ts'
import { type OaInfo, OTHER_OA, readOaInfo } from '../channels/zalo/oa-info.ts'
import { createAccessTokens, NO_CONSENT } from '../channels/zalo/token.ts'
import { createTokenStore } from '../channels/zalo/token-store-sql.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import { unitTree } from '../units/unit-store.ts'
import { consentAddress } from './consent.ts'
import type { Finding } from './finding.ts'

/** All accounts, one after the other, so that the findings stand in the order of the settings. */
export async function examineAccounts(config: Config, desk: Desk): Promise<Finding[]> {
  const { oas, pages } = config.accounts
  const findings: Finding[] = []
  if (oas.length === 0) findings.push({ what: 'Zalo OA (not configured)', todo: null })
  for (const oa of oas) findings.push(await examineOa(config, desk, oa))
  if (pages.length === 0) findings.push({ what: 'Messenger Page (not configured)', todo: null })
  for (const page of pages) findings.push(...(await examinePage(config, page)))
  return [...findings, ...(await examineUnits(config, desk))]
}

/** Gets a token the way the server does, and asks Zalo who we are. */
async function examineOa(config: Config, desk: Desk, oa: OaAccount): Promise<Finding> {
  const what = `Zalo OA ${oa.oaId}`
  const { ZALO_OAUTH_URL, ZALO_API_URL } = config.env
  const tokens = createAccessTokens({
    ...oa,
    store: createTokenStore(desk.database, desk.vault),
    post: openApi(ZALO_OAUTH_URL),
    now: Date.now,
  })
  try {
    const info = await readOaInfo(ZALO_API_URL, tokens)
    const isOther = info.oaId !== null && info.oaId !== oa.oaId
    if (isOther) return { what, todo: await consentAgain(config, desk, oa, OTHER_OA) }
    return { what: `${what}${inWords(info)}`, todo: oaTodo(info) }
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    if (error.failure !== 'credentials')
      return {
        what,
        todo: `ZALO_API_URL or ZALO_OAUTH_URL cannot be reached, or does not answer as Zalo does (${error.code}); check the network`,
      }
    if (!error.code.startsWith('oauth'))
      return { what, todo: `getoa answers error ${error.code}: see docs/channels/zalo.md, "Mã lỗi"` }
    return { what, todo: await consentAgain(config, desk, oa, error.code) }
  }
}

function inWords({ name, packageName, packageUntil }: OaInfo): string {
  const bought = packageName && `package ${packageName}${packageUntil ? ` until ${packageUntil}` : ''}`
  const told = [name, bought].filter(Boolean)
  return told.length === 0 ? '' : ` (${told.join(', ')})`
}

function oaTodo({ verified }: OaInfo): string | null {
  return verified === false
    ? 'the OA is not verified; verify it at oa.zalo.me, else messages are refused (-221)'
    : null
}

async function consentAgain(config: Config, desk: Desk, oa: OaAccount, code: string): Promise<string> {
  const why =
    code === OTHER_OA
      ? 'the tokens belong to another OA'
      : code === NO_CONSENT
        ? 'the OA has not consented yet, and no refresh token is set'
        : `Zalo gives no token (${code}): the refresh token was used elsewhere, is over, or ZALO_APP_SECRET (appSecret) is wrong`
  const address = await consentAddress(config, desk, oa)
  if (address === null)
    return `${why}; set PUBLIC_URL and consent again (npx lang-nghe channels consent ${oa.oaId}), or put a new ZALO_REFRESH_TOKEN (refreshToken) of Zalo's API Explorer into the settings`
  return `${why}; with the server running, let the OA's admin consent within 10 minutes at ${address}`
}

async function examinePage(config: Config, page: PageAccount): Promise<Finding[]> {
  const access: PageAccess = {
    ...page,
    graphUrl: config.env.MESSENGER_GRAPH_URL,
    version: config.env.MESSENGER_GRAPH_VERSION,
  }
  const what = `Messenger Page ${page.pageId}`
  try {
    const name = await readPageName(access)
    return [{ what: `${what} (${name})`, todo: null }, await examineSubscription(access, what)]
  } catch (error) {
    return [
      { what, todo: graphTodo(error, 'MESSENGER_PAGE_TOKEN (pageToken) or its permission pages_messaging') },
    ]
  }
}

async function examineSubscription(access: PageAccess, page: string): Promise<Finding> {
  const what = `${page}: subscription`
  try {
    const missing = await missingFields(access)
    if (missing.length === 0) return { what, todo: null }
    const told = `does not tell our app of ${missing.join(', ')}`
    if (!NEEDED_FIELDS.some((field) => missing.includes(field)))
      return { what: `${what} (${told}; the running server subscribes to it within the hour)`, todo: null }
    return {
      what,
      todo: `the Page ${told}: start the server, which subscribes to it, or run npx lang-nghe channels setup`,
    }
  } catch (error) {
    return {
      what,
      todo: graphTodo(error, 'the permission pages_manage_metadata of MESSENGER_PAGE_TOKEN (pageToken)'),
    }
  }
}

function graphTodo(error: unknown, suspect: string): string {
  if (!(error instanceof SendError)) throw error
  return error.failure === 'temporary'
    ? `MESSENGER_GRAPH_URL cannot be reached, or does not answer as Meta does (${error.code}); check the network`
    : `Graph answers code ${error.code}: check ${suspect}, and MESSENGER_APP_SECRET (appSecret)`
}

/** Whether the units that the accounts stand for exist. */
async function examineUnits({ accounts }: Config, { database }: Desk): Promise<Finding[]> {
  const named = [
    ...accounts.oas.map(({ oaId, unit }) => ({ account: `Zalo OA ${oaId}`, unit })),
    ...accounts.pages.map(({ pageId, unit }) => ({ account: `Messenger Page ${pageId}`, unit })),
  ]
  const { byCode } = await unitTree(database)
  return named.flatMap(({ account, unit }) =>
    unit === null
      ? []
      : [
          {
            what: `${account}: unit ${unit}`,
            todo: byCode.has(unit)
              ? null
              : 'CHANNELS_FILE: no unit has this code; import the units, or mend it',
          },
        ],
  )
}
