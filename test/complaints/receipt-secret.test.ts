import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMine } from '../../src/complaints/citizen-complaint.ts'
import { checkSecret, openProven } from '../../src/complaints/receipt-secret.ts'
import type { Desk } from '../../src/desk.ts'
import { findBreak } from '../../src/privacy/chain.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { databases } from '../services/databases.ts'
import { done, file, momentOf, NOW, theDesk } from './complaints.ts'

const HOUR = 3_600_000

/** The desk of a worker that comes to one commit and no further. */
function dyingAfterOneCommit(desk: Desk): Desk {
  let commits = 0
  return {
    ...desk,
    database: {
      ...desk.database,
      commit: async (writes) => {
        if (commits++ > 0) throw new Error('the worker has died')
        return desk.database.commit(writes)
      },
    },
  }
}

describe.each(databases)('a complaint opened for its citizen, on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await fresh())
  })
  afterEach(() => desk.database.close())

  const from = (name: string, at = NOW) => momentOf(name, { citizen: 'other', at })
  const views = async (code: string) => {
    const chain = await chainOfComplaint(desk.database, code)
    expect(findBreak(chain)).toBeNull()
    return chain.filter(({ kind }) => kind === 'view').map(({ actor }) => actor)
  }
  const proofOf = (checked: Awaited<ReturnType<typeof checkSecret>>) => {
    if ('refused' in checked) throw new Error(checked.refused)
    return checked.proof
  }

  test('stands in the record, once for each message', async () => {
    const { code, secret } = await file(desk, 'a')
    await checkSecret(desk, { code, secret: 'x' }, from('wrong'))
    expect(await views(code)).toEqual([])
    const proof = proofOf(await checkSecret(desk, { code, secret }, from('m1')))
    await checkSecret(desk, { code, secret }, from('m1')) // a redone turn
    await openProven(desk, { code, proof }, from('m1'))
    await openProven(desk, { code, proof }, from('m2'))
    await openMine(desk, { code }, momentOf('m3'))
    await openMine(desk, { code }, momentOf('m3'))
    expect(await openMine(desk, { code }, from('m4'))).toBeNull()
    expect(await views(code)).toEqual(['receipt', 'receipt', 'citizen'])
  })

  test('twenty guesses at once are five', async () => {
    const { code } = await file(desk, 'a')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => checkSecret(desk, { code, secret: `${i}` }, from(`guess${i}`))),
    )
    const refused = answers.map((each) => 'refused' in each && each.refused)
    expect(refused.filter((each) => each === 'wrong')).toHaveLength(5)
    expect(refused.filter((each) => each === 'too_many')).toHaveLength(15)
  })

  test('one guess that two workers make at once is one try', async () => {
    const { code, secret } = await file(desk, 'a')
    for (let i = 0; i < 4; i += 1) {
      await checkSecret(desk, { code, secret: 'x' }, from(`guess${i}`))
    }
    const twice = [1, 2].map(() => checkSecret(desk, { code, secret: 'x' }, from('same')))
    expect(await Promise.all(twice)).toEqual([{ refused: 'wrong' }, { refused: 'wrong' }])
    expect(await checkSecret(desk, { code, secret }, from('next'))).toEqual({ refused: 'too_many' })
    expect(await checkSecret(desk, { code, secret }, from('later', NOW + HOUR))).toHaveProperty('complaint')
  })

  test('the right secret costs no try, however often', async () => {
    const { code, secret } = await file(desk, 'a')
    for (let i = 0; i < 7; i += 1) {
      expect(await checkSecret(desk, { code, secret }, from(`open${i}`))).toHaveProperty('complaint')
    }
  })

  test('the right secret costs no try when the worker dies before it is taken back, and is taken back once', async () => {
    const { code, secret } = await file(desk, 'a')
    const tries = async () =>
      (await desk.database.read.selectFrom('secret_try').select('n').where('code', '=', code).execute())[0]?.n
    await checkSecret(desk, { code, secret: 'x' }, from('wrong'))
    await checkSecret(dyingAfterOneCommit(desk), { code, secret }, from('m1')).catch(() => {})
    expect(await tries()).toBe(2)
    expect(await checkSecret(desk, { code, secret }, from('m1'))).toHaveProperty('complaint')
    expect(await tries()).toBe(1)
    await Promise.all([1, 2, 3].map(() => checkSecret(desk, { code, secret }, from('m1'))))
    await Promise.all([1, 2, 3].map(() => checkSecret(desk, { code, secret }, from('m2'))))
    expect(await tries()).toBe(1)
  })

  test('a proof opens it only from the chat that knew the secret, and ends with the words', async () => {
    const { code, secret } = await file(desk, 'a')
    const another = await file(desk, 'b')
    const proof = proofOf(await checkSecret(desk, { code, secret }, from('m1')))
    expect(proof).not.toContain(secret)
    expect(await openProven(desk, { code, proof }, from('m2'))).not.toBeNull()
    expect(await openProven(desk, { code, proof }, momentOf('m3', { citizen: 'third' }))).toBeNull()
    expect(await openProven(desk, { code: another.code, proof }, from('m4'))).toBeNull()
    expect(await openProven(desk, { code: 'PA-2222-2222', proof: '' }, from('m5'))).toBeNull()
    await done(desk, code, { action: 'refuse', by: 'B', reason: 'duplicate', text: null })
    await runRetention(desk, NOW + 2000 * 24 * HOUR)
    expect(await openProven(desk, { code, proof }, from('m6'))).toBeNull()
    expect(await checkSecret(desk, { code, secret }, from('m7', NOW + 5 * HOUR))).toEqual({
      refused: 'wrong',
    })
  })
})
