/**
 * `npm run trials [-- ROUNDS [WORDS]]`: real processes over real stores, killed, paused, stopped and cut off while citizens
 * complain, counted. Ends with 1 when anything was lost, doubled or out of order. WORDS: only the trials whose name holds them.
 */
import { burst } from './burst-trial.ts'
import { type Findings, type Ground, openGround } from './ground.ts'
import { outages } from './outage-trial.ts'
import { onPostgres, onRedis, type Shape } from './stores.ts'
import type { Moment } from './strike.ts'
import { drainWorkers, killWeb, killWorker, noWorker, pauseWorker } from './worker-trials.ts'

const CITIZENS = 80
const MESSAGES = 1_000

type Trial = { name: string; run(ground: Ground, round: number): Promise<Findings>; once?: true }

/** When to strike: in the first wave of answers, another moment each round. */
const heard = (round: number) => 1 + ((round * 23) % CITIZENS)
/** Now while turns are surely under way, now among the answers. */
const moment = (round: number): Moment => (round % 2 === 0 ? 'mid-turn' : { heard: heard(round) })

const always: Trial[] = [
  {
    name: 'worker killed -9',
    run: (ground, round) => killWorker(ground, CITIZENS, Math.floor(round / 2) % 2, moment(round)),
  },
  { name: 'web killed -9, six times', run: (ground) => killWeb(ground, CITIZENS, 6) },
  {
    name: 'worker stopped past its lease, woken',
    run: (ground, round) => pauseWorker(ground, CITIZENS, Math.floor(round / 2) % 2, moment(round)),
  },
  {
    name: 'all workers told to stop',
    run: (ground, round) => drainWorkers(ground, CITIZENS, heard(round)),
  },
  { name: 'no worker for half a minute', run: (ground) => noWorker(ground, CITIZENS), once: true },
]

const trials: { shape: Shape; list: Trial[] }[] = [
  {
    shape: onPostgres,
    list: [
      ...always,
      {
        name: 'PostgreSQL killed, three times',
        run: (ground, round) =>
          outages(ground, { stores: ['postgres'], answers: 503 }, CITIZENS, heard(round), 3),
      },
      { name: 'burst of one citizen', run: (ground) => burst(ground, MESSAGES) },
    ],
  },
  {
    shape: onRedis,
    list: [
      ...always,
      {
        name: 'Redis killed, three times',
        run: (ground, round) =>
          outages(ground, { stores: ['redis'], answers: 503 }, CITIZENS, heard(round), 3),
      },
      {
        name: 'PostgreSQL killed, three times',
        run: (ground, round) =>
          outages(ground, { stores: ['postgres'], answers: 200 }, CITIZENS, heard(round), 3),
      },
      {
        name: 'Redis and PostgreSQL killed, three times',
        run: (ground, round) =>
          outages(ground, { stores: ['redis', 'postgres'], answers: 503 }, CITIZENS, heard(round), 3),
      },
      { name: 'burst of one citizen', run: (ground) => burst(ground, MESSAGES) },
    ],
  },
]

const rounds = Number(process.argv[2] ?? 3)
const words = process.argv[3] ?? ''
const rows: { on: string; trial: string; rounds: number; wrong: number; worst: Record<string, number> }[] = []

for (const { shape, list } of trials) {
  const chosen = list.filter(({ name }) => `${name} on ${shape.kind}`.includes(words))
  if (chosen.length === 0) continue
  const ground = await openGround(shape)
  try {
    for (const trial of chosen) await runTrial(ground, shape.kind, trial)
  } finally {
    await ground.close()
  }
  console.log(`${shape.kind}: ${ground.filed.length} complaints filed, each kept once\n`)
}
console.log(table())
process.exitCode = rows.some(({ wrong }) => wrong > 0) ? 1 : 0

/** Runs a trial's rounds, a line each; keeps the sum of what is counted and the worst of what is timed. */
async function runTrial(ground: Ground, on: string, { name, run, once }: Trial): Promise<void> {
  const row = { on, trial: name, rounds: 0, wrong: 0, worst: {} as Record<string, number> }
  rows.push(row)
  for (let round = 0; round < (once ? 1 : rounds); round++) {
    const { wrong, figures } = await run(ground, round).catch((error: Error) => ({
      wrong: [error.message],
      figures: {} as Record<string, number>,
    }))
    row.rounds += 1
    row.wrong += wrong.length
    for (const [what, figure] of Object.entries(figures)) {
      const known = row.worst[what] ?? 0
      row.worst[what] = what.endsWith('ms') ? Math.max(known, figure) : known + figure
    }
    const told = Object.entries(figures).map(([what, figure]) => `${what} ${figure}`)
    console.log(`${on} · ${name} · ${told.join(', ')} · ${wrong.length === 0 ? 'nothing wrong' : 'WRONG'}`)
    for (const sentence of wrong) console.log(`    ${sentence}`)
  }
}

/** All trials in Markdown: counts are summed over the rounds, times are the longest. */
function table(): string {
  const lines = rows.map(({ on, trial, rounds: times, wrong, worst }) => {
    const figures = Object.entries(worst).map(([what, figure]) => `${what} ${figure}`)
    return `| ${on} | ${trial} | ${times} | ${wrong} | ${figures.join('; ')} |`
  })
  return ['| on | trial | rounds | wrong | figures |', '| --- | --- | --- | --- | --- |', ...lines].join('\n')
}
