/** One YAML file of a seed folder, row by row, so that a fault costs its row and nothing else. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** What is wrong, where, and why. `where` names the line and, when it has one, the row's key. */
export type SeedProblem = { file: string; where: string; reason: string }

/** A row of a list with its `code`, or an entry of a map with its key. */
export type SeedRow = { where: string; key: string; body: unknown }

/**
 * The rows of a file; none when the file is missing. Rows that follow a fault of syntax are left out, as nobody can tell
 * what they were meant to be.
 */
export async function readSeedFile(path: string): Promise<{ rows: SeedRow[]; problems: SeedProblem[] }> {
  const file = basename(path)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return { rows: [], problems: [] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (position: number) => lines.linePos(position).line
  const problems: SeedProblem[] = document.errors.map((error) => ({
    file,
    where: `line ${lineAt(error.pos[0])}`,
    reason: `not YAML: ${error.message}`,
  }))
  const sound = Math.min(...document.errors.map((error) => error.pos[0]), text.length + 1)
  const rows: SeedRow[] = []
  const fault = (position: number, reason: string) =>
    problems.push({ file, where: `line ${lineAt(position)}`, reason })
  const { contents } = document
  if (isSeq(contents)) {
    for (const item of contents.items) {
      const range = (item as { range?: [number, number, number] | null }).range ?? [0, 0, 0]
      if (range[1] >= sound) break
      if (!isMap(item)) fault(range[0], 'a row is a map of fields')
      else {
        const code = item.get('code')
        if (typeof code !== 'string') fault(range[0], 'code: a text is needed (put numbers in quotes)')
        else rows.push({ where: `line ${lineAt(range[0])}, ${code}`, key: code, body: item.toJS(document) })
      }
    }
  } else if (isMap(contents)) {
    for (const pair of contents.items) {
      const key = isPair(pair) && isScalar(pair.key) ? pair.key : null
      const value = pair.value as {
        range?: [number, number, number]
        toJS?(of: typeof document): unknown
      } | null
      if (!key || (value?.range?.[1] ?? 0) >= sound) break
      const body = value?.toJS?.(document) ?? null
      rows.push({
        where: `line ${lineAt(key.range?.[0] ?? 0)}, ${String(key.value)}`,
        key: String(key.value),
        body,
      })
    }
  } else if (contents !== null && problems.length === 0) fault(0, 'a list of rows is expected')
  return { rows, problems }
}
