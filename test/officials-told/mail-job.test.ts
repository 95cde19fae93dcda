import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disableAccount } from '../../src/accounts/account-store.ts'
import { endGrant } from '../../src/accounts/grants.ts'
import { coarse } from '../../src/complaints/coarse-time.ts'
import { type Database, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { askEmail } from '../../src/officials-told/email.ts'
import { createMail, type Mail, readMailServer } from '../../src/officials-told/mail.ts'
import { type MailTools, mailDue, nextMailAt } from '../../src/officials-told/mail-job.ts'
import { watchComplaints } from '../../src/officials-told/watch.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { answer, assign, done, file, NOW, theDesk } from '../complaints/complaints.ts'
import { databases, freshSqlite } from '../services/databases.ts'
import { type MailServerPlayed, playMailServer } from './mail-server.ts'
import { anAccount, keepAccount } from './office.ts'

const MINUTE = 60_000
const FROM = { name: 'Lắng Nghe', address: 'langnghe@example.gov.vn' }
const SECRET = 'Chim hoàng yến ở quầy số ba'

/** Before each test: a flagged case of which the inspectorate is to be told by e-mail. */
const office: { desk: Desk; server: MailServerPlayed; now: number; code: string } = {} as never

function anOffice(fresh: () => Promise<Database>): void {
  beforeEach(async () => {
    office.desk = await theDesk(await fresh())
    office.server = await playMailServer()
    office.now = NOW
    await keepAccount(office.desk, anAccount('inspector', 'H99.05'), ['email'])
    const about = { category: 'bribery', unitCode: 'H99.11', story: SECRET, official: 'Bà Yến Mẫu' } as const
    office.code = (await file(office.desk, 'a', { ...about, flags: ['bribery_allegation'] })).code
    await watchComplaints(office.desk, office.now)
  })
  afterEach(async () => {
    await office.server.close()
    await office.desk.database.close()
  })
}

const real = (): Mail => createMail(readMailServer(`smtp://127.0.0.1:${office.server.port}`)!, FROM)
const tools = (mail: Mail = real()): MailTools => ({
  desk: office.desk,
  mail,
  log: createLog('silent'),
  metrics: createMetrics(),
  now: () => office.now,
})
const row = async () => {
  const read = office.desk.database.read.selectFrom('official_notice').selectAll()
  const { status, tries, reason, maybe_sent } = await read.executeTakeFirstOrThrow()
  return { status, tries: Number(tries), reason, maybe: Number(maybe_sent) }
}

describe.each(databases)('mailing officials on $kind', ({ fresh }) => {
  anOffice(fresh)

  test('a process that dies between sending and noting it has it sent once more, never a third time', async () => {
    const dies: Mail = {
      ...real(),
      send: async (letter) => {
        await real().send(letter)
        throw new Error('power cut')
      },
    }
    await expect(mailDue(tools(dies))).rejects.toThrow('power cut')
    expect(await mailDue(tools())).toBe(0) // leased
    office.now += 3 * MINUTE
    await expect(mailDue(tools(dies))).rejects.toThrow('power cut')
    office.now += 3 * MINUTE
    await mailDue(tools())
    expect(office.server.received).toHaveLength(2)
    expect(office.server.received[0]!.raw).toBe(office.server.received[1]!.raw)
    expect(await row()).toMatchObject({ status: 'dead', reason: 'unknown_outcome: twice' })
  })

  test('several processes at once send it once', async () => {
    await Promise.all([1, 2, 3].map(() => mailDue(tools())))
    expect(office.server.received).toHaveLength(1)
  })
})

describe('mailing officials', () => {
  anOffice(freshSqlite)

  test('a letter about an anonymous complaint goes out at once, and no time of day is kept of it', async () => {
    const { desk, server } = office
    await mailDue(tools())
    await file(desk, 'b', { flags: ['bribery_allegation'], confidentiality: 'anonymous' })
    await watchComplaints(desk, office.now)
    await mailDue(tools())
    expect(server.received).toHaveLength(2)
    const rows = await desk.database.read
      .selectFrom('official_notice')
      .selectAll()
      .orderBy('created_at')
      .execute()
    const { status, created_at, next_at, settled_at } = rows[0]!
    const day = coarse(NOW)
    expect([status, created_at, next_at, settled_at]).toEqual(['sent', day, day, day])
  })

  test('a letter names the code and what is due, in Vietnamese and English, and nothing else of the case', async () => {
    await mailDue(tools())
    await mailDue(tools())
    expect(office.server.received).toHaveLength(1)
    const { raw, to } = office.server.received[0]!
    expect(to).toEqual(['inspector-h99.05@example.gov.vn'])
    const [head, ...body] = raw.split('\r\n\r\n')
    const words = Buffer.from(body.join('\r\n\r\n'), /base64/i.test(head!) ? 'base64' : 'latin1').toString()
    const plain = /quoted-printable/i.test(head!) ? unquoted(words) : words
    expect(plain).toContain(`Phản ánh ${office.code} cần Ông/Bà xem ngay. Hạn trả lời: hết ngày 16/12/2026.`)
    expect(plain).toContain(`Complaint ${office.code} needs to be seen now.`)
    for (const told of [SECRET, 'hoàng yến', 'Yến Mẫu', 'Tân Lập', 'H99', 'bribery', 'hối lộ'])
      expect(plain.toLowerCase()).not.toContain(told.toLowerCase())
    expect(await row()).toEqual({ status: 'sent', tries: 1, reason: null, maybe: 0 })
    expect(await nextMailAt(office.desk.database)).toBeNull()
  })

  test('a server that says later is asked again, later each time', async () => {
    office.server.conduct = { recipient: 451 }
    await mailDue(tools())
    expect(await row()).toMatchObject({ status: 'waiting', tries: 1, reason: 'temporary: 451 RCPT TO' })
    office.now += MINUTE - 1
    expect(await mailDue(tools())).toBe(0)
    office.now += 1
    await mailDue(tools())
    expect(await nextMailAt(office.desk.database)).toBe(office.now + 5 * MINUTE)
    office.server.conduct = 'take'
    office.now += 5 * MINUTE
    await mailDue(tools())
    expect(await row()).toMatchObject({ status: 'sent', tries: 3, maybe: 0 })
  })

  test('one that says never is believed', async () => {
    office.server.conduct = { text: 554 }
    await mailDue(tools())
    expect(await row()).toMatchObject({ status: 'dead', reason: 'rejected: 554 DATA' })
  })

  test('after a hang-up behind the text it is sent once more with the same bytes, and then given up', async () => {
    office.server.conduct = 'drop_after'
    await mailDue(tools())
    expect(await row()).toMatchObject({ status: 'waiting', maybe: 1 })
    for (let i = 0; i < 3; i += 1) {
      office.now += 60 * MINUTE
      await mailDue(tools())
    }
    expect(office.server.received).toHaveLength(2)
    expect(office.server.received[0]!.raw).toBe(office.server.received[1]!.raw)
    expect(await row()).toMatchObject({ status: 'dead', tries: 2 })
  })

  test('a process that dies before sending loses nothing', async () => {
    const dies = { ...real(), send: () => Promise.reject(new Error('power cut')) }
    await expect(mailDue(tools(dies))).rejects.toThrow('power cut')
    office.now += 3 * MINUTE
    await mailDue(tools())
    expect(office.server.received).toHaveLength(1)
    expect(await row()).toMatchObject({ status: 'sent' })
  })

  test.each<[string, () => Promise<unknown>]>([
    ['the account was disabled', () => disableAccount(office.desk.database, 'inspector-H99.05', office.now)],
    [
      'its grant has ended',
      () =>
        endGrant(
          office.desk.database,
          { account: 'inspector-H99.05', grant: 'inspector-H99.05', at: office.now },
          office.now,
        ),
    ],
    [
      'it now stands in the chain of the unit complained of',
      () => office.desk.database.commit([write(moved(office.desk, 'H99.11'))]),
    ],
    [
      'the complaint was answered',
      async () => {
        await done(office.desk, office.code, assign)
        await done(office.desk, office.code, answer)
      },
    ],
  ])('nothing is sent any more once %s', async (_why, happens) => {
    await happens()
    office.now += 1
    await mailDue(tools())
    expect(office.server.received).toEqual([])
    expect(await row()).toMatchObject({ status: 'dropped' })
  })

  test('the code that confirms an address goes to that address alone, and not once another was set', async () => {
    await mailDue(tools())
    await askEmail(office.desk, 'somebody', 'mot@example.gov.vn', office.now)
    await askEmail(office.desk, 'somebody', 'mot@example.gov.vn', office.now) // the form, sent twice
    await askEmail(office.desk, 'somebody', 'hai@example.gov.vn', office.now + 1)
    office.now += 1
    await mailDue(tools())
    expect(office.server.received.slice(1).map(({ to }) => to)).toEqual([['hai@example.gov.vn']])
    const sealed = await office.desk.database.read
      .selectFrom('official_notice')
      .select('id')
      .where('body_sealed', 'is not', null)
      .execute()
    expect(sealed).toEqual([])
  })
})

function moved({ database }: Desk, unit: string) {
  return database.read
    .updateTable('account_role')
    .set({ unit_code: unit })
    .where('account', '=', 'inspector-H99.05')
}

/** Quoted-printable as text (RFC 2045 6.7). */
function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
