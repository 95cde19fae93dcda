import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { SHIPPED_MODEL } from '../../../src/understanding/model.ts'
import {
  digestIn,
  loadDeployed,
  ownDigest,
  ownModelFile,
} from '../../../src/understanding/unclear/own-model.ts'

const shipped = readFileSync(SHIPPED_MODEL)
const own = withDigest(ownDigest(digestIn(SHIPPED_MODEL)!, 'own'))

/** The shipped models under another digest, as an office's own. */
function withDigest(digest: string): Buffer {
  const end = shipped.indexOf('\n')
  const line = shipped.toString('utf8', 0, end).replace(/(?<="digest":")[^"]*/, digest)
  return Buffer.concat([Buffer.from(line), shipped.subarray(end)])
}

/** A data folder with these own models. */
function folderWith(bytes: Buffer | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-own-model-'))
  mkdirSync(dirname(ownModelFile(folder)))
  if (bytes) writeFileSync(ownModelFile(folder), bytes)
  return folder
}

const damaged = 'own models that are damaged are not used: run lang-nghe understanding learn'
const outdated = 'own models of another release are not used: run lang-nghe understanding learn'
test.each([
  ['none', null, null],
  ['whole', own, null],
  ['of another release', withDigest('0123+own'), outdated],
  ['those of the repository', shipped, outdated],
  ['cut off', own.subarray(0, own.length - 50), damaged],
  ['cut off at its beginning', own.subarray(0, 20), damaged],
  ['empty', Buffer.from(''), damaged],
  [
    'with other classes',
    Buffer.from(own.toString('latin1').replace('"cry","danger"', '"danger","cry"'), 'latin1'),
    damaged,
  ],
])('own models, %s: citizens are understood, and the log tells what to do', (_, bytes, told) => {
  const { learned, leftAside } = loadDeployed(folderWith(bytes))
  expect(leftAside).toBe(told)
  expect(learned.intent.classes).toContain('check_dossier')
})
