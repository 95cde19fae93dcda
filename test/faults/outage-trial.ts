/** A trial in which stores are killed and started again, several times, while citizens complain; no process of ours is touched. */
import { setTimeout as pause } from 'node:timers/promises'
import { crowd, longestWait } from './crowd.ts'
import { type Findings, type Ground, through } from './ground.ts'
import type { ServerUnderTest } from './server.ts'

export type Outage = {
  stores: readonly ('postgres' | 'redis')[]
  /** What a webhook must answer meanwhile: 503, or 200 where the messages are kept elsewhere. */
  answers: 200 | 503
}

/**
 * @param heard how many messages have reached the phones at the first outage: in the middle of the work
 * @param times how often it happens, each a wave of answers later
 */
export async function outages(
  ground: Ground,
  outage: Outage,
  citizens: number,
  heard: number,
  times: number,
): Promise<Findings> {
  const { server, stores } = ground
  const { simulator } = server
  const away = outage.stores.map((name) => stores[name]!)
  const passers = Array.from({ length: times }, () => simulator.addCitizen('messenger').id)
  const wrong: string[] = []
  const back: number[] = []
  let during = 0
  const people = crowd(server, citizens)
  for (const [i, passer] of passers.entries()) {
    await people.heard(heard + i * Math.floor(1.5 * citizens))
    await Promise.all(away.map((store) => store.kill()))
    if (!people.isThrough()) during += 1
    await pause(300) // what was under way when it went may still be answered
    const { status } = await simulator.say('messenger', passer, 'xin chào')
    if (status !== outage.answers) wrong.push(`a webhook answered ${status} instead of ${outage.answers}`)
    await pause((i * 613) % 1_500) // some outages are shorter than others
    await Promise.all(away.map((store) => store.restart()))
    const at = performance.now()
    await isReady(server)
    back.push(performance.now() - at)
  }
  const found = await through(ground, people, true)
  for (const passer of passers) {
    const greeted = await simulator.waitForReply('messenger', passer, 1, 60_000).catch(() => [])
    if (greeted.length === 0) wrong.push('someone who wrote while the store was away was never answered')
  }
  const ended = server.processes().filter((one) => !one.isRunning())
  if (ended.length > 0) wrong.push(`${ended.length} processes ended by themselves`)
  return {
    wrong: [...wrong, ...found.wrong],
    figures: {
      ...found.figures,
      'outages under load': during,
      'ready after the store, ms': Math.round(Math.max(...back)),
      'longest wait on Zalo, ms': longestWait(found.filed.filter(({ channel }) => channel === 'zalo')),
      'on Messenger, ms': longestWait(found.filed.filter(({ channel }) => channel === 'messenger')),
    },
  }
}

/** Until every process calls itself ready. */
async function isReady(server: ServerUnderTest): Promise<void> {
  const until = Date.now() + 30_000
  for (const { base } of server.processes()) {
    for (;;) {
      const ready = await fetch(`${base}/health/ready`).then(
        (response) => response.ok,
        () => false,
      )
      if (ready) break
      if (Date.now() > until) throw new Error('a process did not come back after its store did')
      await pause(50)
    }
  }
}
