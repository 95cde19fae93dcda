/**
 * `npm run understand:score`: how well messages are understood, in the way that conversations understand them. The corpus is
 * cross-validated in five parts; the texts of test/understanding/unseen/ are answered by the models that are shipped.
 *
 * `-- --quick` measures one part of five; `-- worst [N]` lists the N (100) worst mistakes; `-- unseen` leaves the corpus out.
 */
import { understand } from '../../src/understanding/understand.ts'
import { FOLDS, readCorpus } from './score/corpus.ts'
import { crossValidate } from './score/cross-validate.ts'
import { answered, type Pair } from './score/labelled.ts'
import { measure } from './score/measure.ts'
import { printed } from './score/print.ts'
import { standAmongSeeds } from './score/seeds-to-learn.ts'
import { readUnseen } from './score/unseen.ts'
import { mistakesOf, mistakeTable, worstFirst } from './score/worst.ts'

const asked = process.argv.slice(2)
const quick = asked.includes('--quick')
const worst = asked.includes('worst') ? Number(asked[asked.indexOf('worst') + 1] ?? 100) || 100 : null

const sets: [string, Pair[]][] = []
for (const [name, lines] of await readUnseen()) {
  const known = await standAmongSeeds(lines)
  const pairs = answered(lines, understand)
  sets.push([name, pairs])
  console.log(printed(`unseen/${name}`, measure(pairs)))
  if (known > 0) console.log(`${known} of these texts stand word for word among the examples`)
}
const unseen = sets.flatMap(([, pairs]) => pairs)
console.log(printed('all of unseen/', measure(unseen)))

if (asked.includes('unseen')) console.log('\nthe corpus was left out, as asked')
else if (readCorpus().length === 0)
  console.log('\nthe development corpus is not beside this clone: only the unseen texts were measured')
else {
  const pairs = await crossValidate(quick)
  sets.push(['corpus', pairs])
  const parts = quick ? `one part of ${FOLDS}` : `cross-validation in ${FOLDS} parts`
  console.log(printed(`the development corpus, ${parts}`, measure(pairs)))
}

if (worst !== null) {
  const mistakes = sets.flatMap(([name, pairs]) => mistakesOf(name, pairs)).sort(worstFirst)
  console.log(`\n== the worst ${worst} of ${mistakes.length} mistakes`)
  console.log(mistakeTable(mistakes.slice(0, worst)))
}
