import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { SCORE_SCOPES, type ScoreScope } from '../scores/score-units.ts'
import { isBeforePeriod, readAsOf, scoresOf } from '../scores/scores.ts'
import { renderScores, SCORE_FORMATS, type ScoreFormat } from '../scores/scores-table.ts'
import { UNIT_VIEWS, type UnitView } from '../units/unit-views.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

type Options = {
  period: string
  unit?: string
  framework?: string
  asOf?: string
  view: UnitView
  scope: ScoreScope
  format: ScoreFormat
  bom?: true
  out?: string
}

/** Why there are no scores, as a sentence that names the option. */
export const SCORE_REFUSALS = {
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
    .addOption(
      new Option('--view <view>', 'now: the past follows whoever carries it on; then: units as they were')
        .choices([...UNIT_VIEWS])
        .default('now'),
    )
    .addOption(
      new Option('--scope <scope>', 'subtree: each unit with all under it')
        .choices([...SCORE_SCOPES])
        .default('unit'),
    )
    .addOption(new Option('--format <format>', 'how to print').choices([...SCORE_FORMATS]).default('table'))
    .option(
      '--bom',
      'with --format csv: the mark by which Excel knows UTF-8 (chữ tiếng Việt hiện đúng trong Excel)',
    )
    .option('--out <file>', 'write into a file (needed for xlsx on a terminal)')
    .action((options: Options) =>
      withDesk(async (desk, now) => {
        const { period, unit, framework, view, scope } = options
        if (isBeforePeriod(now, period))
          throw new CommandFailed(`--period: ${period} chưa bắt đầu / ${period} has not begun`)
        const asOf = options.asOf === undefined ? undefined : readAsOf(options.asOf, now)
        if (asOf === null)
          throw new CommandFailed('--as-of: must be a day like 2026-11-24, or a moment with its offset')
        if (isBeforePeriod(asOf, period))
          throw new CommandFailed(`--as-of: lies before ${period} begins: nothing of it was recorded then`)
        const question = { period, unitCode: unit, framework, asOf, view, scope, mayReadPeople: () => true }
        const result = await scoresOf(desk, question, now)
        if ('refused' in result) throw new CommandFailed(SCORE_REFUSALS[result.refused])
        const made = await renderScores(result.scorecards, options.format)
        const rendered = options.bom && options.format === 'csv' ? `\ufeff${made}` : made
        if (options.out) writeFileSync(options.out, rendered)
        else if (typeof rendered !== 'string' && process.stdout.isTTY)
          throw new CommandFailed('--format xlsx: name a file with --out')
        else process.stdout.write(rendered)
      }),
    )
}
