/**
 * The learned models as a file: a line of JSON that says what they are, then their weights, gzipped. Tables of weights stand in
 * the line as their length alone; the weights follow in the order of the tables.
 */
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { FLAGS } from '../flags.ts'
import { GROUNDS } from '../grounds.ts'
import { INTENTS } from '../intents.ts'
import { GRAVE_CLASSES, KINDS } from './grave.ts'
import type { Learned } from './learn.ts'
import { sizeOf } from './linear-model.ts'
import { SLOT_BUCKETS } from './slot-features.ts'
import { TAGS } from './slot-tags.ts'

/** Changes when files of before can no longer be read. */
const FORMAT = 1

const Table = z.looseObject({ int8: z.int() })
const Linear = z.looseObject({ classes: z.array(z.string()), weights: Table })

const Header = z.object({
  format: z.literal(FORMAT),
  /** Of the examples and of how they are seen (model-digest.ts). */
  digest: z.string(),
  /** How many examples were learned from. */
  examples: z.int(),
  models: z.looseObject({
    intent: Linear,
    ground: Linear,
    flags: Linear,
    slots: z.looseObject({ weights: Table, follows: z.looseObject({ float64: z.array(z.number()) }) }),
    grave: z.looseObject({ flags: Linear, kinds: Linear }),
  }),
})

export type ModelFile = { digest: string; examples: number; learned: Learned }

/** The bytes of a model file. The same models give the same bytes under the same release of Node. */
export function writeModel({ digest, examples, learned }: ModelFile): Buffer {
  const tables: Uint8Array[] = []
  const models = JSON.stringify(learned, (_, value: unknown) => {
    if (value instanceof Float64Array) return { float64: [...value] }
    if (!(value instanceof Int8Array)) return value
    tables.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    return { int8: value.length }
  })
  const header = JSON.stringify({ format: FORMAT, digest, examples, models: JSON.parse(models) })
  return Buffer.concat([Buffer.from(`${header}\n`), gzipSync(Buffer.concat(tables), { level: 9 })])
}

/**
 * Reads the bytes of a model file.
 *
 * @throws when they are of another format or damaged
 */
export function readModel(bytes: Buffer): ModelFile {
  const end = bytes.indexOf(0x0a)
  const line = bytes.toString('utf8', 0, end)
  const header = JSON.parse(line) as { models: unknown }
  const { digest, examples, models } = Header.parse(header)
  if (!fits(models)) throw new Error('its classes or tables are not those of this release')
  const weights = gunzipSync(bytes.subarray(end + 1)) // its checksum finds what was damaged
  let at = 0
  // The line itself, for tables follow in its order: what a schema gives back has its keys in the schema's.
  const learned = JSON.parse(JSON.stringify(header.models), (_, value: Placeholder) => {
    if (Array.isArray(value?.float64)) return Float64Array.from(value.float64)
    if (typeof value?.int8 !== 'number') return value
    at += value.int8
    if (at > weights.length) throw new Error('it ends too early')
    return new Int8Array(weights.buffer, weights.byteOffset + at - value.int8, value.int8)
  }) as Learned
  if (at !== weights.length) throw new Error('it is longer than it says')
  return { digest, examples, learned }
}

type Placeholder = { int8?: number; float64?: number[] } | null

/** Whether all is read by the columns by which it was written. */
function fits({ intent, ground, flags, grave, slots }: z.infer<typeof Header>['models']): boolean {
  return (
    isOf(intent, INTENTS) &&
    isOf(ground, GROUNDS) &&
    isOf(flags, FLAGS) &&
    isOf(grave.flags, GRAVE_CLASSES) &&
    isOf(grave.kinds, KINDS) &&
    slots.weights.int8 === SLOT_BUCKETS * TAGS &&
    slots.follows.float64.length === TAGS * TAGS
  )
}

function isOf({ classes, weights }: z.infer<typeof Linear>, own: readonly string[]): boolean {
  return String(classes) === String(own) && weights.int8 === sizeOf(own)
}
