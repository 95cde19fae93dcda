import { Command, InvalidArgumentError } from 'commander'
import { difference } from '../replay/difference.ts'
import { BadScript } from '../replay/script.ts'
import { CommandFailed } from './with-desk.ts'

type Seeds = { from: number; to: number }
type Options = { update?: true; faults?: Seeds; on?: string; trace?: true }

/** `replay FILE…`: plays transcripts through the real path and compares; `--faults` plays them in the faulty world. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('phát lại kịch bản và so sánh / play transcripts and compare')
    .argument('<file...>', '.txt (own form), .chat or .transcript')
    .option('--update', 'write what was played into the files (refused when CI is set)')
    .option(
      '--faults <seeds>',
      'SEED or SEED-SEED: plays in the faulty world; each seed takes one of the files',
      readSeeds,
    )
    .option('--on <redis>', 'with --faults: redis://… that is empty and will be emptied; else SQLite')
    .option('--trace', 'with --faults: every step of each seed')
    .action(async (files: string[], { update, faults, on, trace }: Options) => {
      if (update && (faults || process.env.CI))
        throw new CommandFailed(
          faults
            ? '--update: nothing is written from the faulty world'
            : '--update: refused when CI is set; accept changes on your own machine',
        )
      if (!faults && (on || trace)) throw new CommandFailed('--on, --trace: only together with --faults')
      if (faults) await playFaulty(files, faults, on ?? null, trace ?? false)
      else await playAndCompare(files, update ?? false)
    })
}

function readSeeds(text: string): Seeds {
  const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? []
  if (from === undefined || Number(to) < Number(from))
    throw new InvalidArgumentError('a number, or two with a hyphen between, the smaller one first.')
  return { from: Number(from), to: Number(to) }
}

async function playAndCompare(files: string[], update: boolean): Promise<void> {
  const { replayFile } = await import('../replay/replay-file.ts') // other commands start faster without it
  let failed = 0
  for (const file of files) {
    const result = await replayFile(file, update).catch(unreadable)
    if (result instanceof Error) {
      failed += 1
      console.log(`LỖI  ${file}\n${result.message}`)
    } else if (result.same) console.log(`ok   ${file}`)
    else if (update && result.broken === null) console.log(`mới  ${file}`)
    else {
      failed += 1
      console.log(`KHÁC ${file}\n${difference(result.expected, result.actual)}\n`)
    }
  }
  if (failed > 0) throw new CommandFailed(`${failed} of ${files.length} transcripts differ.`)
}

/** A file that cannot be played, as a value: the others are played all the same. */
function unreadable(error: Error): Error {
  if (error instanceof BadScript || (error as NodeJS.ErrnoException).code === 'ENOENT') return error
  throw error
}

const PROGRESS_EVERY = 100

async function playFaulty(
  files: string[],
  { from, to }: Seeds,
  on: string | null,
  trace: boolean,
): Promise<void> {
  const { openYard, readTalk, trySeeds } = await import('../replay/faults/run.ts')
  const talks = await Promise.all(files.map(readTalk)).catch((error: Error) => {
    throw new CommandFailed(unreadable(error).message)
  })
  const yard = await openYard(on).catch((error: Error) => {
    throw new CommandFailed(`--on ${on}: ${error.message}`)
  })
  let [tried, struck, broken] = [0, 0, 0]
  const total = to - from + 1
  const sum = () => `${tried} of ${total} schedules, ${struck} faults, ${broken} violations`
  try {
    for await (const { seed, file, faults, violation, trace: steps } of trySeeds(yard, talks, from, to)) {
      tried += 1
      struck += faults.length
      if (trace) console.log(steps.join('\n'))
      if (violation !== null) {
        broken += 1
        const again = `lang-nghe replay --faults ${seed}${on === null ? '' : ` --on ${on}`} ${file}`
        console.log(`HỎNG ${again}\n${faults.map(({ line }) => `  ${line}`).join('\n')}\n${violation}\n`)
      }
      if (tried % PROGRESS_EVERY === 0) console.error(sum())
    }
  } finally {
    await yard.close()
  }
  console.log(sum())
  if (broken > 0) throw new CommandFailed(`${broken} of ${tried} schedules broke a promise.`)
}
