/**
 * How fast an account may send, all processes together: before it takes messages, a courier asks how many may go now.
 * Three implementations pass one contract suite: this file's for a process that is alone, `pace-sql.ts` on PostgreSQL,
 * and `mailbox-redis/pace-redis.ts`.
 */
import type { Instant } from '../calendar/instant.ts'

/**
 * The rhythm of an account: `burst` messages at once when it was quiet, then one every `everyUs` microseconds.
 * `everyUs` 0: as many as one likes.
 */
export type Rhythm = { burst: number; everyUs: number }

/** `againAt`: when more may be granted; the time of asking when nothing was held back. */
export type Permits = { granted: number; againAt: Instant }

export interface Pace {
  /**
   * Permits for up to `wanted` sends of an account, taken from all processes at once. None while the account rests.
   *
   * @throws Unavailable when the store cannot be asked: then nothing may be sent
   */
  ask(account: string, rhythm: Rhythm, wanted: number, now: Instant): Promise<Permits>
  /**
   * Gives permits back that were not used. What the account could have earned again since `askedAt` is lost, so that
   * giving back never makes anybody faster than the rhythm.
   *
   * @throws Unavailable
   */
  giveBack(account: string, rhythm: Rhythm, unused: number, askedAt: Instant, now: Instant): Promise<void>
  /**
   * Nobody sends for this account until then, because its platform asked for a pause or refused our token. A rest that
   * is to last longer stays.
   *
   * @throws Unavailable
   */
  rest(account: string, until: Instant, now: Instant): Promise<void>
}

/**
 * What a store keeps of an account. `fullAt`: when all of `burst` may go again, in microseconds, if nothing is sent
 * until then. `restAt`: when the rest was asked for; 0: never.
 */
export type Standing = { fullAt: number; restAt: Instant; restUntil: Instant }

/** How an account stands that nobody has asked for yet. */
export const FRESH: Standing = { fullAt: 0, restAt: 0, restUntil: 0 }

/**
 * How far the clocks of the machines may differ, or one may be set back, with nothing else to it than that much waiting.
 * What a store holds from further in the future is the work of a clock that was wrong: it is forgotten.
 */
export const CLOCKS_APART_MS = 10_000

/** How long an account is kept in mind that nobody sends for: by then any rhythm and any rest of ours is over. */
export const FORGET_AFTER_MS = 86_400_000

/**
 * A rhythm in which no stretch of `perMs` ever sees more than `sends`: the burst, and the rest of them spread evenly.
 *
 * @param burst how many of them may go at once
 */
export function rhythmOf(sends: number, perMs: number, burst: number): Rhythm {
  const atOnce = Math.max(1, Math.min(burst, sends - 1))
  return { burst: atOnce, everyUs: Math.ceil((perMs * 1000) / Math.max(1, sends - atOnce)) }
}

/** What asking does. Pure: the other stores say the same in their own language. */
export function grant(standing: Standing, rhythm: Rhythm, wanted: number, now: Instant): [Standing, Permits] {
  if (isResting(standing, now)) return [standing, permits(standing, rhythm, wanted, 0, now)]
  const { burst, everyUs } = rhythm
  const nowUs = now * 1000
  const emptyUs = nowUs + burst * everyUs
  const isPlausible = standing.fullAt <= emptyUs + CLOCKS_APART_MS * 1000
  const before = isPlausible ? Math.max(standing.fullAt, nowUs) : emptyUs
  const room = everyUs === 0 ? wanted : Math.floor((emptyUs - before) / everyUs)
  const granted = Math.max(0, Math.min(wanted, room))
  const after = { ...standing, fullAt: before + granted * everyUs }
  return [after, permits(after, rhythm, wanted, granted, now)]
}

/** The answer to who asked, from how the account stands afterwards. */
export function permits(
  after: Standing,
  { burst, everyUs }: Rhythm,
  wanted: number,
  granted: number,
  now: Instant,
): Permits {
  if (isResting(after, now)) return { granted, againAt: after.restUntil }
  return {
    granted,
    againAt: granted === wanted ? now : Math.ceil((after.fullAt + everyUs - burst * everyUs) / 1000),
  }
}

function isResting({ restAt, restUntil }: Standing, now: Instant): boolean {
  return restUntil > now && restAt <= now + CLOCKS_APART_MS
}

/** What giving back does. Pure. */
export function returned(
  standing: Standing,
  { everyUs }: Rhythm,
  unused: number,
  askedAt: Instant,
  now: Instant,
): Standing {
  const earnedUs = Math.max(0, now - askedAt) * 1000
  return { ...standing, fullAt: standing.fullAt - Math.max(0, unused * everyUs - earnedUs) }
}

/** What a rest does. Pure. */
export function rested(standing: Standing, until: Instant, now: Instant): Standing {
  const isWrong = standing.restAt > now + CLOCKS_APART_MS
  return { ...standing, restAt: now, restUntil: isWrong ? until : Math.max(standing.restUntil, until) }
}

/** For a process that is alone: accounts in its own memory. */
export function createMemoryPace(): Pace {
  const standings = new Map<string, Standing>()
  const of = (account: string) => standings.get(account) ?? FRESH
  return {
    async ask(account, rhythm, wanted, now) {
      const [standing, permits] = grant(of(account), rhythm, wanted, now)
      standings.set(account, standing)
      return permits
    },
    async giveBack(account, rhythm, unused, askedAt, now) {
      standings.set(account, returned(of(account), rhythm, unused, askedAt, now))
    },
    async rest(account, until, now) {
      standings.set(account, rested(of(account), until, now))
    },
  }
}
