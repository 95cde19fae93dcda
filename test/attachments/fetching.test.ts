/** From a file that a citizen told to a sealed one in the store, on both databases. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../src/attachments/attachment-list.ts'
import type { Fetched } from '../../src/attachments/fetch-file.ts'
import { fetchDue, startFetching } from '../../src/attachments/fetch-job.ts'
import type { FetchingTools } from '../../src/attachments/fetch-one.ts'
import { createFileStore } from '../../src/attachments/file-store.ts'
import { keepAttachment } from '../../src/attachments/keep-attachment.ts'
import { keptFile, openFile } from '../../src/attachments/open-file.ts'
import { sweepFiles } from '../../src/attachments/sweep-files.ts'
import { readComplaint } from '../../src/complaints/complaint-list.ts'
import type { Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import type { Desk } from '../../src/desk.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { answer, assign, done, everyone, file, momentOf, NOW, theDesk } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'
import { photoWithPlace } from './tricky-server.ts'

const DAY = 86_400_000
const URL_OF_PHOTO = 'https://photo.zdn.vn/secret-place/1.jpg'

describe.each(databases)('on $kind', ({ fresh }) => {
  let desk: Desk
  let mailbox: Mailbox
  let folder: string
  let now: number
  let tools: FetchingTools
  let answers: (Fetched | Error)[]
  let asked: { url: string; mostBytes: number }[]
  let photo: Buffer

  beforeEach(async () => {
    desk = await theDesk(await fresh())
    mailbox = createSqlMailbox(desk.database, desk.vault)
    folder = mkdtempSync(join(tmpdir(), 'lang-nghe-attachments-'))
    now = NOW
    answers = []
    asked = []
    photo = await photoWithPlace()
    tools = {
      desk,
      mailbox,
      files: createFileStore(folder),
      async fetch(url, mostBytes) {
        asked.push({ url, mostBytes })
        const next = answers.shift() ?? { bytes: photo }
        if (next instanceof Error) throw next
        return next
      },
      log: createLog('silent'),
      metrics: createMetrics(),
      now: () => now,
      arrived() {},
    }
  })
  afterEach(async () => {
    await desk.database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const told = (id: string, kind: 'image' | 'video' | 'audio' | 'file' = 'image', moment = momentOf(id)) =>
    desk.database.commit(
      keepAttachment(
        desk,
        { id, file: { kind, url: URL_OF_PHOTO, name: 'ảnh quầy 3.jpg', place: null } },
        moment,
      ),
    )
  const row = (id: string) =>
    desk.database.read.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()
  const inStore = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  const filedWith = (ids: string[], confidentiality: 'named' | 'anonymous' = 'named') =>
    file(desk, `complaint-${ids.join()}`, {
      confidentiality,
      attachments: ids.map((id) => ({ kind: 'image' as const, url: null, name: null, place: null, id })),
    })
  const heard = async () =>
    (await mailbox.take(10, now)).flatMap(({ letters }) => letters.map(({ letter }) => letter))

  test('it is kept as it came and as a copy, both sealed, and the row forgets where it came from', async () => {
    await told('a1')
    const { code } = await filedWith(['a1'])
    expect(await fetchDue(tools)).toBe(1)
    expect(asked).toEqual([{ url: URL_OF_PHOTO, mostBytes: 10 * 1024 * 1024 }])
    expect(await row('a1')).toMatchObject({
      complaint: code,
      state: 'kept',
      type: 'image/jpeg',
      bytes: photo.length,
      source_sealed: null,
      address_sealed: null,
      due_at: null,
      has_copy: 1,
    })
    const kept = (await keptFile(desk, code, 'a1'))!
    expect(await openFile(desk, tools.files, kept, 'original')).toEqual(photo)
    expect((await openFile(desk, tools.files, kept, 'copy'))!.toString('latin1')).not.toContain('Exif')
    for (const path of inStore()) {
      expect(readFileSync(path).toString('latin1')).not.toMatch(/Exif|JFIF|Camera/)
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
    }
    expect(inStore().map((path) => path.slice(folder.length + 1))).toEqual(['a1/a1.1', 'a1/a1.1.copy'])
    expect((await attachmentsOf(desk, [code])).get(code)).toMatchObject([
      { id: 'a1', name: 'ảnh quầy 3.jpg', size: photo.length },
    ])
    expect(await fetchDue(tools)).toBe(0)
  })

  test('the same message told again, as a redone turn tells it, keeps one row', async () => {
    await told('a1')
    await fetchDue(tools)
    await told('a1')
    expect(await fetchDue(tools)).toBe(0)
    expect(await row('a1')).toMatchObject({ state: 'kept' })
  })

  test('what cannot be fetched now is tried again later, five times; then the citizen is told once', async () => {
    await told('a1')
    for (let tries = 1; tries <= 5; tries += 1) {
      answers.push({ trouble: 'network', again: true })
      expect(await fetchDue(tools)).toBe(1)
      expect(await fetchDue(tools)).toBe(0)
      now += 200_000
    }
    expect(await row('a1')).toMatchObject({
      state: 'failed',
      reason: 'network',
      source_sealed: null,
      file: null,
    })
    const body = { kind: 'image', reason: 'network', complaint: null }
    expect(await heard()).toEqual([{ notice: { id: 'attachment:a1', kind: 'attachment_failed', body } }])
  })

  test('one that succeeds at the second try is kept, and nobody is told', async () => {
    await told('a1')
    answers.push({ trouble: 'too_slow', again: true })
    await fetchDue(tools)
    now += 5_000
    await fetchDue(tools)
    expect(await row('a1')).toMatchObject({ state: 'kept', reason: null, tries: 2 })
    expect(await heard()).toEqual([])
  })

  test('what is refused is not tried again, and the citizen hears of it with their complaint', async () => {
    await told('a1')
    const { code } = await filedWith(['a1'])
    answers.push({ bytes: Buffer.from('<html><script>alert(1)</script>') })
    await fetchDue(tools)
    expect(await row('a1')).toMatchObject({ state: 'refused', reason: 'wrong_type', name_sealed: null })
    expect(inStore()).toEqual([])
    const body = { kind: 'image', reason: 'wrong_type', complaint: code }
    expect(await heard()).toEqual([{ notice: { id: 'attachment:a1', kind: 'attachment_failed', body } }])
    const { value } = (await tools.metrics.attachments.get()).values.find(
      ({ labels }) => labels.outcome === 'wrong_type',
    )!
    expect(value).toBe(1)
  })

  test('the larger limit is for videos', async () => {
    await told('a1', 'video')
    await fetchDue(tools)
    expect(asked[0]?.mostBytes).toBe(25 * 1024 * 1024)
    expect(await row('a1')).toMatchObject({ state: 'refused', reason: 'wrong_type' }) // a photo is no video
  })

  test('of an anonymous complaint nothing links to the citizen, and nobody is told', async () => {
    await told('a1')
    const { code } = await filedWith(['a1'], 'anonymous')
    const kept = (await row('a1'))!
    expect(kept).toMatchObject({ complaint: code, lane: null, address_sealed: null, name_sealed: null })
    expect(kept.created_at).toBe(Date.parse('2026-11-25T00:00:00+07:00'))
    answers.push({ trouble: 'gone', again: false })
    await fetchDue(tools)
    expect(await row('a1')).toMatchObject({ state: 'failed', reason: 'gone' })
    expect(await heard()).toEqual([])
  })

  test('files of another chat, or of another complaint, are not linked', async () => {
    await told('a1', 'image', momentOf('a1', { citizen: 'citizen-2' }))
    await told('a2')
    const first = await filedWith(['a2'])
    await file(desk, 'second', {
      attachments: ['a1', 'a2'].map((id) => ({
        kind: 'image' as const,
        url: null,
        name: null,
        place: null,
        id,
      })),
    })
    expect(await row('a1')).toMatchObject({ complaint: null, lane: 'citizen-2' })
    expect(await row('a2')).toMatchObject({ complaint: first.code })
  })

  test('a worker that dies with it leaves it to another, and what keeps killing workers is given up', async () => {
    await told('a1')
    for (let tries = 1; tries <= 5; tries += 1) {
      answers.push(new Error('the process ends here'))
      await expect(fetchDue(tools)).rejects.toThrow('ends here')
      expect(await fetchDue(tools)).toBe(0) // its lease
      now += 120_000
    }
    await fetchDue(tools)
    expect(asked.length).toBe(5)
    expect(await row('a1')).toMatchObject({ state: 'failed', reason: 'crashed' })
  })

  test('of two workers at the same time one takes it', async () => {
    for (const id of ['a1', 'b2', 'c3']) await told(id)
    const taken = await Promise.all([fetchDue(tools), fetchDue(tools), fetchDue(tools)])
    expect(taken.reduce((sum, n) => sum + n, 0)).toBe(3)
    expect(asked.length).toBe(3)
  })

  test('a worker that was slower than its lease settles nothing and leaves no file behind', async () => {
    await told('a1')
    let goOn = () => {}
    const slow = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const first = fetchDue({
      ...tools,
      fetch: async () => {
        await slow
        return { bytes: photo }
      },
    })
    await expect.poll(async () => (await row('a1'))?.tries).toBe(1)
    now += 130_000
    expect(await fetchDue(tools)).toBe(1)
    goOn()
    await first
    expect(await row('a1')).toMatchObject({ state: 'kept', tries: 2, file: 'a1.2' })
    expect(inStore().map((path) => path.slice(-7))).toEqual(['a1/a1.2', '.2.copy'])
  })

  test('an erased citizen’s files lose their keys at once, and the files themselves are swept', async () => {
    await told('a1')
    await told('b2')
    const over = await filedWith(['b2'])
    await fetchDue(tools)
    await done(desk, over.code, { action: 'refuse', by: 'B', reason: 'duplicate', text: null })
    await eraseCitizen(desk, 'citizen-1', 'operator', 'e1', now, mailbox)
    expect(await row('a1')).toBeUndefined()
    expect(await row('b2')).toBeUndefined()
    expect(inStore().length).toBe(4)
    for (const path of inStore()) utimesSync(path, 0, 0)
    expect(await sweepFiles(desk.database, tools.files, now)).toBe(4)
    expect(inStore()).toEqual([])
  })

  test('the evidence of a case under handling stays, without its citizen', async () => {
    await told('a1')
    const { code } = await filedWith(['a1'])
    await done(desk, code, assign)
    await fetchDue(tools)
    await eraseCitizen(desk, 'citizen-1', 'operator', 'e1', now, mailbox)
    expect(await row('a1')).toMatchObject({ complaint: code, lane: null, name_sealed: null, state: 'kept' })
  })

  test('one erased while it is fetched is not kept', async () => {
    await told('a1')
    await fetchDue({
      ...tools,
      async fetch() {
        await eraseCitizen(desk, 'citizen-1', 'operator', 'e1', now, mailbox)
        return { bytes: photo }
      },
    })
    expect(await row('a1')).toBeUndefined()
    expect(inStore()).toEqual([])
  })

  test('what never became part of a complaint is deleted with the messages, what did is deleted with the complaint', async () => {
    await told('a1')
    await told('b2')
    const { code } = await filedWith(['b2'])
    await fetchDue(tools)
    expect(await runRetention(desk, NOW + 6 * DAY)).toMatchObject({ attachments: 0 })
    expect(await runRetention(desk, NOW + 8 * DAY)).toMatchObject({ attachments: 1 })
    expect(await row('a1')).toBeUndefined()
    expect(await row('b2')).toBeDefined()
    for (const action of [assign, answer]) await done(desk, code, action)
    await desk.database.commit([
      {
        sql: desk.database.statement("update complaint set status = 'closed' where code = $1"),
        parameters: [code],
      },
    ])
    await runRetention(desk, NOW + 2_000 * DAY)
    expect(await row('b2')).toBeUndefined()
  })

  test('the sweep leaves what a row speaks of, and what is young', async () => {
    await told('a1')
    await fetchDue(tools)
    for (const path of inStore()) utimesSync(path, 0, 0)
    await tools.files.write('b2.1', randomBytes(10))
    expect(await sweepFiles(desk.database, tools.files, Date.now())).toBe(0)
    expect(inStore().length).toBe(3)
  })

  test('a complaint sent after its file was deleted says so', async () => {
    const { code } = await filedWith(['a9'])
    const read = await readComplaint(desk, everyone, 'token:t', code, now)
    expect(read?.attachments).toMatchObject([{ id: null, kind: 'image', state: 'gone' }])
  })

  test('the worker takes what is told while it runs, and stops', async () => {
    const running = startFetching({ ...tools, now: Date.now }, 50)
    await told('a1')
    running.kick()
    await expect.poll(async () => (await row('a1'))?.state).toBe('kept')
    await running.stop()
  })

  test('a worker that stops breaks off what is slow, and leaves it to the next one', async () => {
    await told('a1')
    const slow: FetchingTools['fetch'] = (_url, _mostBytes, signal) =>
      new Promise((resolve) =>
        signal!.addEventListener('abort', () => resolve({ trouble: 'too_slow', again: true })),
      )
    const running = startFetching({ ...tools, fetch: slow }, 5)
    await expect.poll(async () => (await row('a1'))?.tries).toBe(1)
    const began = Date.now()
    await running.stop()
    expect(Date.now() - began).toBeLessThan(20_000)
    expect(await row('a1')).toMatchObject({ state: 'waiting', due_at: now + 3_000 })
  })

  test('a failure of ours does not count: a full disk for an hour loses nothing', async () => {
    await told('a1')
    let isFull = true
    const write = async (name: string, bytes: Buffer) => {
      if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      return createFileStore(folder).write(name, bytes)
    }
    const running = startFetching({ ...tools, files: { ...tools.files, write } }, 5)
    for (let minutes = 0; minutes < 10; minutes += 1) {
      const before = asked.length
      await expect.poll(() => asked.length, { interval: 5 }).toBeGreaterThan(before)
      await expect.poll(async () => (await row('a1'))?.tries, { interval: 5 }).toBe(0)
      now += 60_000
    }
    isFull = false
    await expect.poll(async () => (await row('a1'))?.state).toBe('kept')
    await running.stop()
    expect(await heard()).toEqual([])
  })

  test('neither row nor address tells the citizen’s words: all of it is sealed', async () => {
    await told('a1')
    expect(JSON.stringify(await row('a1'))).not.toMatch(/secret-place|quầy|user-1/)
  })
})
