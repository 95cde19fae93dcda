/** The addresses behind a door, one for each channel that is connected. Pure. */
import type { ChannelAccounts } from '../channels/accounts.ts'
import type { ChannelName } from '../channels/channel.ts'
import { type Door, refOf } from './ref.ts'

export type DoorLink = { channel: ChannelName; url: string }

/**
 * Which of several accounts of a channel speaks for a unit: that of the unit itself or of the nearest unit above it, else
 * one that stands for no unit in particular, else the first.
 *
 * @param line the unit's code and those above it, nearest first
 * @returns null when there is no account
 */
export function accountFor<Account extends { unit: string | null }>(
  accounts: readonly Account[],
  line: readonly string[],
): Account | null {
  for (const unit of line) {
    const own = accounts.find((account) => account.unit === unit)
    if (own) return own
  }
  return accounts.find(({ unit }) => unit === null) ?? accounts[0] ?? null
}

/**
 * The links of a door.
 *
 * @param code what is printed for typing: where a link cannot carry the door, Zalo may fill it in
 * @param line as for `accountFor`
 * @param zaloLink the form of Zalo's links (`ZALO_DEEP_LINK`), with `{oa}`, `{code}` and `{ref}` in it
 */
export function doorLinks(
  door: Door,
  code: string,
  { oas, pages }: ChannelAccounts,
  line: readonly string[],
  zaloLink: string,
): DoorLink[] {
  const [oa, page] = [accountFor(oas, line), accountFor(pages, line)]
  const ref = refOf(door)
  const filledIn = (oaId: string) =>
    zaloLink
      .replaceAll('{oa}', oaId)
      .replaceAll('{code}', encodeURIComponent(code))
      .replaceAll('{ref}', encodeURIComponent(ref))
  return [
    ...(oa ? [{ channel: 'zalo' as const, url: filledIn(oa.oaId) }] : []),
    // The ref may be lost on some phones (facts/messenger.md 3.4): the typed code stands beside it.
    ...(page ? [{ channel: 'messenger' as const, url: `https://m.me/${page.pageId}?ref=${ref}` }] : []),
  ]
}
