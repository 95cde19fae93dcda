/** The connection to Redis: one node or a cluster, scripts by partition, and the refusal of a store that would lose what it acknowledged. */
import { Cluster, Redis } from 'ioredis'
import { Unavailable } from '../../database/database.ts'
import { type Answer, createCalls } from './calls.ts'
import { readScripts, type ScriptName, type Scripts } from './scripts.ts'

/** Fixed for the life of a deployment: a citizen's lane is found by it. */
export const PARTITIONS = 64

const ARRIVED = 'lang-nghe:arrived'
const COMMAND_TIMEOUT_MS = 5_000
const REPLICA_TIMEOUT_MS = 2_000
const REPLICAS_LOOKED_FOR_EVERY_MS = 5_000

export type RedisStore = {
  /** Runs a script in a partition. @throws Unavailable */
  run(script: ScriptName, partition: number, ...args: (string | number)[]): Promise<Answer>
  /** Waits until a replica has what was written to these partitions, where there are replicas. @throws Unavailable */
  replicated(partitions: number[]): Promise<void>
  /** Calls when another process accepted something, with its partition. @throws Unavailable */
  listen(arrived: (partition: number) => void): Promise<void>
  /** What keeps the store from keeping its promises, a sentence each; empty when nothing does. @throws Unavailable */
  weaknesses(): Promise<string[]>
  /** Back when every master has answered. @throws Unavailable */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Connects. While Redis is away calls fail at once, and the connection is tried again until it stands.
 *
 * @param url `redis://…` or `rediss://…`; several nodes, separated by commas, are a cluster
 * @param scripts others than those of this folder, for tests
 * @throws Unavailable when it cannot be reached at the start
 */
export async function openRedis(url: string, scripts: Scripts = readScripts()): Promise<RedisStore> {
  const nodes = url.split(',').map((one) => one.trim())
  const client = clientOf(nodes)
  const call = createCalls(client, scripts)
  await client.connect().catch((error: unknown) => {
    client.disconnect()
    throw unavailable(error)
  })
  let subscriber: Redis | Cluster | null = null
  const masters = () => (client instanceof Cluster ? client.nodes('master') : [client])
  let replicated = await haveReplicas(masters())
  const looking = setInterval(async () => {
    replicated = await haveReplicas(masters()).catch(() => replicated)
  }, REPLICAS_LOOKED_FOR_EVERY_MS)
  looking.unref()

  return {
    async run(script, partition, ...args) {
      try {
        return await call(script, partition, args)
      } catch (error) {
        throw unavailable(error)
      }
    },
    async replicated(partitions) {
      if (replicated.size === 0) return
      const wanted = new Set(partitions.map((partition) => nodeOf(client, partition)))
      for (const node of wanted) {
        if (!replicated.has(node)) continue
        const reached = await node.wait(1, REPLICA_TIMEOUT_MS).catch((error: unknown) => {
          throw unavailable(error)
        })
        if (reached < 1) throw new Unavailable('no replica of Redis has confirmed the write')
      }
    },
    async listen(arrived) {
      const listener = clientOf(nodes)
      subscriber = listener
      listener.on('message', (_channel: string, tag: string) => arrived(Number(/\d+/.exec(tag)?.[0] ?? 0)))
      try {
        await listener.connect()
        await listener.subscribe(ARRIVED)
      } catch (error) {
        throw unavailable(error)
      }
      if (listener instanceof Redis) {
        // When this fails the connection is gone again, and the next one subscribes.
        listener.on('ready', () => listener.subscribe(ARRIVED).catch(() => {}))
      }
    },
    async ping() {
      try {
        await Promise.all(masters().map((node) => node.ping()))
      } catch (error) {
        throw unavailable(error)
      }
    },
    async weaknesses() {
      const found = await Promise.all(
        masters().map((node) =>
          weaknessesOf(node).catch((error: unknown) => {
            throw unavailable(error)
          }),
        ),
      )
      return [...new Set(found.flat())]
    },
    async close() {
      clearInterval(looking)
      subscriber?.disconnect()
      await client.quit().catch(() => client.disconnect())
    },
  }
}

const OPTIONS = {
  lazyConnect: true,
  enableOfflineQueue: false,
  /** A call whose answer was lost is not made again behind our back: it may have taken effect. */
  autoResendUnfulfilledCommands: false,
  /** ioredis lets the failure of its own subscribing end the process; `listen` subscribes again itself. */
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  commandTimeout: COMMAND_TIMEOUT_MS,
  connectTimeout: COMMAND_TIMEOUT_MS,
  socketTimeout: 2 * COMMAND_TIMEOUT_MS, // a connection that fell silent is made anew
  retryStrategy: (times: number) => Math.min(1_000, 50 * times),
}

function clientOf(nodes: string[]): Redis | Cluster {
  const client = nodes.length === 1 ? new Redis(nodes[0]!, OPTIONS) : clusterOf(nodes)
  client.on('error', () => {}) // whoever calls next learns of it
  return client
}

function clusterOf(nodes: string[]): Cluster {
  const { password, username, protocol } = new URL(nodes[0]!)
  return new Cluster(nodes, {
    lazyConnect: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: OPTIONS.retryStrategy,
    redisOptions: {
      ...OPTIONS,
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  })
}

function nodeOf(client: Redis | Cluster, partition: number): Redis {
  if (client instanceof Redis) return client
  const [address] = client.slots[slotOf(`p${partition}`)] ?? []
  const node = client.nodes('master').find(({ options }) => `${options.host}:${options.port}` === address)
  if (!node) throw new Unavailable('no master of the cluster has this partition')
  return node
}

/** CRC16 (XMODEM) of the hash tag. Source: redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/ */
function slotOf(tag: string): number {
  let crc = 0
  for (const byte of Buffer.from(tag)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc % 16_384
}

async function haveReplicas(masters: Redis[]): Promise<Set<Redis>> {
  const found = new Set<Redis>()
  for (const node of masters) {
    const online = /^connected_slaves:([1-9])/m.test(await node.info('replication'))
    if (online) found.add(node)
  }
  return found
}

/** An acknowledged write must be on the disk, and nothing may be thrown out for want of memory. */
async function weaknessesOf(node: Redis): Promise<string[]> {
  const names = ['appendonly', 'appendfsync', 'no-appendfsync-on-rewrite', 'maxmemory', 'maxmemory-policy']
  const answers = await Promise.all(names.map((name) => node.config('GET', name).catch(() => null)))
  if (answers.includes(null)) return ['it does not tell its settings (CONFIG GET is refused)']
  const [appendonly, fsync, rewrite, memory, policy] = (answers as string[][]).map((pair) => pair[1])
  return [
    ...(appendonly === 'yes' ? [] : [`appendonly is ${appendonly}; set: appendonly yes`]),
    ...(fsync === 'always' ? [] : [`appendfsync is ${fsync}; set: appendfsync always`]),
    ...(rewrite === 'no' ? [] : ['no-appendfsync-on-rewrite is yes; set: no-appendfsync-on-rewrite no']),
    ...(memory === '0' || policy === 'noeviction'
      ? []
      : [`maxmemory-policy is ${policy}; set: maxmemory-policy noeviction`]),
  ]
}

/** A script that does not work is a defect of ours; everything else means that the store is away or cannot write. */
function unavailable(error: unknown): unknown {
  const { name, message } = error as Error
  if (name === 'ReplyError' && /^(ERR|WRONGTYPE|CROSSSLOT|NOPERM)\b/.test(message)) return error
  return error instanceof Unavailable ? error : new Unavailable(`Redis is away: ${message.slice(0, 60)}`)
}
