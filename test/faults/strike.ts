/** When a worker is struck: after so many messages have reached the phones, or with citizens surely in its hands. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Crowd, crowd } from './crowd.ts'
import { acceptedBy, type Ground } from './ground.ts'

/** `mid-turn`: everybody's first turn is held at its look-up of the unit until the strike is over. */
export type Moment = { heard: number } | 'mid-turn'

/** Lets a crowd write and strikes. More than 64 citizens are more than one worker takes, so that each has some. */
export async function strike(
  ground: Ground,
  citizens: number,
  moment: Moment,
  blow: () => unknown,
): Promise<Crowd> {
  if (moment !== 'mid-turn') {
    const people = crowd(ground.server, citizens)
    await people.heard(moment.heard)
    await blow()
    return people
  }
  const stored = await acceptedBy(ground.server)
  const client = new pg.Client({ connectionString: ground.stores.postgres.url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table unit_version in access exclusive mode')
    const people = crowd(ground.server, citizens)
    while ((await acceptedBy(ground.server)) < stored + citizens) await pause(25)
    await pause(500) // longer than a worker waits before it looks for what other processes left
    await blow()
    return people
  } finally {
    await client.end() // the lock ends with it
  }
}
