/** The repository as the structure tests read it: every text file that is kept, by its path from the root. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'

/** Where the repository is checked out. */
export const ROOT = join(import.meta.dirname, '../..')

const LEFT_OUT = ['.git', ...ignored()]
const BINARY = ['.png', '.jpg', '.ico', '.woff2', '.xlsx', '.docx', '.sqlite', '.model']

/** Paths of all kept text files below a folder, sorted, with `/` on every system. */
export function filesIn(folder: string, ending = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = relative(ROOT, join(ROOT, folder, entry.name)).replaceAll('\\', '/')
      if (LEFT_OUT.includes(entry.name)) return []
      if (entry.isDirectory()) return filesIn(path, ending)
      return entry.isFile() && path.endsWith(ending) && !BINARY.includes(extname(path)) ? [path] : []
    })
    .sort()
}

/** A file's text. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The TypeScript files that run in production. */
export function sources(): string[] {
  return [...filesIn('src', '.ts'), ...filesIn('dialogs', '.ts')]
}

/** Names of `.gitignore`; a pattern (`*.log`) is of no use here, since no kept file has such a name. */
function ignored(): string[] {
  return readFileSync(join(import.meta.dirname, '../../.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replaceAll('/', ''))
    .filter(Boolean)
}
