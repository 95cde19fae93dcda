/** `npm start`, Ctrl-C, and `npm start` again on the same folder. */
import { afterAll, expect, test } from 'vitest'
import { type Demonstration, dataFolder, startDemonstration } from './demonstration.ts'
import { ask, type ComplaintAnswer, type RatingAnswer } from './program.ts'

const { folder, remove } = dataFolder()
const rating = {
  externalId: 'quay-1',
  unitCode: 'phuong-may-hong',
  channel: 'counter',
  instrument: 'overall',
  overall: 2,
  createdAt: new Date().toISOString(),
}
const A_WHILE_MS = 30_000

let running: Demonstration | null = null
afterAll(async () => {
  await running?.close()
  remove()
})

test('the demonstration keeps its data from one start to the next, and each Ctrl-C ends it with 0', async () => {
  const first = await start()
  await ask(first.base, '/ratings', rating)
  const [held, ratings] = await heldBy(first)
  expect(held.length).toBeGreaterThan(0)
  expect(ratings.at(-1)).toMatchObject({ channel: 'counter', overall: 2 })
  await endsBy(first, 'the terminal')

  const second = await start()
  expect(await heldBy(second)).toEqual([held, ratings])
  expect(second.printed).toContain('/simulator')
  expect(second.passwordOf('thanh-tra')).not.toBe(first.passwordOf('thanh-tra'))
  await endsBy(second, 'another program')
})

async function start(): Promise<Demonstration> {
  running = await startDemonstration(folder, 'npm start')
  return running
}

async function heldBy({ base }: Demonstration): Promise<[string[], RatingAnswer[]]> {
  const complaints = await ask<{ items: ComplaintAnswer[] }>(base, '/complaints')
  const since = new URLSearchParams({ since: rating.createdAt, unit: rating.unitCode })
  const ratings = await ask<{ items: RatingAnswer[] }>(base, `/ratings?${since}`)
  return [complaints.items.map(({ code }) => code).sort(), ratings.items]
}

/** @param sender a terminal tells the whole process group, another program npm alone */
async function endsBy(
  demonstration: Demonstration,
  sender: 'the terminal' | 'another program',
): Promise<void> {
  const { code, ms } = await demonstration.interrupt(sender)
  expect(code).toBe(0)
  expect(ms).toBeLessThan(A_WHILE_MS)
  await expect(fetch(demonstration.base)).rejects.toThrow()
}
