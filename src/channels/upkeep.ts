/** Looks after the accounts while nobody writes: a grant that is not used ends, and a Page falls silent without a word. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../calendar/instant.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { type Channel, SendError } from './channel.ts'
import type { Trouble, Troubles } from './trouble.ts'

/** How long the end of the process waits for a look: a pair of tokens that is under way must still be kept. */
const LAST_LOOK_MS = 5_000
/** Soon after the start, but after those who only look in and go again. */
const FIRST_MS = 10_000
const EVERY_MS = 3_600_000

/** One round; whatever fails is raised, and no account waits for another. */
export async function lookAfter(channels: readonly Channel[], troubles: Troubles, log: Log): Promise<void> {
  await Promise.all(channels.map((channel) => lookAfterOne(channel, troubles, log)))
}

async function lookAfterOne(channel: Channel, troubles: Troubles, log: Log): Promise<void> {
  if (!channel.lookAfter) return
  const { name, account } = channel
  try {
    const mended = await channel.lookAfter()
    if (mended.length > 0)
      log.warn({ channel: name, account, mended }, 'an account had come loose and was mended')
    await troubles.clear(channel, 'subscription')
    await troubles.clear(channel, 'credentials')
  } catch (error) {
    const refusal = error instanceof SendError ? error : null
    if (refusal?.failure === 'credentials' && !isAboutSubscription(channel, refusal))
      await troubles.raise(channel, 'credentials', refusal.code)
    else if (refusal?.failure === 'credentials' || refusal?.failure === 'rejected')
      await troubles.raise(channel, 'subscription', refusal.code)
    else
      log.warn(
        { channel: name, account, ...(refusal ? { code: refusal.code } : { error: safeError(error) }) },
        'an account could not be looked after; it is tried again in an hour',
      )
  }
}

/** A Page that may send need not have the permission to subscribe; a token that is dead may do neither. */
function isAboutSubscription({ name }: Channel, { code }: SendError): boolean {
  return name === 'messenger' && !code.startsWith('190')
}

/** Looks soon after the start and then every hour. Every process may: tokens are refreshed once, subscribing twice does no harm. */
export function startUpkeep(
  channels: readonly Channel[],
  troubles: Troubles,
  log: Log,
): { stop(): Promise<void> } {
  let underWay: Promise<void> = Promise.resolve()
  const look = () => {
    underWay = underWay.then(() => lookAfter(channels, troubles, log))
  }
  const first = setTimeout(look, FIRST_MS).unref()
  const hourly = setInterval(look, EVERY_MS).unref()
  return {
    async stop() {
      clearTimeout(first)
      clearInterval(hourly)
      await Promise.race([underWay, pause(LAST_LOOK_MS, undefined, { ref: false })])
    },
  }
}

/** What is told of an account: since when it does not work, if it does not. */
export type AccountState = { channel: Channel['name']; account: string; since: Instant | null }

/** The state of each account, by the troubles that stand; troubles of accounts that are not connected any more tell nothing. */
export function accountStates(
  accounts: readonly Pick<Channel, 'name' | 'account'>[],
  troubles: readonly Trouble[],
): AccountState[] {
  return accounts.map(({ name, account }) => {
    const own = troubles.filter((one) => one.channel === name && one.account === account)
    return {
      channel: name,
      account,
      since: own.length === 0 ? null : Math.min(...own.map(({ since }) => since)),
    }
  })
}
