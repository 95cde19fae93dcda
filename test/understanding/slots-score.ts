/**
 * `npm run understand:slots`: how well each slot is read (a minute), by the rules alone and by a tagger learned from
 * seeds/understanding/. The texts of unseen/ were never learned from; of the development corpus four fifths are learned from and
 * the last is read, in turn (`uncrossed`: none is learned from). The intent is given, so that only slots are measured. `wrong`
 * lists the misses, with `unit`, `date` … only those of a slot.
 */
import { fileURLToPath } from 'node:url'
import { type Example, MARKED_SLOTS } from '../../src/understanding/learned/example.ts'
import { readExamples } from '../../src/understanding/learned/examples.ts'
import { learnSlots } from '../../src/understanding/learned/learn-slots.ts'
import { markedSlots } from '../../src/understanding/learned/marked-slots.ts'
import { withinBounds } from '../../src/understanding/slot-bounds.ts'
import { figuresOf, mayHaveSlots, type Slots, slotsOf } from '../../src/understanding/slots.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { messageOf } from '../../src/understanding/words.ts'
import { asExample, FOLDS, foldOf, readCorpus } from './score/corpus.ts'
import { seedsToLearn } from './score/seeds-to-learn.ts'

type Line = Pick<Example, 'text' | 'intent'> & { said: Slots; part: number }
type Read = (line: Line) => Slots

const ALL = [...MARKED_SLOTS, 'amountVnd', 'dossierCode', 'phone', 'score'] as const
const asked = new Set(process.argv.slice(2))

const corpus = readCorpus()
const unseen = (await readExamples(fileURLToPath(new URL('./unseen/', import.meta.url)))).map(lineOf)
const dev = corpus.map((line): Line => {
  const said = Object.fromEntries(Object.entries(line.slots).map(([slot, values]) => [slot, values[0]]))
  return { text: line.text, intent: line.intent, said, part: foldOf(line) }
})
const seeds = await seedsToLearn(corpus)
const byRules: Read = ({ text, intent }) => slotsOf(messageOf(text), intent)
const byTagger = reader(seeds)
report('unseen, by rules', unseen, byRules, MARKED_SLOTS)
report('unseen, by the tagger', unseen, byTagger, MARKED_SLOTS)
report('the development corpus, by rules', dev, byRules, ALL)
report('the development corpus, by the tagger', dev, asked.has('uncrossed') ? byTagger : crossed(), ALL)

function reader(examples: readonly Example[]): Read {
  const tagger = learnSlots(examples)
  return ({ text, intent }) => {
    const message = messageOf(text)
    return { ...figuresOf(message, intent), ...markedSlots(tagger, message, intent) }
  }
}

/** Each part is read by a tagger that learned from the others. */
function crossed(): Read {
  if (corpus.length === 0) return byTagger
  const readers = Array.from({ length: FOLDS }, (_, part) =>
    reader([...seeds, ...corpus.filter((line) => foldOf(line) !== part).map(asExample)]),
  )
  return (line) => readers[line.part]!(line)
}

/** Of several spans of a slot the first is what the line says; an official is one who is complained of. */
function lineOf({ text, intent, slots }: Example): Line {
  const said: Slots = {}
  const kept = withinBounds(text, mayHaveSlots(intent) ? slots : []).sort((a, b) => a.start - b.start)
  for (const { slot, start, end } of kept)
    if (slot !== 'official' || intent === 'file_complaint') said[slot] ??= text.slice(start, end)
  return { text, intent, said, part: 0 }
}

function report(title: string, lines: readonly Line[], read: Read, slots: readonly (keyof Slots)[]): void {
  if (lines.length === 0) return
  console.log(`\n== ${title}: ${lines.length} texts`)
  const answers = lines.map((line) => ({ line, heard: read(line) }))
  const all = { right: 0, said: 0, heard: 0 }
  for (const slot of slots) {
    const right = answers.filter((each) => each.line.said[slot] !== undefined && !isMiss(each, slot)).length
    const said = answers.filter(({ line }) => line.said[slot] !== undefined).length
    const heard = answers.filter((each) => each.heard[slot] !== undefined).length
    score(slot, right, said, heard)
    all.right += right
    all.said += said
    all.heard += heard
  }
  score('pooled', all.right, all.said, all.heard)
  if (asked.has('wrong')) for (const slot of slots) for (const each of answers) tellMiss(each, slot)
}

type Answer = { line: Line; heard: Slots }

function tellMiss(answer: Answer, slot: keyof Slots): void {
  const isAsked = asked.has(slot) || !ALL.some((each) => asked.has(each))
  if (!isAsked || !isMiss(answer, slot)) return
  const { line, heard } = answer
  console.log(`${slot}: ${line.said[slot] ?? '-'} -> ${heard[slot] ?? '-'} | ${line.intent} | ${line.text}`)
}

function isMiss({ line, heard }: Answer, slot: keyof Slots): boolean {
  const [said, read] = [line.said[slot], heard[slot]]
  return said === undefined || read === undefined ? said !== read : fold(String(said)) !== fold(String(read))
}

function score(name: string, right: number, said: number, heard: number): void {
  const f1 = (2 * right) / Math.max(1, said + heard)
  console.log(`${name.padEnd(14)} recall ${right}/${said}, precision ${right}/${heard}, F1 ${f1.toFixed(3)}`)
}
