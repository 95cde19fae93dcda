/** The OAs and Pages that a deployment speaks for, with what opens them; from the settings and `CHANNELS_FILE`. */
import type { ChannelName } from './channel.ts'

/** What an account is to the office. */
type OfOffice = {
  /** Code of the unit meant where a citizen names none; null when it may be any. */
  unit: string | null
  /** How the office calls it, on its public page and in what `doctor` says; null: by its id. */
  displayName: string | null
}

export type OaAccount = OfOffice & {
  oaId: string
  appId: string
  appSecret: string
  /** The OA secret key and, during a change, the one before. */
  secrets: string[]
  /** The first refresh token; null where the OA's admin consents on Zalo's page instead. */
  refreshToken: string | null
}

export type PageAccount = OfOffice & {
  pageId: string
  /** The app secret and, during a change, the one before. */
  secrets: string[]
  pageToken: string
  /** One for each app: typed into Meta's dashboard with the webhook's address. */
  verifyToken: string
}

export type ChannelAccounts = { oas: readonly OaAccount[]; pages: readonly PageAccount[] }

/** No channel is connected. */
export const NO_ACCOUNTS: ChannelAccounts = { oas: [], pages: [] }

/** An account by its channel and id, and what it is called. */
export type AccountInWords = { channel: ChannelName; account: string; displayName: string | null }

/** All accounts, the OAs first, without their secrets. */
export function accountsInWords({ oas, pages }: ChannelAccounts): AccountInWords[] {
  return [
    ...oas.map(({ oaId, displayName }) => ({ channel: 'zalo' as const, account: oaId, displayName })),
    ...pages.map(({ pageId, displayName }) => ({
      channel: 'messenger' as const,
      account: pageId,
      displayName,
    })),
  ]
}

/** The unit of each account that has one, by the account's id. */
export function accountUnitsOf({ oas, pages }: ChannelAccounts): ReadonlyMap<string, string> {
  const all = [
    ...oas.map(({ oaId, unit }) => ({ id: oaId, unit })),
    ...pages.map(({ pageId, unit }) => ({ id: pageId, unit })),
  ]
  return new Map(all.flatMap(({ id, unit }) => (unit === null ? [] : [[id, unit] as const])))
}
