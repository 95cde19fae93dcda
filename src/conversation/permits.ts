/** The courier's dealings with the pace: which accounts may send now, and how many each. */
import type { Instant } from '../calendar/instant.ts'
import { createMemoryPace, type Pace, type Rhythm } from './pace.ts'

/** How the accounts of a deployment are held back; an account without a rhythm is not. */
export type Pacing = { pace: Pace; rhythms: ReadonlyMap<string, Rhythm> }

export type PermitDesk = {
  /**
   * One question for each account that has room, none of them to the shared store for accounts without a limit.
   *
   * @param rooms how many each account could send
   * @returns how many each may send; accounts that may send none are left out
   * @throws Unavailable
   */
  ask(rooms: ReadonlyMap<string, number>, now: Instant): Promise<Map<string, number>>
  /** After a round: what was granted and not used. @throws Unavailable */
  giveBack(
    granted: ReadonlyMap<string, number>,
    used: ReadonlyMap<string, number>,
    askedAt: Instant,
    now: Instant,
  ): Promise<void>
  /** The platform asked for a pause, or refused our token. @throws Unavailable */
  rest(account: string, until: Instant, now: Instant): Promise<void>
  /** When the first of the accounts that were held back may be asked for again; null when none was. */
  heldUntil(): Instant | null
}

const UNLIMITED: Rhythm = { burst: 1, everyUs: 0 }

/** @param pacing null: nobody is held back but who was told to rest, and that by this process alone */
export function createPermitDesk(pacing: Pacing | null): PermitDesk {
  const own = createMemoryPace()
  const held = new Map<string, Instant>()
  const rhythmOf = (account: string) => pacing?.rhythms.get(account)
  const paceOf = (account: string) => (pacing && rhythmOf(account) ? pacing.pace : own)

  return {
    async ask(rooms, now) {
      const granted = new Map<string, number>()
      await Promise.all(
        [...rooms].map(async ([account, room]) => {
          const permits = await paceOf(account).ask(account, rhythmOf(account) ?? UNLIMITED, room, now)
          if (permits.granted > 0) granted.set(account, permits.granted)
          if (permits.granted > 0) held.delete(account)
          else held.set(account, permits.againAt)
        }),
      )
      return granted
    },
    async giveBack(granted, used, askedAt, now) {
      await Promise.all(
        [...granted].map(async ([account, permits]) => {
          const rhythm = rhythmOf(account)
          const unused = permits - (used.get(account) ?? 0)
          if (rhythm && unused > 0) await paceOf(account).giveBack(account, rhythm, unused, askedAt, now)
        }),
      )
    },
    rest: (account, until, now) => paceOf(account).rest(account, until, now),
    heldUntil: () => (held.size === 0 ? null : Math.min(...held.values())),
  }
}
