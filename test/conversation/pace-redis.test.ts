import { afterEach } from 'vitest'
import { createRedisPace } from '../../src/conversation/mailbox-redis/pace-redis.ts'
import { openRedis } from '../../src/conversation/mailbox-redis/redis.ts'
import { freshRedisUrl } from '../services/redis.ts'
import { paceContract } from './pace-contract.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})

paceContract('Redis', async () => {
  const url = await freshRedisUrl()
  const stores = [await openRedis(url), await openRedis(url)] as const
  opened.push(...stores)
  return [createRedisPace(stores[0]), createRedisPace(stores[1])]
})
