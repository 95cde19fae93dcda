/** Calls of scripts: those of one pass of the event loop travel together, as one command. */
import { Cluster, type Redis } from 'ioredis'
import { programOf, type ScriptName, type Scripts } from './scripts.ts'

/** What a script may answer. */
export type Answer = number | string | Answer[]

/** While the program runs, Redis does nothing else: so many calls take it a few milliseconds. */
const MOST_AT_ONCE = 64

type Call = {
  script: ScriptName
  partition: number
  args: (string | number)[]
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/**
 * @returns calls a script in a partition; calls of one partition are made in the order in which they were asked for.
 *   Rejects with what Redis or the connection said
 */
export function createCalls(
  client: Redis | Cluster,
  scripts: Scripts,
): (script: ScriptName, partition: number, args: (string | number)[]) => Promise<Answer> {
  client.defineCommand('calls', { lua: programOf(scripts) })
  const { calls: send } = client as unknown as {
    calls(keys: number, ...args: (string | number)[][]): Promise<(Answer | Error)[]>
  }
  let waiting: Call[] = []

  async function make(calls: Call[]): Promise<void> {
    const places = new Map<number, number>()
    const keys: string[] = []
    const args: (string | number)[] = []
    for (const { partition, script, args: own } of calls) {
      let place = places.get(partition)
      if (place === undefined) {
        place = keys.push(`{p${partition}}`)
        places.set(partition, place)
      }
      args.push(place, script, own.length)
      for (const arg of own) args.push(arg)
    }
    try {
      const answers = await send.call(client, keys.length, keys, args)
      for (let at = 0; at < calls.length; at++) {
        const answer = answers[at]!
        if (answer instanceof Error) calls[at]!.reject(answer)
        else calls[at]!.resolve(answer)
      }
    } catch (error) {
      for (const call of calls) call.reject(error)
    }
  }

  function makeAll(): void {
    const all = waiting
    waiting = []
    if (all.length === 0) return // there were so many that they left before
    // In a cluster each partition lies somewhere else.
    const groups = client instanceof Cluster ? Map.groupBy(all, ({ partition }) => partition).values() : [all]
    for (const calls of groups) make(calls)
  }

  return (script, partition, args) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(makeAll)
      if (waiting.push({ script, partition, args, resolve, reject }) >= MOST_AT_ONCE) makeAll()
    })
}
