import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Example } from '../../src/understanding/learned/example.ts'
import { readExamples } from '../../src/understanding/learned/examples.ts'
import { GRAVE_COUNTS, KINDS } from '../../src/understanding/learned/grave.ts'
import { COUNTING } from '../../src/understanding/learned/learn.ts'
import { digestOf, LEARNING } from '../../src/understanding/learned/model-digest.ts'
import { readModel } from '../../src/understanding/learned/model-file.ts'
import { modelOf } from '../../src/understanding/learned/model-of.ts'
import { USUAL } from '../../src/understanding/learned/train-linear.ts'
import { understandBy } from '../../src/understanding/learned/understand-by.ts'
import { loadModel, SHIPPED_EXAMPLES, SHIPPED_MODEL, theModel } from '../../src/understanding/model.ts'

const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-model-'))

/** A file of these bytes. */
function fileOf(bytes: Buffer | string): string {
  const path = join(folder, `${Math.random()}.model`)
  writeFileSync(path, bytes)
  return path
}

const said = (text: string, intent: Example['intent']): Example => ({
  text,
  intent,
  category: intent === 'file_complaint' ? 'delay' : null,
  flags: [],
  slots: [],
})
const few: Example[] = [
  said('hồ sơ của tôi đến đâu rồi', 'check_dossier'),
  said('hồ sơ xong chưa em', 'check_dossier'),
  said('trễ hẹn cả tháng, làm ăn kiểu gì', 'file_complaint'),
  said('trễ hẹn hoài, tôi muốn phản ánh', 'file_complaint'),
]

describe('the shipped model', () => {
  test('was learned from the examples that are shipped, seen as they are seen today', async () => {
    const { digest, examples } = readModel(readFileSync(SHIPPED_MODEL))
    const today = await readExamples(SHIPPED_EXAMPLES)
    expect(
      { digest, examples },
      'seeds/understanding or the way texts are read has changed: run "npm run understand:learn" and commit seeds/understanding/learned.model',
    ).toEqual({ digest: digestOf(today), examples: today.length })
  })

  test('is small enough to be kept in the repository and in memory', () => {
    const bytes = readFileSync(SHIPPED_MODEL)
    expect(bytes.length).toBeLessThan(10e6)
    expect(gunzipSync(bytes.subarray(bytes.indexOf('\n') + 1)).length).toBeLessThan(30e6)
  })
})

describe('a model file', () => {
  test('is the same for the same examples, and understands as what was learned', () => {
    const bytes = modelOf(few)
    expect(bytes.equals(modelOf(few))).toBe(true)
    const { learned, examples } = readModel(bytes)
    expect(examples).toBe(few.length)
    expect(understandBy(learned, 'hồ sơ tôi đến đâu rồi em').intent).toBe('check_dossier')
  })

  test('is another for other examples, flags or marks', () => {
    const digest = digestOf(few)
    expect(digestOf(few.slice(1))).not.toBe(digest)
    expect(digestOf([{ ...few[0]!, flags: ['repeat'] }, ...few.slice(1)])).not.toBe(digest)
    expect(digestOf([{ ...few[0]!, slots: [{ slot: 'date', start: 0, end: 3 }] }, ...few.slice(1)])).not.toBe(
      digest,
    )
  })

  test.each(Object.keys(LEARNING))('is another by other settings: %s', (name) => {
    expect(digestOf(few, { ...LEARNING, [name]: 'others' })).not.toBe(digestOf(few))
  })

  test('tells all that lessons count by, and what is stored of weights', () => {
    expect(LEARNING).toMatchObject({ counting: COUNTING, graveCounts: GRAVE_COUNTS, linear: USUAL })
    expect(LEARNING.classes).toContain(KINDS)
    expect(LEARNING.stored.slice(0, 4)).toEqual([0, 0, 3, 4])
  })

  const whole = readFileSync(SHIPPED_MODEL)
  const withLine = (from: RegExp, to: string) => {
    const end = whole.indexOf('\n')
    const line = whole.toString('utf8', 0, end)
    expect(line).toMatch(from)
    return fileOf(Buffer.concat([Buffer.from(line.replace(from, to)), whole.subarray(end)]))
  }
  test.each([
    ['kinds of grave messages', /"cry","danger"/, '"danger","cry"'],
    ['flags of grave messages', /"threat_or_retaliation","any"/, '"any","threat_or_retaliation"'],
    ['tags', /(?<="slots":\{.*)"int8":\d+/, '"int8":4718591'],
  ])('of other %s is not read by the columns of today', (_, from, to) => {
    expect(() => loadModel(withLine(from, to))).toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: expect.stringContaining('those of this release') }),
      }),
    )
  })

  const flipped = Buffer.from(whole)
  flipped[whole.length - 1000]! ^= 0xff
  test.each([
    ['that is missing', join(folder, 'none.model'), /is missing.*npm run understand:learn/],
    ['cut off', fileOf(whole.subarray(0, whole.length - 50)), /cannot be used.*npm run understand:learn/],
    ['with a bit turned', fileOf(flipped), /cannot be used.*npm run understand:learn/],
    ['that is empty', fileOf(''), /cannot be used.*npm run understand:learn/],
    ['of another format', fileOf('{"format":99}\n'), /cannot be used.*npm run understand:learn/],
    [
      'of large-file pointers',
      fileOf('version https://git-lfs.github.com/spec/v1\noid 1\n'),
      /cannot be used/,
    ],
  ])('%s tells what to do', (_, path, told) => {
    expect(() => loadModel(path)).toThrow(told)
  })

  test('that cannot be read leaves the loaded one in its place', () => {
    const before = loadModel()
    expect(() => loadModel(join(folder, 'none.model'))).toThrow()
    expect(theModel()).toBe(before)
  })
})
