import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { filesBelow } from '../../src/backup/files.ts'
import type { Manifest } from '../../src/backup/manifest.ts'
import { refuseUnlessEmptyPostgres } from '../../src/backup/postgres-dump.ts'
import { BackupRefused } from '../../src/backup/refused.ts'
import { restoreBackup } from '../../src/backup/restore-backup.ts'
import { takeBackup } from '../../src/backup/take-backup.ts'
import { readComplaint } from '../../src/complaints/complaint-list.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { openDesk } from '../../src/open-desk.ts'
import { newKey, seal } from '../../src/privacy/seal.ts'
import { everyone, file, NOW } from '../complaints/complaints.ts'
import { aFolder, type Deployment, deployment, type Kind, langNghe } from './deployment.ts'

const CANARY = 'Cán bộ hẹn ba lần rồi không trả kết quả'
const kinds: Kind[] = ['SQLite', 'PostgreSQL']

async function using<T>({ config }: Deployment, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(config, NOW)
  return work(desk).finally(() => desk.database.close())
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof BackupRefused)) throw error
      return error.message
    },
  )

describe.each(kinds)('a backup of %s', (kind) => {
  const secret = newKey()
  let office: Deployment
  let folder: string
  let code: string

  beforeEach(async () => {
    office = await deployment(kind, secret)
    folder = join(aFolder(), 'backup')
    code = await using(office, async (desk) => (await file(desk, 'm1', { story: CANARY })).code)
  })

  async function change(path: string, to: (text: string) => string) {
    await writeFile(join(folder, path), to(await readFile(join(folder, path), 'utf8')))
  }
  const changeManifest = (to: (manifest: Manifest) => object) =>
    change('manifest.json', (text) => JSON.stringify(to(JSON.parse(text) as Manifest)))

  /** Nothing at all has come to a deployment. */
  async function expectUntouched({ env }: Deployment) {
    expect(await filesBelow(env.DATA_DIR!)).toEqual([])
    if (env.DATABASE_URL) await refuseUnlessEmptyPostgres(env.DATABASE_URL)
  }

  test('brings complaints back word for word, and what was attached', async () => {
    const attached = join(office.env.DATA_DIR!, 'attachments', 'ab')
    await mkdir(attached, { recursive: true })
    await writeFile(join(attached, 'photo.bin'), 'ảnh')
    await takeBackup(office.config, folder, NOW)
    const next = await deployment(kind, secret)
    await restoreBackup(next.config, folder)
    const found = await using(next, (desk) => readComplaint(desk, everyone, 'test', code, NOW))
    expect(found?.story).toContain(CANARY)
    const restored = join(next.env.DATA_DIR!, 'attachments', 'ab', 'photo.bin')
    expect(await readFile(restored, 'utf8')).toBe('ảnh')
    expect((await stat(restored)).mode & 0o777).toBe(0o600)
  })

  test('is for its owner alone, keeps sealed what is sealed, and says what it holds', async () => {
    await takeBackup(office.config, folder, NOW)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    expect(manifest).toMatchObject({
      format: 'lang-nghe-backup-1',
      version: '0.1.0',
      takenAt: '2026-11-25T09:00:00+07:00',
      database: kind === 'SQLite' ? 'sqlite' : 'postgres',
    })
    expect((await filesBelow(folder)).filter((path) => path !== 'manifest.json')).toEqual(
      manifest.files.map(({ path }) => path),
    )
    for (const path of await filesBelow(folder)) {
      expect((await stat(join(folder, path))).mode & 0o777).toBe(0o600)
      const bytes = await readFile(join(folder, path))
      expect(bytes.includes(CANARY)).toBe(false)
      expect(bytes.includes(secret.toString('base64'))).toBe(false)
    }
  })

  test('taken while others write holds whole commits, and those before it', async () => {
    const desk = await openDesk(office.config, NOW)
    let written = 0
    let running = true
    const writing = (async () => {
      while (running) {
        const key = `pair-${written}`
        await desk.database.commit([
          write(desk.database.read.insertInto('record').values({ key, at: NOW })),
          write(
            desk.database.read.insertInto('idempotency').values({ key, result: 'x'.repeat(2_000), at: NOW }),
          ),
        ])
        written += 1
      }
    })()
    while (written < 200) await new Promise((resolve) => setImmediate(resolve))
    const before = written
    const { code: exit, output } = await langNghe(office.env, 'backup', folder)
    running = false
    await writing
    await desk.database.close()
    expect([exit, output]).toEqual([0, expect.stringContaining('SECRET_KEY')])
    const next = await deployment(kind, secret)
    await restoreBackup(next.config, folder)
    const [records, others] = await using(next, async ({ database }) => [
      await database.read.selectFrom('record').select('key').where('key', 'like', 'pair-%').execute(),
      await database.read.selectFrom('idempotency').select('key').where('key', 'like', 'pair-%').execute(),
    ])
    const keys = records!.map(({ key }) => key)
    expect(others!.map(({ key }) => key).sort()).toEqual(keys.toSorted())
    expect(keys.toSorted()).toEqual(Array.from({ length: keys.length }, (_, i) => `pair-${i}`).sort())
    expect(keys.length).toBeGreaterThanOrEqual(before)
    expect(keys.length).toBeLessThan(written)
  })

  test('is not taken over something that is there, and leaves nothing when it fails', async () => {
    await mkdir(folder)
    expect(await refusal(takeBackup(office.config, folder, NOW))).toMatch(/exists already/)
    await rm(folder, { recursive: true })
    await symlink('nowhere', folder)
    expect(await refusal(takeBackup(office.config, folder, NOW))).toMatch(/exists already/)
    await rm(folder)
    expect(await refusal(takeBackup(office.config, join(folder, 'deeper'), NOW))).toMatch(/does not exist/)
    const nothing = await deployment(kind, secret, {
      ...(kind === 'PostgreSQL' ? { DATABASE_URL: 'postgres://test@127.0.0.1:1/none' } : {}),
    })
    expect(await refusal(takeBackup(nothing.config, folder, NOW))).toMatch(/DATA_DIR|pg_dump/)
    expect(await readdir(dirname(folder))).toEqual([])
  })

  describe('is not restored', () => {
    let next: Deployment
    beforeEach(async () => {
      await takeBackup(office.config, folder, NOW)
      next = await deployment(kind, secret)
    })

    test('over anything', async () => {
      expect(await refusal(restoreBackup(office.config, folder))).toMatch(/DATA_DIR|not empty/)
      expect(await using(office, (desk) => readComplaint(desk, everyone, 'test', code, NOW))).not.toBeNull()
      const attached = join(next.env.DATA_DIR!, 'attachments')
      await mkdir(attached, { recursive: true })
      await writeFile(join(attached, 'photo.bin'), 'ảnh')
      expect(await refusal(restoreBackup(next.config, folder))).toMatch(/attachments/)
      expect(await filesBelow(next.env.DATA_DIR!)).toEqual(['attachments/photo.bin'])
    })

    test('when a file was changed, is missing, or the manifest is', async () => {
      const [held] = (await readdir(folder)).filter((name) => name !== 'manifest.json')
      const path = join(folder, held!)
      const bytes = await readFile(path)
      bytes[bytes.length - 1]! ^= 1
      await writeFile(path, bytes)
      expect(await refusal(restoreBackup(next.config, folder))).toContain(held)
      await rm(path)
      expect(await refusal(restoreBackup(next.config, folder))).toContain(`${held} (ENOENT)`)
      await change('manifest.json', (text) => text.slice(0, -20))
      expect(await refusal(restoreBackup(next.config, folder))).toMatch(/not JSON/)
      await rm(join(folder, 'manifest.json'))
      expect(await refusal(restoreBackup(next.config, folder))).toMatch(/not a whole backup/)
      await expectUntouched(next)
    })

    test('with another SECRET_KEY, but with the former one', async () => {
      const wrong = { ...next.env, SECRET_KEY: newKey().toString('base64') }
      const refused = await langNghe(wrong, 'restore', folder)
      expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('SECRET_KEY')])
      expect(refused.output).not.toContain('    at ')
      await expectUntouched(next)
      const rotated = { ...wrong, SECRET_KEY_PREVIOUS: secret.toString('base64') }
      const { code: exit, output } = await langNghe(rotated, 'restore', folder)
      expect([exit, output]).toEqual([0, expect.stringContaining('doctor')])
    })

    test('into the other database, by an older program, or from outside its folder', async () => {
      const other = await deployment(kind === 'SQLite' ? 'PostgreSQL' : 'SQLite', secret)
      expect(await refusal(restoreBackup(other.config, folder))).toMatch(/DATABASE_URL/)
      await changeManifest((manifest) => ({
        ...manifest,
        migrations: [...manifest.migrations, '9999_later'],
      }))
      expect(await refusal(restoreBackup(next.config, folder))).toMatch(/newer version/)
      await changeManifest((manifest) => ({
        ...manifest,
        migrations: manifest.migrations.slice(0, -1),
        files: manifest.files.map((one) => ({ ...one, path: `../${one.path}` })),
      }))
      expect(await refusal(restoreBackup(next.config, folder))).toMatch(/files\.0\.path/)
      await expectUntouched(next)
    })
  })
})

test('a restore that fails half-way leaves nothing behind', async () => {
  const secret = newKey()
  const office = await deployment('SQLite', secret)
  await using(office, (desk) => file(desk, 'm1'))
  await mkdir(join(office.env.DATA_DIR!, 'attachments'))
  await writeFile(join(office.env.DATA_DIR!, 'attachments', 'photo.bin'), 'ảnh')
  const folder = join(aFolder(), 'backup')
  await takeBackup(office.config, folder, NOW)
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest
  const keys = manifest.keys.map(({ name }) => ({ name, wrapped: seal(secret, 'other') }))
  await writeFile(path, JSON.stringify({ ...manifest, keys }))
  const next = await deployment('SQLite', secret)
  expect(await refusal(restoreBackup(next.config, folder))).toMatch(/another backup/)
  expect(await readdir(next.env.DATA_DIR!)).toEqual([])
})

test('what citizens had erased is not in the copy, not even as remains in free pages', async () => {
  const secret = newKey()
  const office = await deployment('SQLite', secret)
  const marks = Array.from({ length: 50 }, (_, i) => `remains-${i}-${'x'.repeat(900)}`)
  await using(office, async ({ database }) => {
    await database.commit(
      marks.map((key) => write(database.read.insertInto('record').values({ key, at: NOW }))),
    )
    await database.commit([write(database.read.deleteFrom('record').where('key', 'like', 'remains-%'))])
  })
  const file = join(office.env.DATA_DIR!, 'lang-nghe.sqlite')
  expect((await readFile(file)).includes('remains-')).toBe(true)
  const folder = join(aFolder(), 'backup')
  await takeBackup(office.config, folder, NOW)
  expect((await readFile(join(folder, 'lang-nghe.sqlite'))).includes('remains-')).toBe(false)
})

test('a demonstration is not backed up, and says why', async () => {
  const folder = aFolder()
  const { code, output } = await langNghe({ DATA_DIR: folder }, 'backup', join(folder, 'backup'))
  expect([code, output]).toEqual([1, expect.stringContaining('demonstration')])
  expect(existsSync(join(folder, 'backup'))).toBe(false)
})
