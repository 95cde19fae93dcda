/**
 * `node test/understanding/grave-score.ts`: how many grave messages are found and how many calm ones raise a false alarm.
 * By the shipped models. Of the unseen grave and near-miss lines the odd ones (by line of the file) were read for kinds, the even
 * ones were only ever counted. `odd` lists what is wrong among odd lines. Some minutes each, since grave models are learned anew:
 * `corpus` cross-validates the development corpus in four parts; `files` leaves out one group of files of examples after the other.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { GRAVE_FLAGS, isGraveFlag } from '../../src/understanding/flags.ts'
import { bothWays } from '../../src/understanding/learned/both-ways.ts'
import { type Example, ExampleFile } from '../../src/understanding/learned/example.ts'
import { type GraveModels, graveScoreOf, learnGrave } from '../../src/understanding/learned/grave.ts'
import { understandBy } from '../../src/understanding/learned/understand-by.ts'
import { theModel } from '../../src/understanding/model.ts'
import { understand } from '../../src/understanding/understand.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { messageOf } from '../../src/understanding/words.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'

type Flagged = Pick<Example, 'text' | 'flags'>

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const isGrave = ({ flags }: { flags: readonly string[] }) => flags.some(isGraveFlag)
const asked = new Set(process.argv.slice(2))
const { names, files } = await exampleFiles()
const examples = files.flat()

function all(): void {
  const hears = ({ text }: Flagged) => isGrave(understand(text))
  for (const name of ['grave', 'near-miss'])
    for (const [parity, lines] of Object.entries(oddAndEven(name))) {
      count(`${name}, ${parity} lines`, lines, hears)
      if (asked.has('odd') && parity === 'odd')
        for (const line of lines) if (hears(line) !== isGrave(line)) console.log(`  ${line.text}`)
    }
  count('every-wish', unseen('every-wish'), hears)
  for (const flag of GRAVE_FLAGS) {
    const lines = [...unseen('grave'), ...unseen('near-miss'), ...unseen('every-wish')]
    count(
      `all unseen, ${flag}`,
      lines,
      ({ text }) => understand(text).flags.includes(flag),
      ({ flags }) => flags.includes(flag),
    )
  }
}

const GROUPS = [
  ['grave-and-like-it.yaml'],
  ['grave-by-kind.yaml'],
  ['from-the-north.yaml', 'from-the-south.yaml', 'hard-to-tell-apart.yaml', 'scenes-of-every-day.yaml'],
]

function byFiles(): void {
  const scored: { score: number; grave: boolean }[] = []
  for (const group of GROUPS) {
    const isOut = (at: number) => group.includes(names[at]!)
    const models = learnGrave(bothWays(files.filter((_, at) => !isOut(at)).flat()))
    const out = files.filter((_, at) => isOut(at)).flat()
    scored.push(...out.map((line) => ({ score: scoreOf(models, line), grave: isGrave(line) })))
  }
  for (let from = 0; from >= -8; from--) {
    const over = (grave: boolean) => scored.filter((one) => one.grave === grave && one.score >= from).length
    const total = (grave: boolean) => scored.filter((one) => one.grave === grave).length
    console.log(
      `from ${from}: recall ${percent(over(true), total(true))}, false ${percent(over(false), total(false))}`,
    )
  }
}

const PARTS = 4

function byParts(): void {
  const lines = corpus()
  const heard = new Set<Flagged>()
  for (let part = 0; part < PARTS; part++) {
    const out = lines.filter((_, at) => at % PARTS === part)
    const learned = { ...theModel(), grave: learnGrave(bothWays(withoutTexts(out))) }
    for (const line of out) if (isGrave(understandBy(learned, line.text))) heard.add(line)
  }
  count('the corpus, cross-validated', lines, (line) => heard.has(line))
  for (const line of lines) if (isGrave(line) && !heard.has(line)) console.log(`  missed: ${line.text}`)
}

function scoreOf(models: GraveModels, { text }: Flagged): number {
  return graveScoreOf(models, messageOf(text))
}

function count(
  name: string,
  lines: readonly Flagged[],
  hears: (line: Flagged) => boolean,
  said: (line: Flagged) => boolean = isGrave,
): void {
  const grave = lines.filter(said)
  const calm = lines.filter((line) => !said(line))
  console.log(
    `${name.padEnd(36)} found ${percent(grave.filter(hears).length, grave.length)}, false ${percent(calm.filter(hears).length, calm.length)}`,
  )
}

function percent(some: number, of: number): string {
  return of === 0 ? 'none' : `${((100 * some) / of).toFixed(1)} % (${some}/${of})`
}

/** All examples but those that say the same as one of the lines. */
function withoutTexts(lines: readonly Flagged[]): Example[] {
  const texts = new Set(lines.map(({ text }) => fold(text)))
  return examples.filter(({ text }) => !texts.has(fold(text)))
}

async function exampleFiles(): Promise<{ names: string[]; files: Example[][] }> {
  const folder = path('../../seeds/understanding/')
  const { things } = await readYamlFolder(folder, ExampleFile)
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
  if (names.length !== things.length) throw new Error('a file of examples has a fault')
  return { names, files: things }
}

function unseen(name: string): Example[] {
  return ExampleFile.parse(parse(readFileSync(path(`./unseen/${name}.yaml`), 'utf8')))
}

/** By the number of the line in its file. */
function oddAndEven(name: string): Record<'odd' | 'even', Example[]> {
  const rows = readFileSync(path(`./unseen/${name}.yaml`), 'utf8').split('\n')
  const numbers = rows.flatMap((row, at) => (/^ {4}\S/.test(row) ? [at + 1] : []))
  const lines = unseen(name)
  return {
    odd: lines.filter((_, at) => numbers[at]! % 2 === 1),
    even: lines.filter((_, at) => numbers[at]! % 2 === 0),
  }
}

function corpus(): Flagged[] {
  return readFileSync(path('../../../shared/corpus/utterances.dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Flagged)
}

if (asked.has('files')) byFiles()
else if (asked.has('corpus')) byParts()
else all()
