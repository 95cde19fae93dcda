import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { readAsOf, scoresOf } from '../scores/scores.ts'
import { renderScores, SCORE_FORMATS, type ScoreFormat } from '../scores/scores-table.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

type Options = {
  period: string
  unit?: string
  framework?: string
  asOf?: string
  format: ScoreFormat
  out?: string
}

const REFUSALS = {
  unknown_period: '--period: must be like 2026-11, 2026-Q4, 2026-H2 or 2026',
  unknown_unit: '--unit: no unit has this code',
  unknown_framework: '--framework: no framework has this name',
  future_as_of: '--as-of: must not be in the future',
}

/** `scores`: unit scores of a period, the same figures as the API's and the console's. */
export function scoresCommand(): Command {
  return new Command('scores')
    .description('điểm của các đơn vị / unit scores')
    .requiredOption('--period <period>', '2026-11, 2026-Q4, 2026-H2, 2026')
    .option('--unit <code>', 'one unit')
    .option('--framework <name>', 'sipas-2023, kl-91, …')
    .option(
      '--as-of <date>',
      'only what was recorded until the end of this day, or until this moment (ISO 8601)',
    )
    .addOption(new Option('--format <format>', 'how to print').choices([...SCORE_FORMATS]).default('table'))
    .option('--out <file>', 'write into a file (needed for xlsx on a terminal)')
    .action((options: Options) =>
      withDesk(async (desk, now) => {
        const { period, unit, framework } = options
        const asOf = options.asOf === undefined ? now : readAsOf(options.asOf, now)
        if (asOf === null)
          throw new CommandFailed('--as-of: must be a day like 2026-11-24, or a moment with its offset')
        const question = { period, unitCode: unit, framework, asOf }
        const result = await scoresOf(desk, question, now)
        if ('refused' in result) throw new CommandFailed(REFUSALS[result.refused])
        const rendered = await renderScores(result.scorecards, options.format)
        if (options.out) writeFileSync(options.out, rendered)
        else if (typeof rendered !== 'string' && process.stdout.isTTY)
          throw new CommandFailed('--format xlsx: name a file with --out')
        else process.stdout.write(rendered)
      }),
    )
}
