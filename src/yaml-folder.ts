/** Reads folders of YAML files, one thing a file, each through its schema. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'

/** What is wrong with a file. `line` counts from 1; null when the fault has no place in the text. */
export type FileFault = { file: string; line: number | null; reason: string }

/**
 * The things in a folder's `*.yaml` files, in the order of their names; a file with a fault gives faults and no thing.
 *
 * @throws when the folder cannot be read
 */
export async function readYamlFolder<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
): Promise<{ things: z.output<Schema>[]; faults: FileFault[] }> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  const things: z.output<Schema>[] = []
  const faults: FileFault[] = []
  for (const name of names) {
    const read = readYaml(await readFile(join(folder, name), 'utf8'), schema)
    if ('thing' in read) things.push(read.thing)
    else faults.push(...read.faults.map((fault) => ({ file: basename(name), ...fault })))
  }
  return { things, faults }
}

function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
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
  const result = schema.safeParse(document.toJS())
  if (result.success) return { thing: result.data }
  const faults = result.error.issues.map((issue) => {
    const node = document.getIn(issue.path, true) as { range?: [number, number, number] } | undefined
    const line = node?.range ? text.slice(0, node.range[0]).split('\n').length : null
    return { line, reason: `${issue.path.join('.')}: ${issue.message}` }
  })
  return { faults }
}
