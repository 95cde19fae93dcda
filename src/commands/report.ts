import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Command } from 'commander'
import type { Ask } from '../report/ask.ts'
import { compose } from '../report/compose.ts'
import { gather } from '../report/gather.ts'
import { formatOf, renderReport } from '../report/render.ts'
import { isBeforePeriod, readAsOf, scoresOf } from '../scores/scores.ts'
import { SCORE_REFUSALS } from './scores.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

type Options = { period: string; unit?: string; framework?: string; asOf?: string; out: string }

/** `report`: what a steering committee takes to its meeting, as a file to print, to edit or to calculate with. */
export function reportCommand(): Command {
  return new Command('report')
    .description('báo cáo cho ban chỉ đạo / the report for the steering committee')
    .requiredOption('--period <period>', '2026-11, 2026-Q4, 2026-H2, 2026')
    .requiredOption('--out <file>', 'a file that ends in .html, .docx or .xlsx')
    .option('--unit <code>', 'of one unit and all under it')
    .option('--framework <name>', 'the rule set that it applies; kl-91 when left out')
    .option(
      '--as-of <date>',
      'only what was recorded until the end of this day, or until this moment (ISO 8601)',
    )
    .action((options: Options) => {
      const format = formatOf(options.out)
      if (!format) throw new CommandFailed('--out: the name must end in .html, .docx or .xlsx')
      const folder = dirname(options.out)
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        throw new CommandFailed(`--out: there is no folder ${folder}`)
      return withDesk(async (desk, now) => {
        const question = questionOf(options, now)
        const ask: Ask = (asked) => scoresOf(desk, { ...asked, mayReadPeople: () => true }, now)
        const facts = await gather(desk, question, ask, now)
        if ('refused' in facts) throw new CommandFailed(SCORE_REFUSALS[facts.refused])
        writeWhole(options.out, await renderReport(compose(facts, basename(options.out)), format))
        console.log(options.out)
      })
    })
}

function questionOf({ period, unit, framework, asOf }: Options, now: number) {
  const moment = asOf === undefined ? undefined : readAsOf(asOf, now)
  if (moment === null)
    throw new CommandFailed('--as-of: must be a day like 2026-11-24, or a moment with its offset')
  if (isBeforePeriod(moment ?? now, period))
    throw new CommandFailed(`--period: ${period} had not begun: nothing of it was recorded then`)
  return { period, unitCode: unit ?? null, framework: framework ?? null, asOf: moment ?? null }
}

/** All or nothing: whoever opens the file never finds half of one, and what was there before stays until the new one is whole. */
function writeWhole(file: string, bytes: Buffer): void {
  const made = join(dirname(file), `.${randomUUID()}.part`)
  try {
    writeFileSync(made, bytes)
    renameSync(made, file)
  } catch (error) {
    rmSync(made, { force: true })
    throw new CommandFailed(`--out: cannot be written: ${(error as Error).message}`)
  }
}
