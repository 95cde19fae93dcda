/** Import lines of the house's sources. */
import { posix } from 'node:path'
import { sources, textOf } from './repository.ts'

export type Import = {
  from: string
  /** A path from the root for our own files, else a package's name. */
  to: string
  /** `import type` and `export type`: erased before the program runs. */
  erased: boolean
}

const LINE =
  /^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm

/** Every import of `src/` and `dialogs/`. */
export function allImports(): Import[] {
  return sources().flatMap((from) =>
    [...textOf(from).matchAll(LINE)].map((match) => {
      const named = match[2] ?? match[3] ?? match[4]!
      const to = named.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), named)) : named
      return { from, to, erased: match[1] !== undefined }
    }),
  )
}

/** The files of a circle of imports that are there at run time; null when there is none. */
export function findCircle(imports: Import[]): string[] | null {
  const next = new Map<string, string[]>()
  for (const { from, to, erased } of imports) {
    if (!erased) next.set(from, [...(next.get(from) ?? []), to])
  }
  const done = new Set<string>()
  const walk = (file: string, path: string[]): string[] | null => {
    const at = path.indexOf(file)
    if (at >= 0) return [...path.slice(at), file]
    if (done.has(file)) return null
    for (const to of next.get(file) ?? []) {
      const circle = walk(to, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return null
  }
  for (const file of next.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return null
}
