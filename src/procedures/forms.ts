/** Forms that citizens fill in: files in a folder of the office, each named by its procedure's code and what it is called. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** `id`: the file's name in the folder, `?` and when it was last changed. `name`: as the citizen sees it, `Tờ khai tách hộ.pdf`. */
export type Form = { id: string; name: string }

/** What both platforms take. */
const TYPES = new Map([
  ['.pdf', 'application/pdf'],
  ['.doc', 'application/msword'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
])
/** No platform takes more. */
const MOST_BYTES = 25 * 1024 * 1024

/**
 * The form of a procedure: a file named `CODE.pdf` or `CODE what it is called.pdf`; of several the first by name.
 *
 * @returns null when the folder has none, or is not there
 */
export async function findForm(folder: string, code: string): Promise<Form | null> {
  const ids = (await namesIn(folder)).sort()
  const id = ids.find((one) => {
    const { stem, ending } = partsOf(one)
    return TYPES.has(ending) && (stem === code || stem.startsWith(`${code} `))
  })
  if (id === undefined) return null
  const { mtimeMs } = await stat(join(folder, id))
  return { id: `${id}?${Math.trunc(mtimeMs)}`, name: nameOf(id) }
}

/** Without the code that it begins with; the code alone is called a form. */
function nameOf(id: string): string {
  const { stem, ending } = partsOf(id)
  return `${/^\S+\s+(.+)$/.exec(stem)?.[1] ?? `Mẫu đơn ${stem}`}${ending}`
}

/**
 * A form's file as it is by now, for channels. A file that was changed has another id, so that no channel shows an old one.
 *
 * @returns null when it is not in the folder any more, or too large to send
 */
export async function readForm(
  folder: string,
  id: string,
): Promise<{ bytes: Buffer; type: string; name: string } | null> {
  const file = id.slice(0, id.lastIndexOf('?'))
  const type = TYPES.get(partsOf(file).ending)
  if (type === undefined || !(await namesIn(folder)).includes(file)) return null
  const path = join(folder, file)
  const { size } = await stat(path)
  return size > MOST_BYTES ? null : { bytes: await readFile(path), type, name: nameOf(file) }
}

function partsOf(id: string): { stem: string; ending: string } {
  const name = id.normalize('NFC')
  const ending = extname(name)
  return { stem: name.slice(0, name.length - ending.length).trim(), ending: ending.toLowerCase() }
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []))
}
