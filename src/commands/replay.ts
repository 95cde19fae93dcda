import { Command } from 'commander'
import { difference } from '../replay/difference.ts'
import { BadScript } from '../replay/script.ts'
import { CommandFailed } from './with-desk.ts'

/** `replay FILE…`: plays transcripts through the real path and compares. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('phát lại kịch bản và so sánh / play transcripts and compare')
    .argument('<file...>', '.txt (own form), .chat or .transcript')
    .option('--update', 'write what was played into the files (refused when CI is set)')
    .action(async (files: string[], { update }: { update?: true }) => {
      if (update && process.env.CI)
        throw new CommandFailed('--update: refused when CI is set; accept changes on your own machine')
      const { replayFile } = await import('../replay/replay-file.ts') // other commands start faster without it
      let failed = 0
      for (const file of files) {
        const result = await replayFile(file, update ?? false).catch((error: Error) => {
          if (error instanceof BadScript || (error as NodeJS.ErrnoException).code === 'ENOENT') return error
          throw error
        })
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
    })
}
