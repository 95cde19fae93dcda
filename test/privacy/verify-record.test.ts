/** An exported record in a hostile hand: changed, cut, swapped, made anew, or no record at all. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportRecord } from '../../src/complaints/export-record.ts'
import { EMPTY_CHAIN, headsDigest, leafOf, nextEntry, sealOfDay } from '../../src/privacy/chain.ts'
import { recordView } from '../../src/privacy/chained-record.ts'
import { eraseData } from '../../src/privacy/erase-citizen.ts'
import { readRecord } from '../../src/privacy/read-record.ts'
import { sealDay } from '../../src/privacy/seal-day.ts'
import { type RecordFile, verifyRecord } from '../../src/privacy/verify-record.ts'
import { answer, assign, done, file, NOW, theDesk } from '../complaints/complaints.ts'

let whole: RecordFile
let office: RecordFile
let erased: RecordFile
beforeAll(async () => {
  const desk = await theDesk()
  const { code } = await file(desk, 'a')
  await file(desk, 'b')
  await done(desk, code, assign)
  await recordView(desk, code, 'account:1', NOW)
  await sealDay(desk.database, '2026-11-25', () => NOW)
  await done(desk, code, answer)
  await sealDay(desk.database, '2026-11-26', () => NOW)
  const exported = async (contents: 'all' | 'office', now: number) =>
    JSON.parse(JSON.stringify(await exportRecord(desk, code, 'account:1', now, contents))) as RecordFile
  whole = await exported('all', NOW + 7)
  office = await exported('office', NOW + 8)
  await eraseData(desk, { id: 'e', citizen: 'citizen-1', by: 'citizen', lane: null }, NOW)
  erased = await exported('all', NOW + 9)
  await desk.database.close()
})

describe('a record', () => {
  test('without the citizen’s own words holds, and holds none of them', () => {
    expect(verifyRecord(office)).toMatchObject({ holds: true, entries: 9, contents: 8 })
    expect(JSON.stringify(office)).not.toMatch(/0912345678|Hồ sơ trễ hẹn|H99.11-261001-0001/)
    expect(JSON.stringify(whole)).toContain('0912345678')
  })

  test('after erasure holds without what was destroyed', () => {
    expect(verifyRecord(erased)).toMatchObject({ holds: true })
    expect(JSON.stringify(erased)).not.toMatch(/0912345678|H99.11-261001-0001/)
  })

  test.each<[string, (record: RecordFile) => unknown, string]>([
    [
      'a changed word',
      ({ entries }) => Object.assign(entries[1]!.content as object, { text: 'x' }),
      'content_changed',
    ],
    [
      'a changed story',
      ({ entries }) => Object.assign(entries[0]!.content as object, { story: 'x' }),
      'content_changed',
    ],
    ['a view left out', ({ entries }) => entries.splice(2, 1), 'out_of_order'],
    ['a changed day', ({ days }) => Object.assign(days[0]!, { heads: '0'.repeat(64) }), 'changed'],
    ['two entries swapped', ({ entries }) => entries.splice(1, 2, entries[2]!, entries[1]!), 'out_of_order'],
    [
      'two entries swapped and numbered anew',
      ({ entries }) => {
        entries.splice(1, 2, { ...entries[2]!, seq: 2 }, { ...entries[1]!, seq: 3 })
      },
      'not_linked',
    ],
    ['another time', ({ entries }) => Object.assign(entries[1]!, { at: 1 }), 'changed'],
    ['another actor', ({ entries }) => Object.assign(entries[2]!, { actor: 'account:2' }), 'changed'],
    ['its end cut off', ({ entries }) => entries.splice(5), 'no_entry'],
    ['nothing in it', ({ entries }) => entries.splice(0), 'no_entry'],
    ['a day left out', ({ days }) => days.splice(0, 1), 'no_day'],
    ['all days left out', ({ days }) => days.splice(0), 'no_day'],
    ['days in another order', ({ days }) => days.reverse(), 'out_of_order'],
    [
      'entries that say they were never sealed',
      ({ entries }) => Object.assign(entries[0]!, { day: null }),
      'not_in_day',
    ],
    ['entries of another case', (record) => Object.assign(record, { complaint: 'PA-2222-2222' }), 'changed'],
    [
      'a content exchanged for another of the file',
      ({ entries }) => Object.assign(entries[1]!, { content: entries[4]!.content }),
      'content_changed',
    ],
    ['a head that the day did not seal', ({ days }) => days[1]!.leaves!.pop(), 'not_in_day'],
  ])('does not hold with %s', (_, change, why) => {
    const record = structuredClone(whole)
    change(record)
    const verdict = verifyRecord(record)
    expect('breaks' in verdict && verdict.breaks.map((each) => each.why)).toContain(why)
  })

  test('names every fault, not only the first', () => {
    const record = structuredClone(whole)
    Object.assign(record.entries[1]!, { at: 1 })
    Object.assign(record.entries[4]!, { digest: '0'.repeat(64) })
    record.days.splice(1)
    const verdict = verifyRecord(record)
    const { code } = { code: record.complaint }
    expect('breaks' in verdict && verdict.breaks).toEqual([
      { at: `${code}#2`, why: 'changed' },
      { at: `${code}#5`, why: 'changed' },
      { at: `${code}#5`, why: 'content_changed' },
      { at: '2026-11-26', why: 'no_day' },
    ])
  })

  test('made anew by a forger who can compute holds, but not with the seal that was noted elsewhere', () => {
    const record = structuredClone(whole)
    const before = verifyRecord(record)
    const forged = forge(record)
    const after = verifyRecord(forged)
    expect(after).toMatchObject({ holds: true })
    expect(after).not.toMatchObject({ lastSeal: 'lastSeal' in before && before.lastSeal })
  })
})

describe('bytes', () => {
  const bytes = (text: string) => Buffer.from(text, 'utf8')
  test.each<[string, Uint8Array, string]>([
    ['nothing', bytes(''), 'empty'],
    ['blanks', bytes(' \n\t'), 'empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 'not_text'],
    ['words', bytes('xin chào'), 'not_json'],
    ['a number', bytes('7'), 'not_json'],
    ['a file cut off', bytes('{"format":"lang-nghe-record-1","entr'), 'not_json'],
    ['a tower of brackets', bytes('['.repeat(100_000)), 'too_deep'],
    ['a tower inside a record', bytes(`{"entries":${'[{"a":'.repeat(50_000)}`), 'too_deep'],
  ])('of %s are no record', (_, given, why) => {
    expect(readRecord(given)).toEqual({ unreadable: why })
  })

  test('with brackets in words, and with a byte order mark, are read', () => {
    expect(readRecord(bytes(`\uFEFF{"a":"${'[{\\"'.repeat(200)}"}`))).toHaveProperty('value')
  })

  test('of other JSON have another shape', () => {
    for (const other of [{}, [], { format: 'x' }, { ...whole, days: null }, { ...whole, entries: [null] }])
      expect(verifyRecord(other)).toHaveProperty('unreadable')
    expect(verifyRecord(null)).toHaveProperty('unreadable')
  })
})

describe('lang-nghe verify-record', () => {
  const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-record-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (content: string | Uint8Array | null) => {
    const path = join(folder, 'so-ghi.json')
    if (content !== null) writeFileSync(path, content)
    return new Promise<{ status: number; out: string; err: string }>((resolve) => {
      const args = [BIN, 'verify-record', content === null ? folder : path]
      execFile(process.execPath, args, { env: { PATH: process.env.PATH }, cwd: folder }, (error, out, err) =>
        resolve({ status: error ? Number(error.code) : 0, out, err }),
      )
    })
  }

  test('needs the file alone, says in two languages that it holds, and names the seal to compare', async () => {
    const { status, out } = await run(JSON.stringify(whole))
    expect(status).toBe(0)
    for (const words of ['Sổ ghi nguyên vẹn: 8 mục', 'The record holds: 8 entries', whole.days.at(-1)!.hash])
      expect(out).toContain(words)
  })

  test('names each fault in two languages and fails', async () => {
    const record = structuredClone(whole)
    record.entries.splice(2, 1)
    record.days.splice(0, 1)
    const { status, err } = await run(JSON.stringify(record))
    expect(status).toBe(1)
    for (const words of [
      `${record.complaint}#4: thiếu mục trước đó`,
      'it does not follow from the one before',
      '2026-11-25: thiếu niêm phong của ngày này',
    ])
      expect(err).toContain(words)
  })

  test('of 100 MB of anything but a record says so and fails', async () => {
    const garbage = await run(Buffer.alloc(100 * 1024 * 1024, '[{"a":"x"},'))
    expect([garbage.status, garbage.err]).toEqual([1, expect.stringContaining('This is no record')])
    const folderGiven = await run(null)
    expect([folderGiven.status, folderGiven.err]).toEqual([1, expect.stringContaining('cannot be read')])
  })
})

/** Leaves the view out and computes all hashes anew, as somebody with the program could. */
function forge(record: RecordFile): RecordFile {
  let head = EMPTY_CHAIN
  const entries = record.entries
    .filter(({ kind }) => kind !== 'view')
    .map((entry) => {
      const made = nextEntry(head, { ...entry, complaint: record.complaint })
      head = made
      const { complaint: _, ...chained } = made
      return { ...entry, ...chained }
    })
  let seal: ReturnType<typeof sealOfDay> | null = null
  const days = record.days.map(({ day }) => {
    const last = entries.findLast((entry) => entry.day === day)!
    const leaves = [leafOf(record.complaint, last)]
    seal = sealOfDay(day, headsDigest(leaves), seal)
    return { ...seal, leaves }
  })
  return { ...record, entries, days }
}
