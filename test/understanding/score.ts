import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { understand } from '../../src/understanding/understand.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

/** Prints how well the rules understand the development corpus, which they were tuned on; `--wrong` lists the misses. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/utterances.dev.jsonl', import.meta.url))

type Line = {
  text: string
  intent: string
  category: string | null
  flags: string[]
  slots: Record<string, string | number>
}

function percent(hits: number, all: number): string {
  return `${((100 * hits) / Math.max(1, all)).toFixed(1).padStart(5)} %  (${hits}/${all})`
}

function scoreCorpus(lines: Line[], showsMisses: boolean): void {
  const started = performance.now()
  const answers = lines.map((line) => understand(line.text))
  const perMessage = (performance.now() - started) / lines.length
  const pairs = lines.map((line, at) => ({ line, answer: answers[at]! }))

  console.log('Tuned on these very lines: not a figure for texts never seen.')
  const rightIntent = pairs.filter(({ line, answer }) => line.intent === answer.intent)
  console.log(`\nintent             ${percent(rightIntent.length, lines.length)}`)
  for (const intent of [...new Set(lines.map((line) => line.intent))].sort()) {
    const own = pairs.filter(({ line }) => line.intent === intent)
    const missed = own.filter(({ answer }) => answer.intent !== intent).map(({ answer }) => answer.intent)
    console.log(
      `  ${intent.padEnd(17)}${percent(own.length - missed.length, own.length)}  ${missed.join(' ')}`,
    )
  }
  const complaints = pairs.filter(({ line }) => line.category !== null)
  const rightGround = complaints.filter(({ line, answer }) => line.category === answer.category)
  console.log(`\nground             ${percent(rightGround.length, complaints.length)}`)
  for (const ground of [...new Set(complaints.map(({ line }) => line.category!))].sort()) {
    const own = complaints.filter(({ line }) => line.category === ground)
    const missed = own.filter(({ answer }) => answer.category !== ground).map(({ answer }) => answer.category)
    console.log(
      `  ${ground.padEnd(17)}${percent(own.length - missed.length, own.length)}  ${missed.join(' ')}`,
    )
  }
  console.log('\nflag                  recall               false alarms')
  for (const flag of [...new Set(lines.flatMap((line) => line.flags))].sort()) {
    const own = pairs.filter(({ line }) => line.flags.includes(flag))
    const found = own.filter(({ answer }) => (answer.flags as string[]).includes(flag))
    const wrong = pairs.filter(
      ({ line, answer }) => !line.flags.includes(flag) && (answer.flags as string[]).includes(flag),
    )
    console.log(`  ${flag.padEnd(22)}${percent(found.length, own.length)}   ${wrong.length}`)
  }
  console.log('\nslot                  recall               precision')
  for (const slot of [...new Set(lines.flatMap((line) => Object.keys(line.slots)))].sort()) {
    const said = pairs.filter(({ line }) => line.slots[slot] !== undefined)
    const read = pairs.filter(({ answer }) => (answer.slots as Line['slots'])[slot] !== undefined)
    const right = said.filter(({ line, answer }) =>
      same(line.slots[slot], (answer.slots as Line['slots'])[slot]),
    )
    console.log(
      `  ${slot.padEnd(14)}${percent(right.length, said.length)}   ${percent(right.length, read.length)}`,
    )
  }
  console.log(`\n${perMessage.toFixed(3)} ms a message`)
  if (showsMisses) {
    for (const { line, answer } of pairs) {
      const isWrong = line.intent !== answer.intent || line.category !== answer.category
      if (isWrong)
        console.log(
          `${line.intent}/${line.category} -> ${answer.intent}/${answer.category} ${answer.confidence} | ${line.text}`,
        )
    }
  }
}

function same(one: string | number | undefined, other: string | number | undefined): boolean {
  return other !== undefined && fold(String(one)) === fold(String(other))
}

if (!existsSync(CORPUS)) console.log('The corpus ../shared/corpus is not here; nothing to score.')
else {
  const lines = readFileSync(CORPUS, 'utf8').trim().split('\n')
  scoreCorpus(
    lines.map((line) => JSON.parse(line) as Line),
    process.argv.includes('--wrong'),
  )
}
