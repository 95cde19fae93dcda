import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { oneAtATime } from '../../src/scores/one-at-a-time.ts'

const aDatabase = () => ({}) as Database

/** Answers only when told to, and counts how many are at work. */
function slow() {
  const gates: PromiseWithResolvers<string>[] = []
  let most = 0
  let running = 0
  const work = async () => {
    most = Math.max(most, ++running)
    gates.push(Promise.withResolvers<string>())
    const value = await gates.at(-1)!.promise
    running -= 1
    return value
  }
  const answerAll = async () => {
    for (let i = 0; i < 20; i++) {
      for (const [at, gate] of gates.entries()) gate.resolve(`answer ${at}`)
      await new Promise((done) => setTimeout(done))
    }
  }
  return { work, answerAll, made: () => gates.length, most: () => most }
}

test('costly questions are worked on one at a time, a few wait, and the rest are sent away', async () => {
  const database = aDatabase()
  const { work, answerAll, most } = slow()
  const ask = (n: number) => oneAtATime(database, 'as-of', { asker: `a${n}`, key: 'k', work })
  const all = Promise.all([0, 1, 2, 3, 4, 5, 6].map(ask))
  await answerAll()
  const answers = await all
  expect(answers.filter((answer) => answer === 'busy')).toHaveLength(2)
  expect(new Set(answers).size).toBe(6)
  expect(most()).toBe(1)
  const again = ask(8)
  await answerAll()
  expect(await again).not.toBe('busy')
})

test('one asker cannot fill the line, and the same question shares its answer', async () => {
  const database = aDatabase()
  const { work, answerAll, made } = slow()
  const ask = (key: string, asker = 'one') => oneAtATime(database, 'report', { asker, key, work })
  const all = Promise.all([ask('x'), ask('x'), ask('y'), ask('z'), ask('x', 'other')])
  await answerAll()
  const [x, same, , third, others] = await all
  expect(same).toBe(x)
  expect(third).toBe('busy')
  expect(others).not.toBe(x) // another's rights may differ
  expect(made()).toBe(3)
})

test('a question that fails lets the next one in', async () => {
  const database = aDatabase()
  const failing = oneAtATime(database, 'report', {
    asker: 'a',
    key: 'x',
    work: async () => Promise.reject(new Error('away')),
  })
  const next = oneAtATime(database, 'report', { asker: 'a', key: 'y', work: async () => 'here' })
  await expect(failing).rejects.toThrow('away')
  expect(await next).toBe('here')
})
