/**
 * `npm run faults [-- SEED[-SEED] [sql|redis]]`: the schedules over all transcripts, on every core. Without arguments the
 * whole proof: seeds 1 to 10,000 on the SQL mailbox, those up to 1,000 on a real Redis of its own, too. A range does its
 * part of that, so that ranges add up to the whole; a store named does the range on that one alone. One seed alone also
 * tells each step. Ends with 1 when a promise was broken.
 */
import { availableParallelism } from 'node:os'
import { startRedis } from '../services/redis.ts'
import { createCounts } from './schedule-counts.ts'
import { type Job, type Outcome, openTrier, type Trier, type Where } from './schedule-trier.ts'

const ALL = 10_000
const ALL_ON_REDIS = 1_000
const TOLD_EVERY_MS = 15_000

const [range = `1-${ALL}`, named] = process.argv.slice(2)
const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(range) ?? []
const isStore = (name: string | undefined): name is Where => name === 'sql' || name === 'redis'
if (first === undefined || Number(first) > Number(last) || (named !== undefined && !isStore(named))) {
  console.error('npm run faults [-- SEED[-SEED] [sql|redis]]')
  process.exit(2)
}
const [from, to] = [Number(first), Number(last)]
const toOnRedis = named === 'sql' ? 0 : named === 'redis' ? to : Math.min(to, ALL_ON_REDIS)

function* jobs(): Generator<Job> {
  const trace = from === to
  if (named !== 'redis') for (let seed = from; seed <= to; seed++) yield { where: 'sql', seed, trace }
  for (let seed = from; seed <= toOnRedis; seed++) yield { where: 'redis', seed, trace }
}

const redis = named === 'sql' ? null : await startRedis()
const counts = createCounts()
const waiting = jobs()
const underWay = new Set<Job>()
const triers = new Set<Trier>()
let isBrokenOff = false

function report({ where, seed }: Job, { file, faults, violation, trace }: Outcome): void {
  for (const step of trace) console.log(step)
  if (violation === null) return
  console.log(`HỎNG npm run faults -- ${seed} ${where}        (${file})`)
  for (const { line } of faults) console.log(`  ${line}`)
  console.log(`${violation}\n`)
}

async function workThrough(number: number): Promise<void> {
  const trier = openTrier(redis && `${redis.url}/${number}`)
  triers.add(trier)
  for (const job of waiting) {
    underWay.add(job)
    const outcome = await trier.tryOut(job)
    if (isBrokenOff) return
    counts.add(job.where, outcome)
    report(job, outcome)
    underWay.delete(job)
  }
  await trier.close()
}

/** Everything before the first job under way is done. */
async function breakOff(): Promise<void> {
  isBrokenOff = true
  clearInterval(telling)
  counts.print()
  const [next] = underWay
  const onRedis = (first: number) => console.log(`Go on with: npm run faults -- ${first}-${toOnRedis} redis`)
  if (next?.where === 'sql') console.log(`Go on with: npm run faults -- ${next.seed}-${to} sql`)
  if (toOnRedis >= from) onRedis(next?.where === 'redis' ? next.seed : from)
  await Promise.all([...triers].map((trier) => trier.close()))
  await redis?.stop()
  process.exit(130)
}

const telling = setInterval(() => console.error(counts.sum()), TOLD_EVERY_MS)
process.once('SIGINT', breakOff)
try {
  await Promise.all(Array.from({ length: availableParallelism() }, (_, at) => workThrough(at + 1)))
} finally {
  clearInterval(telling)
  if (!isBrokenOff) await redis?.stop()
}
if (!isBrokenOff) counts.print()
process.exitCode = counts.broken() > 0 ? 1 : 0
