/**
 * `npm run understand:score`: how well messages are understood, by the rules that conversations use today and by models learned
 * from seeds/understanding/ (some minutes). The texts of test/understanding/unseen/ were written by people who saw neither rules
 * nor examples; the development corpus, where it is at hand, was never learned from, but the rules were tuned on it.
 * `-- wrong` lists every miss of the models.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FLAGS } from '../../src/understanding/flags.ts'
import { type Example, MARKED_SLOTS, type SlotSpan } from '../../src/understanding/learned/example.ts'
import { readExamples } from '../../src/understanding/learned/examples.ts'
import { learn } from '../../src/understanding/learned/learn.ts'
import { understandBy } from '../../src/understanding/learned/understand-by.ts'
import { type Understanding, understand } from '../../src/understanding/understand.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

type Pair = { line: Example; answer: Understanding }

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const isBare = (text: string) => !/\p{M}|đ/iu.test(text.normalize('NFD'))
const GRAVE: ReadonlySet<string> = new Set(['danger_to_life', 'bribery_allegation', 'threat_or_retaliation'])
const isGrave = (flags: readonly string[]) => flags.some((flag) => GRAVE.has(flag))

const asked = new Set(process.argv.slice(2))
const sets: [string, Example[]][] = [
  ['unseen', await readExamples(folder('./unseen/'))],
  ['the development corpus', corpus()],
]
for (const [name, lines] of sets)
  report(
    `${name}, by rules`,
    lines.map((line) => ({ line, answer: understand(line.text) })),
    false,
  )
const examples = await readExamples(folder('../../seeds/understanding/'))
const started = performance.now()
const learned = learn(examples)
console.log(
  `\nlearned from ${examples.length} examples in ${Math.round((performance.now() - started) / 1000)} s`,
)
for (const [name, lines] of sets)
  report(
    `${name}, by models`,
    lines.map((line) => ({ line, answer: understandBy(learned, line.text) })),
    asked.has('wrong'),
  )

/** [] where the corpus is not at hand. */
function corpus(): Example[] {
  const file = folder('../../../shared/corpus/utterances.dev.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Omit<Example, 'slots'> & { slots: Record<string, string | number> })
    .map((line) => ({ ...line, slots: spansIn(line.text, line.slots) }))
}

function spansIn(text: string, said: Record<string, string | number>): SlotSpan[] {
  return MARKED_SLOTS.flatMap((slot) => {
    const typed = said[slot] === undefined ? '' : String(said[slot])
    const start = typed === '' ? -1 : text.indexOf(typed)
    return start < 0 ? [] : [{ slot, start, end: start + typed.length }]
  })
}

function report(title: string, pairs: Pair[], listsMisses: boolean): void {
  if (pairs.length === 0) return
  console.log(`\n== ${title}: ${pairs.length} texts`)
  share('intent', pairs, ({ line, answer }) => line.intent === answer.intent)
  share(
    '  with diacritics',
    pairs.filter(({ line }) => !isBare(line.text)),
    ({ line, answer }) => line.intent === answer.intent,
  )
  share(
    '  without',
    pairs.filter(({ line }) => isBare(line.text)),
    ({ line, answer }) => line.intent === answer.intent,
  )
  const intents = [...new Set(pairs.map(({ line }) => line.intent))].sort()
  for (const intent of intents)
    confused(
      intent,
      pairs.filter(({ line }) => line.intent === intent),
      (pair) => pair.answer.intent,
    )
  const complaints = pairs.filter(({ line }) => line.category !== null)
  share('ground', complaints, ({ line, answer }) => line.category === answer.category)
  for (const ground of [...new Set(complaints.map(({ line }) => line.category!))].sort())
    confused(
      ground,
      complaints.filter(({ line }) => line.category === ground),
      ({ answer }) => answer.category ?? answer.intent,
    )
  for (const flag of FLAGS)
    hits(
      `flag ${flag}`,
      pairs,
      ({ line }) => line.flags.includes(flag),
      ({ answer }) => answer.flags.includes(flag),
    )
  hits(
    'grave, pooled',
    pairs,
    ({ line }) => isGrave(line.flags),
    ({ answer }) => isGrave(answer.flags),
  )
  const calm = pairs.filter(({ line }) => !isGrave(line.flags))
  share('false alarms', calm, ({ answer }) => isGrave(answer.flags))
  for (const slot of MARKED_SLOTS) slots(slot, pairs)
  if (listsMisses)
    for (const { line, answer } of pairs)
      if (line.intent !== answer.intent || line.category !== answer.category)
        console.log(
          `${line.intent}/${line.category} -> ${answer.intent}/${answer.category} ${answer.confidence} | ${line.text}`,
        )
}

function share(name: string, pairs: Pair[], holds: (pair: Pair) => boolean): void {
  const n = pairs.filter(holds).length
  console.log(
    `${name.padEnd(24)}${((100 * n) / Math.max(1, pairs.length)).toFixed(1).padStart(6)} %  (${n}/${pairs.length})`,
  )
}

function confused(name: string, pairs: Pair[], of: (pair: Pair) => string): void {
  const misses = Map.groupBy(
    pairs.map(of).filter((answer) => answer !== name),
    (answer) => answer,
  )
  const told = [...misses]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([answer, all]) => `${answer} ${all.length}`)
  const right = pairs.filter((pair) => of(pair) === name).length
  console.log(
    `  ${name.padEnd(20)}${((100 * right) / pairs.length).toFixed(0).padStart(4)} % of ${String(pairs.length).padStart(3)}  ${told.join(', ')}`,
  )
}

function hits(
  name: string,
  pairs: Pair[],
  said: (pair: Pair) => boolean,
  heard: (pair: Pair) => boolean,
): void {
  const both = pairs.filter((pair) => said(pair) && heard(pair)).length
  score(name, both, pairs.filter(said).length, pairs.filter(heard).length)
}

/** Right when the words are the same; a slot of an intent that was not understood counts as missed. */
function slots(slot: (typeof MARKED_SLOTS)[number], pairs: Pair[]): void {
  const typed = ({ line }: Pair) => {
    const span = line.slots.find((each) => each.slot === slot)
    return span && fold(line.text.slice(span.start, span.end))
  }
  const read = ({ answer }: Pair) => (answer.slots[slot] === undefined ? undefined : fold(answer.slots[slot]))
  const right = pairs.filter((pair) => typed(pair) !== undefined && typed(pair) === read(pair)).length
  score(
    `slot ${slot}`,
    right,
    pairs.filter((pair) => typed(pair)).length,
    pairs.filter((pair) => read(pair)).length,
  )
}

function score(name: string, right: number, said: number, heard: number): void {
  const f1 = (2 * right) / Math.max(1, said + heard)
  console.log(`${name.padEnd(28)} recall ${right}/${said}, precision ${right}/${heard}, F1 ${f1.toFixed(3)}`)
}
