/** The whole way of a photo: fetched from where the platform keeps it, sealed, and shown to whom the complaint is shown. */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAllowedHosts } from '../../src/attachments/allowed-hosts.ts'
import { fetchFile } from '../../src/attachments/fetch-file.ts'
import { fetchDue } from '../../src/attachments/fetch-job.ts'
import { keepAttachment } from '../../src/attachments/keep-attachment.ts'
import type { Confidentiality } from '../../src/complaints/complaint.ts'
import { exportRecord } from '../../src/complaints/export-record.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { verifyRecord } from '../../src/privacy/verify-record.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { CAMERA, photoWithPlace, startTrickyServer, type TrickyServer } from '../attachments/tricky-server.ts'
import { file, momentOf, NOW } from '../complaints/complaints.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')

let office: Console
let platform: TrickyServer
let photo: Buffer
let handler: Browser
beforeAll(async () => {
  office = await startConsole()
  platform = await startTrickyServer()
  photo = await photoWithPlace(400, 300)
  platform.serves('/photo.jpg', photo)
  platform.serves('/paper.pdf', PDF)
  platform.serves('/voice.amr', readFileSync('src/simulator/assets/voice.amr'))
  platform.serves('/video.mp4', readFileSync('src/simulator/assets/video.mp4'))
})
beforeEach(async () => {
  handler = await office.signedIn('handler', 'H99.11')
})
afterAll(async () => {
  await platform.close()
  await office.close()
})

let count = 0
/** A complaint with a file, fetched. */
async function withFile(
  path: string,
  confidentiality: Confidentiality = 'named',
  kind: 'image' | 'file' | 'audio' | 'video' = 'image',
) {
  const { desk, files } = office
  count += 1
  const id = `f${count}`
  const told = { kind, url: `http://${platform.host}${path}`, name: 'Nguyễn Văn Mẫu.jpg', place: null }
  await desk.database.commit(keepAttachment(desk, { id, file: told }, momentOf(id)))
  const attachments = [{ ...told, url: null, name: null, id }]
  const { code } = await file(desk, `with-${id}`, { confidentiality, attachments })
  const hosts = readAllowedHosts(`http://${platform.host}`)!
  await fetchDue({
    desk,
    files,
    mailbox: createSqlMailbox(desk.database, desk.vault),
    fetch: (url, mostBytes) =>
      fetchFile(url, { mostBytes, totalMs: 5_000, idleMs: 5_000 }, { hosts, resolve: async () => [] }),
    log: createLog('silent'),
    metrics: createMetrics(),
    now: () => NOW,
    arrived() {},
  })
  return {
    code,
    id,
    page: `/console/complaints/${code}`,
    address: `/console/complaints/${code}/attachments/${id}`,
  }
}

const noted = async (code: string) =>
  (await chainOfComplaint(office.desk.database, code)).map(({ kind, actor }) => `${kind} ${actor}`)

describe('a photo', () => {
  test('stands in the page of its complaint as a copy without place and camera', async () => {
    const { page, address, code, id } = await withFile('/photo.jpg')
    const { text } = await handler.get(page)
    expect(text).toContain(`<img src="${address}/picture" alt="Ảnh 1"`)
    expect(text).toContain('Nguyễn Văn Mẫu.jpg')
    const { status, headers, bytes } = await handler.takes(`${address}/picture`)
    expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    expect(bytes.toString('latin1')).not.toContain(CAMERA)
    expect(await noted(code)).toEqual([
      'filed citizen',
      'view account:handler-H99.11-Lê Văn Mẫu',
      `view_file:${id} account:handler-H99.11-Lê Văn Mẫu`,
    ])
  })

  test('is a download in its original, byte for byte, and noted as one', async () => {
    const { address, code, id } = await withFile('/photo.jpg')
    const { bytes, headers } = await handler.takes(address)
    expect(bytes).toEqual(photo)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${id}.jpg"`)
    expect((await noted(code)).at(-1)).toContain(`download_file:${id}`)
    const record = await exportRecord(office.desk, code, 'account:x', NOW)
    expect(verifyRecord(record)).toMatchObject({ holds: true })
  })

  test.each(['confidential', 'anonymous'] as const)(
    'of a complaint that is %s is shown, but its original, which may tell who took it, is not given',
    async (confidentiality) => {
      const { page, address } = await withFile('/photo.jpg', confidentiality)
      const { text } = await handler.get(page)
      expect(text).toContain('Bản gốc được niêm phong')
      expect(text).not.toContain(`href="${address}"`)
      expect(text).not.toContain('Nguyễn Văn Mẫu.jpg')
      expect((await handler.takes(`${address}/picture`)).status).toBe(200)
      expect((await handler.takes(address)).status).toBe(404)
    },
  )

  test('is shown as a copy alone once its citizen was erased from the case', async () => {
    const { code, page, address } = await withFile('/photo.jpg')
    const { citizen } = await office.desk.database.read
      .selectFrom('complaint')
      .select('citizen')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    const mailbox = createSqlMailbox(office.desk.database, office.desk.vault)
    await eraseCitizen(office.desk, citizen!, 'operator', `erase-${code}`, NOW, mailbox)
    expect((await handler.get(`${address}/picture`)).status).toBe(200)
    expect((await handler.get(address)).status).toBe(404)
    expect((await handler.get(page)).text).not.toContain(`href="${address}"`)
  })

  test('that ten are asked for at once, each is noted', async () => {
    const { address, code } = await withFile('/photo.jpg')
    const answers = await Promise.all(Array.from({ length: 10 }, () => handler.takes(`${address}/picture`)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect((await noted(code)).filter((entry) => entry.startsWith('view_file')).length).toBe(10)
  })
})

test('any other file is a download alone, which no browser runs or guesses at', async () => {
  const { page, address, id } = await withFile('/paper.pdf', 'confidential', 'file')
  expect((await handler.get(page)).text).not.toContain('<img')
  const { bytes, headers } = await handler.takes(address)
  expect(bytes).toEqual(PDF)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${id}.pdf"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
  })
  expect((await handler.takes(`${address}/picture`)).status).toBe(404)
})

describe('a voice or a video, which tells who sent it', () => {
  const TELLS = 'giọng nói, hình trong tệp có thể cho biết ai gửi'
  const CORRECTS = 'Riêng tệp ghi âm, đoạn phim gửi kèm có thể cho biết ai gửi'
  const kinds = [
    ['/voice.amr', 'audio'],
    ['/video.mp4', 'video'],
    ['/voice.amr', 'file'],
  ] as const

  test.each(kinds)(
    '%s sent as %s is warned of beside the link when its sender is hidden',
    async (path, kind) => {
      for (const confidentiality of ['confidential', 'anonymous'] as const) {
        const { page, address } = await withFile(path, confidentiality, kind)
        const { text } = await handler.get(page)
        const warned = text.indexOf(TELLS)
        expect(warned).toBeGreaterThan(0)
        expect(warned).toBeLessThan(text.indexOf(`href="${address}"`))
        expect(text).toContain(CORRECTS)
        expect(text).not.toContain('Không lưu gì cho biết ai gửi')
      }
    },
  )

  test('is a plain download where the sender may be known', async () => {
    const { page, address } = await withFile('/voice.amr', 'named', 'audio')
    const { text } = await handler.get(page)
    expect(text).toContain(`href="${address}"`)
    for (const words of [TELLS, CORRECTS]) expect(text).not.toContain(words)
  })

  test('a paper brings no such words', async () => {
    const { page } = await withFile('/paper.pdf', 'anonymous', 'file')
    const { text } = await handler.get(page)
    for (const words of [TELLS, CORRECTS]) expect(text).not.toContain(words)
  })
})

describe('whoever may not see the complaint', () => {
  test('gets neither copy nor original, and the record does not grow', async () => {
    const { address, code } = await withFile('/photo.jpg')
    const stranger = await office.signedIn('handler', 'H99.12')
    const before = await noted(code)
    for (const path of [address, `${address}/picture`]) expect((await stranger.takes(path)).status).toBe(404)
    expect(await noted(code)).toEqual(before)
  })

  test('cannot reach it through a complaint that they may see', async () => {
    const hidden = await withFile('/photo.jpg')
    const seen = await withFile('/photo.jpg')
    const path = `/console/complaints/${seen.code}/attachments/${hidden.id}`
    for (const one of [path, `${path}/picture`]) expect((await handler.takes(one)).status).toBe(404)
  })

  test.each(['..%2f..%2fetc%2fpasswd', '%00', 'x'.repeat(2_000), "f1' or '1'='1"])(
    'finds nothing by the id %s',
    async (id) => {
      const { code } = await withFile('/photo.jpg')
      const { status } = await handler.takes(`/console/complaints/${code}/attachments/${id}`)
      expect([400, 404]).toContain(status)
    },
  )
})

test('what could not be fetched is said so, and nothing leads to where it was', async () => {
  const { page } = await withFile('/nothing-here.jpg')
  const { text } = await handler.get(page)
  expect(text).toContain('Không tải về được.')
  expect(text).not.toContain(platform.host)
})

test('a file that the store has lost is not found, and nobody is said to have seen it', async () => {
  const { address, code } = await withFile('/photo.jpg')
  for await (const folder of office.files.list())
    for (const { name } of folder) await office.files.remove(name)
  expect((await handler.takes(address)).status).toBe(404)
  expect((await noted(code)).some((entry) => entry.includes('_file'))).toBe(false)
})
