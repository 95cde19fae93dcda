/** Reads folders of YAML files, one thing a file, each through its schema. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Alias, type Document, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { textFaults } from './units/plain-text.ts'

/** What is wrong with a file. `line` counts from 1; null when the fault has no place in the text. */
export type FileFault = { file: string; line: number | null; reason: string }

/** Values that aliases may stand for in one file, counted with what they hold. */
const MOST_ALIASES = 100

/** What is wrong with a thing, and where in it. */
export type ThingFault = { path: (string | number)[]; message: string }

/**
 * The things in a folder's `*.yaml` files, in the order of their names; a file with a fault gives faults and no thing.
 *
 * @throws when the folder cannot be read
 */
export async function readYamlFolder<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  check: (thing: z.output<Schema>) => ThingFault[] = () => [],
): Promise<{ things: z.output<Schema>[]; faults: FileFault[] }> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  const things: z.output<Schema>[] = []
  const faults: FileFault[] = []
  for (const name of names) {
    const read = await readOne(join(folder, name), schema, check)
    if ('thing' in read) things.push(read.thing)
    else faults.push(...read.faults.map((fault) => ({ file: basename(name), ...fault })))
  }
  return { things, faults }
}

/** One file; what cannot be read at all is a fault of it too. The words of the system name paths of this machine, so only their code is told. */
async function readOne<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  check: (thing: z.output<Schema>) => ThingFault[],
): Promise<ReturnType<typeof readYaml<Schema>>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as { code?: string }
    const reason = code === 'EISDIR' ? 'is a folder, not a file' : `cannot be read (${code ?? 'unknown'})`
    return { faults: [{ line: null, reason }] }
  }
  return readYaml(text, schema, check)
}

function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  check: (thing: z.output<Schema>) => ThingFault[],
): { thing: z.output<Schema> } | { faults: Omit<FileFault, 'file'>[] } {
  const document = parseDocument(text)
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? null,
        reason: error.message.split('\n')[0]!,
      })),
    }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (error) {
    return {
      faults: [{ line: lineOfAlias(document, text), reason: (error as Error).message.split('\n')[0]! }],
    }
  }
  const result = schema.safeParse(value)
  const issues = result.success ? [...textFaults(result.data), ...check(result.data)] : result.error.issues
  if (result.success && issues.length === 0) return { thing: result.data }
  const faults = issues.map(({ path, message }) => ({
    line: lineOf(document, text, path),
    reason: `${path.join('.')}: ${message}`,
  }))
  return { faults }
}

/** The first alias that names nothing, else the first one: of those that multiply, none is more at fault than another. */
function lineOfAlias(document: Document.Parsed, text: string): number | null {
  const aliases: Alias[] = []
  visit(document, { Alias: (_key, alias) => void aliases.push(alias) })
  const at = (aliases.find((alias) => !alias.resolve(document)) ?? aliases[0])?.range?.[0]
  return at === undefined ? null : text.slice(0, at).split('\n').length
}

/** The line of the place; what is missing has that of the part which lacks it. Null when it has none. */
function lineOf(document: Document.Parsed, text: string, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined
    if (node?.range) return text.slice(0, node.range[0]).split('\n').length
  }
  return null
}
