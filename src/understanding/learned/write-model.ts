/** `npm run understand:learn`: learns from seeds/understanding/ and writes the model that the repository ships. */
import { renameSync, writeFileSync } from 'node:fs'
import { SHIPPED_EXAMPLES, SHIPPED_MODEL } from '../model.ts'
import { readExamples } from './examples.ts'
import { modelOf } from './model-of.ts'

const started = performance.now()
const examples = await readExamples(SHIPPED_EXAMPLES)
const bytes = modelOf(examples)
const unfinished = `${SHIPPED_MODEL}.new`
writeFileSync(unfinished, bytes)
renameSync(unfinished, SHIPPED_MODEL) // whoever reads it meanwhile reads the old one or the new one whole
const seconds = Math.round((performance.now() - started) / 1000)
console.log(
  `${examples.length} examples, ${(bytes.length / 1e6).toFixed(1)} MB, ${seconds} s: seeds/understanding/learned.model`,
)
