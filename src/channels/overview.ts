/** The OAs and Pages as an administrator of the office sees them, and the way to a consent. */
import { randomBytes } from 'node:crypto'
import { accountsInWords, type ChannelAccounts } from './accounts.ts'
import type { ChannelName } from './channel.ts'
import { readTroubles, type Trouble } from './trouble.ts'
import { beginConsent, type ConsentTools } from './zalo/consent.ts'

/** An account, and what somebody must see to; empty while it works. */
export type AccountLine = {
  channel: ChannelName
  account: string
  displayName: string | null
  /** Code of the unit it stands for; null when for none. */
  unit: string | null
  troubles: Trouble[]
}

export type ChannelsOverview = {
  accounts(): Promise<AccountLine[]>
  /** @returns the address for the OA's admin; null for an OA that is none of ours, or while `PUBLIC_URL` is not set */
  beginConsent(oa: string): Promise<string | null>
}

/** @param publicUrl where Zalo sends the OA's admin back to; null: no consent can be begun */
export function channelsOverview(
  tools: ConsentTools,
  accounts: ChannelAccounts,
  publicUrl: string | null,
): ChannelsOverview {
  const units = new Map([
    ...accounts.oas.map(({ oaId, unit }) => [oaId, unit] as const),
    ...accounts.pages.map(({ pageId, unit }) => [pageId, unit] as const),
  ])
  return {
    async accounts() {
      const troubles = await readTroubles(tools.database)
      return accountsInWords(accounts).map((one) => ({
        ...one,
        unit: units.get(one.account) ?? null,
        troubles: troubles.filter(
          ({ channel, account }) => channel === one.channel && account === one.account,
        ),
      }))
    },
    async beginConsent(id) {
      const oa = accounts.oas.find(({ oaId }) => oaId === id)
      return oa && publicUrl !== null ? beginConsent(tools, oa, publicUrl, randomBytes) : null
    },
  }
}
