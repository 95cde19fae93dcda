import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportRecord } from '../../src/complaints/export-record.ts'
import type { CommitResult, Database } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { findBrokenDays, headsDigest } from '../../src/privacy/chain.ts'
import { appendToChain, chainHeads, chainOfComplaint, recordView } from '../../src/privacy/chained-record.ts'
import { leavesOfDay, sealDay } from '../../src/privacy/seal-day.ts'
import { verifyRecord } from '../../src/privacy/verify-record.ts'
import { file, NOW, theDesk } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'

const MINUTE = 60_000
const DAY = '2026-11-25'
const now = () => NOW

describe.each(databases)('the seal over a day, on $kind', ({ fresh }) => {
  let desk: Desk
  let code: string
  beforeEach(async () => {
    desk = await theDesk(await fresh())
    ;({ code } = await file(desk, 'a'))
  })
  afterEach(() => desk.database.close())

  /** Another process on the same database, whose commit number `at` (from 1) is held up or fails. */
  function process(
    at: number,
    before: (commit: () => Promise<CommitResult>) => Promise<CommitResult>,
  ): Database {
    let commits = 0
    const { database } = desk
    return {
      ...database,
      commit: (writes) => {
        commits += 1
        const commit = () => database.commit(writes)
        return commits === at ? before(commit) : commit()
      },
    }
  }

  /** A process that waits before its commit number `at`, until it is let go. */
  function heldUp(at: number) {
    let go = () => {}
    let reached = () => {}
    const isReached = new Promise<void>((done) => {
      reached = done
    })
    const free = new Promise<void>((done) => {
      go = done
    })
    const database = process(at, async (commit) => {
      reached()
      await free
      return commit()
    })
    return { database, isReached, go }
  }

  async function manyEntries(n: number) {
    const heads = await chainHeads(desk.database, [code])
    const happenings = Array.from({ length: n }, () => ({ kind: 'view', content: {} }))
    await desk.database.commit(
      appendToChain(desk.database, code, heads.get(code)!, happenings, 'account:1', NOW),
    )
  }

  /** Every entry of a sealed day is covered by it, and the exported record verifies. */
  async function holds() {
    const days = await desk.database.read.selectFrom('chain_day').selectAll().orderBy('day').execute()
    expect(findBrokenDays(days)).toEqual([])
    for (const { day, heads } of days) expect(headsDigest(await leavesOfDay(desk.database, day))).toBe(heads)
    const record = JSON.parse(JSON.stringify(await exportRecord(desk, code, 'account:1', NOW)))
    expect(verifyRecord(record)).toMatchObject({ holds: true, days: days.length })
  }

  test('a process that comes late puts nothing into a day that another has sealed', async () => {
    await manyEntries(499) // a full slice, so that a second one is looked for
    const slow = heldUp(1)
    const late = sealDay(slow.database, DAY, now)
    await slow.isReached
    const seal = await sealDay(desk.database, DAY, now)
    expect(seal).not.toBeNull()
    await recordView(desk, code, 'account:1', NOW)
    slow.go()
    await late
    expect((await chainOfComplaint(desk.database, code)).at(-1)?.day).toBeNull()
    await holds()
  })

  test('two processes at once, while complaints are read, leave nothing out', async () => {
    await manyEntries(1_200)
    let sealing = true
    const reading = (async () => {
      while (sealing) await recordView(desk, code, 'account:1', NOW)
    })()
    const seals = await Promise.all([
      sealDay(desk.database, DAY, now),
      sealDay({ ...desk.database }, DAY, now),
      sealDay({ ...desk.database }, DAY, now),
    ])
    sealing = false
    await reading
    expect(seals.filter((seal) => seal !== null).length).toBeGreaterThan(0)
    await holds()
  })

  test('a claim that a crash left is taken over after some minutes, and its holder has lost it', async () => {
    await manyEntries(600)
    const slow = heldUp(3)
    const first = sealDay(slow.database, DAY, now)
    await slow.isReached
    expect(await sealDay(desk.database, DAY, () => NOW + MINUTE)).toBeNull()
    const seal = await sealDay(desk.database, DAY, () => NOW + 6 * MINUTE)
    expect(seal).toMatchObject({ day: DAY })
    await recordView(desk, code, 'account:1', NOW)
    slow.go()
    expect(await first).toBeNull()
    expect(await sealDay(desk.database, DAY, now)).toEqual(seal)
    await holds()
  })

  test('a day that was left unfinished is sealed before the next one', async () => {
    const crash = process(3, async () => {
      throw new Error('killed')
    })
    await expect(sealDay(crash, DAY, now)).rejects.toThrow('killed')
    await recordView(desk, code, 'account:1', NOW)
    expect(await sealDay(desk.database, '2026-11-26', () => NOW + MINUTE)).toBeNull()
    expect(await sealDay(desk.database, '2026-11-26', () => NOW + 1_440 * MINUTE)).toMatchObject({
      day: '2026-11-26',
    })
    const days = await desk.database.read.selectFrom('chain_day').select('day').orderBy('day').execute()
    expect(days).toEqual([{ day: DAY }, { day: '2026-11-26' }])
    await holds()
  })
})
