/** What a trial stands on: web and worker processes over stores of their own, and everybody who ever filed a complaint there. */
import { type Crowd, type Filed, inspect } from './crowd.ts'
import type { Role } from './process.ts'
import { type ServerUnderTest, serverUnderTest } from './server.ts'
import type { Shape, Stores } from './stores.ts'

export type Ground = {
  server: ServerUnderTest
  stores: Stores
  /** All who are through, over all trials. */
  filed: Filed[]
  close(): Promise<void>
}

/** What a trial found: nothing wrong, one hopes, and its figures by name. */
export type Findings = { wrong: string[]; figures: Record<string, number> }

/** Starts it all, with the demonstration province loaded and one citizen of each channel greeted. */
export async function openGround(
  shape: Shape,
  roles: Role[] = ['web', 'web', 'worker', 'worker'],
): Promise<Ground> {
  const stores = await shape.open()
  const server = await serverUnderTest(stores.env)
  const close = async () => {
    await server.close()
    await stores.stop()
  }
  try {
    await server.command('seed')
    await server.start(roles)
    await server.warmUp()
  } catch (error) {
    await close()
    throw error
  }
  return { server, stores, filed: [], close }
}

/** How many messages the web processes have stored since they run. */
export async function acceptedBy(server: ServerUnderTest): Promise<number> {
  const counts = await Promise.all(
    server.processes('web').map((web) => web.metric('messages_accepted_total')),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Waits until a crowd is through, and looks at all that was ever filed on this ground.
 *
 * @param excused a message may be read a second time, because its sending was cut off; never a third time
 * @returns the crowd, what is wrong, and the figures that every trial has
 */
export async function through(
  ground: Ground,
  crowd: Crowd,
  excused: boolean,
): Promise<Findings & { filed: Filed[] }> {
  const filed = await crowd.filed
  ground.filed.push(...filed)
  const { wrong, twice } = await inspect(ground.server, ground.filed, filed)
  wrong.push(...crowd.stuck)
  if (twice > 0 && !excused) wrong.push(`${twice} messages were read twice, though nothing was cut off`)
  return { filed, wrong, figures: { citizens: filed.length, 'messages read twice': twice } }
}
