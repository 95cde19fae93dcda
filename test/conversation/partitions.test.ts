/** What a process knows of the partitions, over a Redis whose answers come when the test says. */
import { expect, test } from 'vitest'
import type { Answer } from '../../src/conversation/mailbox-redis/calls.ts'
import { createHeads, whatCame } from '../../src/conversation/mailbox-redis/partitions.ts'
import type { RedisStore } from '../../src/conversation/mailbox-redis/redis.ts'

const T = 1_800_000_000_000
const NEVER: Answer = [0, '', '']

test('an arrival that is told while an older answer is on its way is not forgotten', async () => {
  let answer = (_answer: Answer) => {}
  const heads = createHeads(
    storeOf((script) =>
      script === 'heads'
        ? Promise.resolve(NEVER)
        : new Promise((resolve) => {
            answer = resolve
          }),
    ),
    60_000,
  )
  expect(await heads.due(T)).toEqual([])
  const taking = heads.run(7, 'take')
  heads.look(7)
  answer(NEVER)
  await taking
  expect(await heads.due(T)).toEqual([7])
})

test('a partition that is away hides no other', async () => {
  const heads = createHeads(
    storeOf((_script, partition) =>
      partition === 3
        ? Promise.reject(new Error('away'))
        : Promise.resolve([0, partition === 9 ? String(T) : '', '']),
    ),
    0,
  )
  expect(await heads.due(T)).toEqual([9])
})

test('when nothing came, that is said', async () => {
  await expect(
    whatCame([Promise.reject(new Error('away')), Promise.reject(new Error('too'))]),
  ).rejects.toThrow('away')
  expect(await whatCame([])).toEqual([])
})

function storeOf(run: (script: string, partition: number) => Promise<Answer>): RedisStore {
  return { run } as Partial<RedisStore> as RedisStore
}
