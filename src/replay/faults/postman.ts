/** Brings what the platforms have to deliver to our web processes, as the faults of the plan would have it. */
import { request } from 'undici'
import type { Chance } from './chance.ts'
import type { Clocks } from './clocks.ts'
import type { Place } from './places.ts'
import type { Plan } from './plan.ts'
import type { Laid } from './played.ts'
import type { Parcel, Post } from './post.ts'
import type { Stage } from './stage.ts'

/** Longer than an echo is waited for. */
const LATE_ECHO_MS = 40_000
/** How long after the first a repeated delivery may come. */
const AGAIN_AFTER_MS = [30_000, 600_000, 7_200_000]
/** How long a message is on its way that the next one overtakes: longer than the citizen takes for three. */
const OVERTAKEN_MS = 600

export type Postman = ReturnType<typeof createPostman>

/** @param letterIn the id of the message in a delivery @param note told of each step */
export function createPostman(
  world: { plan: Plan; post: Post; clocks: Clocks; chance: Chance; stage: Stage },
  letterIn: (laid: Laid) => string,
  note: (step: string) => void,
  broken: (what: string) => void,
) {
  const { plan, post, clocks, chance, stage } = world
  let messages = 0

  function layEcho(parcel: Parcel): void {
    const now = clocks.platforms()
    const how = plan.echo()
    if (how !== 'lost') post.lay({ ...parcel, notBefore: how === 'late' ? now + LATE_ECHO_MS : now })
    if (how === 'twice') post.layAgain(parcel, now)
  }

  function layMessage(parcel: Parcel, breath: number): void {
    const now = clocks.platforms()
    const one = { ...parcel, letter: letterIn(parcel) }
    for (const how of plan.delivery(messages++)) {
      if (how === 'twice') post.layAgain(one, now)
      else if (how === 'again later') post.layAgain(one, now + chance.pick(AGAIN_AFTER_MS))
      else if (how === 'overtaken') one.notBefore = now + OVERTAKEN_MS
      else one.heldUntilBreath = breath + 1 + chance.below(2)
    }
    post.lay(one)
  }

  return {
    /** A platform has something to deliver. @param breath the one in which it was said */
    lay(laid: Laid, breath: number): void {
      const now = clocks.platforms()
      const fresh = { letter: null, laidAt: now, notBefore: now, heldUntilBreath: null, tries: 0 }
      const parcel: Parcel = { ...laid, ...fresh }
      if (laid.kind === 'message') layMessage(parcel, breath)
      else layEcho(parcel)
    },
    /** Brings a parcel to a web process, which may die over it. */
    deliver({ process, base }: Place, parcel: Parcel): Promise<void> {
      const hangUp = new AbortController()
      post.begin(parcel)
      process.died = () => {
        hangUp.abort()
        post.end(parcel, null, clocks.platforms())
      }
      note(`${process.name} is brought ${parcel.letter ?? 'an echo'}`)
      return stage.begin(process, async () => {
        const status = await bring(base, parcel, hangUp.signal)
        if (!process.alive) return
        process.died = null
        note(`${process.name} answers ${status}`)
        if (status !== 200 && status !== 503) broken(`a delivery was answered ${status}`)
        post.end(parcel, status, clocks.platforms())
        if (plan.call('web', 'answer')) stage.kill(process)
      })
    },
  }
}

/** @returns the status of the answer; null when none came */
export async function bring(
  base: string,
  { delivery }: Parcel,
  signal?: AbortSignal,
): Promise<number | null> {
  try {
    const { path, headers, body } = delivery
    const type = { 'content-type': 'application/json' }
    const answer = await request(base + path, {
      method: 'POST',
      headers: { ...type, ...headers },
      body,
      signal,
    })
    await answer.body.dump()
    return answer.statusCode
  } catch {
    return null
  }
}
