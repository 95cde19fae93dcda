/** `manifest.json`: what a backup holds. It is written last, so that a folder with one is whole. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fieldFaults } from '../field-fault.ts'
import { open } from '../privacy/seal.ts'
import { exists, settle, sumOf } from './files.ts'
import { BackupRefused } from './refused.ts'

const FILE = 'manifest.json'

/** No way out of the folder. */
const PathInside = z
  .string()
  .regex(/^[^/\\\0]+(\/[^/\\\0]+)*$/)
  .refine((path) => path.split('/').every((part) => part !== '.' && part !== '..'))

const Manifest = z.object({
  format: z.literal('lang-nghe-backup-1'),
  version: z.string(), // of the program that took it
  takenAt: z.iso.datetime({ offset: true }),
  database: z.enum(['sqlite', 'postgres']),
  engine: z.enum(['database', 'redis']), // redis: the conversations are not in here
  migrations: z.array(z.string()).min(1),
  keys: z.array(z.object({ name: z.string(), wrapped: z.string() })).min(1), // as the database has them: sealed by SECRET_KEY
  files: z
    .array(
      z.object({
        path: PathInside,
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1),
})
export type Manifest = z.infer<typeof Manifest>

/** What a store tells of itself for the manifest. */
export type StoreFacts = Pick<Manifest, 'migrations' | 'keys'>

/** Writes the manifest into the folder of a backup that is otherwise complete. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  await settle(folder)
}

/** @throws BackupRefused when the folder is no whole backup */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, FILE)
  if (!(await exists(path)))
    throw new BackupRefused(
      `${folder}: không phải bản sao lưu trọn vẹn (thiếu ${FILE}) / is not a whole backup: it has no ${FILE}`,
    )
  const text = await readFile(path, 'utf8')
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch {
    throw new BackupRefused(`${path}: hỏng / is damaged: it is not JSON`)
  }
  const read = Manifest.safeParse(written)
  if (!read.success) {
    const [fault] = fieldFaults(read.error)
    throw new BackupRefused(
      `${path}: hỏng hoặc của bản phần mềm khác / is damaged or of another version: ${fault?.field}: ${fault?.message}`,
    )
  }
  return read.data
}

/** Reads every file of the backup. @throws BackupRefused that names each file which is missing or not as it was */
export async function verifyFiles(folder: string, { files }: Manifest): Promise<void> {
  const wrong: string[] = []
  for (const { path, bytes, sha256 } of files) {
    const sum = await sumOf(join(folder, path)).catch(
      (error: NodeJS.ErrnoException) => error.code ?? 'unreadable',
    )
    if (typeof sum === 'string') wrong.push(`${path} (${sum})`)
    else if (sum.bytes !== bytes || sum.sha256 !== sha256) wrong.push(path)
  }
  if (wrong.length > 0)
    throw new BackupRefused(
      `Tệp thiếu hoặc đã bị sửa / files that are missing or were changed: ${wrong.join(', ')}. Không khôi phục gì. / Nothing was restored.`,
    )
}

/** @throws BackupRefused when neither secret opens the keys that sealed this backup's contents */
export function refuseWrongSecret(keys: Manifest['keys'], secrets: (Buffer | undefined)[]): void {
  const opens = (wrapped: string) =>
    secrets.some((secret) => {
      try {
        return secret !== undefined && open(secret, wrapped) !== ''
      } catch {
        return false
      }
    })
  if (!keys.every(({ wrapped }) => opens(wrapped)))
    throw new BackupRefused(
      'SECRET_KEY: không mở được khoá trong bản sao lưu / does not open the keys of this backup; set the SECRET_KEY that was in use when it was taken (or name it in SECRET_KEY_PREVIOUS)',
    )
}
