/** The undisturbed world: one process, no faults, fed what the faulty one accepted, at the same moments and with the same cuts. */
import type { Instant } from '../../calendar/instant.ts'
import type { Mailbox, Turn, TurnResult } from '../../conversation/mailbox.ts'
import { everyDay, everyMinute } from '../../schedule/jobs.ts'
import { createLog } from '../../telemetry/log.ts'
import { type OfficeWorld, officeDoes } from '../office.ts'
import { BadScript } from '../script.ts'
import { openMember } from './house.ts'
import { type Entry, letterId, type Moments, type Shown } from './journal.ts'
import { createPlayed } from './played.ts'
import type { Parcel } from './post.ts'
import { bring } from './postman.ts'
import type { Surroundings } from './world.ts'

/** What became of the same messages without faults. */
export type Undisturbed = {
  mailbox: Mailbox
  shown: Shown[]
  /** The first thing that went another way; null when all went the same way. */
  differs: string | null
}

/** Plays the entries of a journal. @param parcels the deliveries of the faulty world */
export async function playUndisturbed(
  surroundings: Surroundings,
  startsAt: Instant,
  entries: readonly Entry[],
  parcels: readonly Parcel[],
): Promise<Undisturbed> {
  const { desk, host, channel, store } = surroundings
  let clocks: Moments = { ours: startsAt, platforms: startsAt }
  const now = () => clocks.ours
  const shown: Shown[] = []
  const commits: { turn: Turn; result: TurnResult }[] = []
  const defects: string[] = []
  const played = createPlayed(
    channel,
    () => clocks.platforms,
    () => {},
  )
  const platform = host.mount(played.app)
  const member = openMember(
    { ...surroundings, apiBase: platform.base, now, chance: () => 0, defect: (what) => defects.push(what) },
    {
      call: (_, run) => run(),
      records: new Set(),
      mailbox: (mailbox) => ({
        ...mailbox,
        // A lane rests after a failed turn; here it is due as soon as it was in the other world.
        take: async (limit, at) => mailbox.take(limit, Math.max(at, (await mailbox.nextDueAt()) ?? at)),
        async commit(turn, result, at) {
          const outcome = await mailbox.commit(turn, result, at)
          if (outcome === 'done') commits.push({ turn, result })
          return outcome
        },
      }),
      send: (send) => async (user, part, outboxId) => {
        const before = played.shown.length
        const id = await send(user, part, outboxId)
        for (const { words } of played.shown.slice(before)) shown.push({ outboxId, words })
        return id
      },
    },
  )
  const webhook = member.listen()
  const mailbox = store.open({ database: desk.database, own: desk.database, vault: desk.vault })
  const jobs = { desk, mailbox, log: createLog('silent'), now, arrived() {} }
  const office: OfficeWorld = { desk, now, pass: async () => {}, settle: async () => {} }

  /** @returns what went another way; null when nothing did */
  async function take(entry: Entry): Promise<string | null> {
    if (entry.kind === 'turn' && !entry.committed) return null
    clocks = entry.kind === 'turn' ? entry.committed!.at : entry.at
    const said = parcels.filter(({ letter, laidAt }) => letter !== null && laidAt <= clocks.platforms)
    if (said.length > 0) played.wasActive(Math.max(...said.map(({ laidAt }) => laidAt)))
    switch (entry.kind) {
      case 'accepted': {
        const parcel = parcels.find(({ letter }) => letter === entry.letter)
        if (!parcel) {
          await member.handOver()
          return null
        }
        const status = await bring(webhook.base, parcel)
        return status === 200 ? null : `${entry.letter} was answered ${status}`
      }
      case 'turn':
        return turn(entry)
      case 'office':
        return office_(entry)
      case 'jobs':
        await everyMinute(jobs)
        if (entry.daily) await everyDay(jobs)
        return null
    }
  }

  async function turn({ letters, committed }: Entry & { kind: 'turn' }): Promise<string | null> {
    const before = commits.length
    await member.work()
    const wanted = letters.slice(0, committed!.taken).join(' ')
    const commit = commits[before]
    if (!commit || commits.length > before + 1)
      return `${commits.length - before} turns instead of one over ${wanted}`
    const { turn, result } = commit
    const got = turn.letters
      .slice(0, result.taken)
      .map(({ letter }) => letterId(letter))
      .join(' ')
    if (got !== wanted) return `a turn took ${got} instead of ${wanted}`
    for (let due = await mailbox.nextOutgoingAt(); due !== null; due = await mailbox.nextOutgoingAt()) {
      if (due > now()) return 'a message could not be sent at once'
      await member.send()
    }
    return null
  }

  async function office_({ line, refused }: Entry & { kind: 'office' }): Promise<string | null> {
    const got = await tryOffice(office, line)
    return got === refused ? null : `@ ${line}: ${got ?? 'done'} instead of ${refused ?? 'done'}`
  }

  let differs: string | null = null
  for (const entry of entries) differs ??= await take(entry)
  webhook.unmount()
  platform.unmount()
  return { mailbox, shown, differs: differs ?? defects[0] ?? null }
}

/** Carries out an office line. @returns why it could not be; null when it was */
export async function tryOffice(world: OfficeWorld, line: string): Promise<string | null> {
  try {
    await officeDoes(world, line)
    return null
  } catch (error) {
    if (error instanceof BadScript) return error.message
    throw error
  }
}
