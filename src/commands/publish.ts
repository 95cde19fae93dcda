import { Command } from 'commander'
import { toIso } from '../calendar/instant.ts'
import { publishAnew } from '../scores/publish.ts'
import { plainText } from '../units/plain-text.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

const REFUSALS = {
  open: '--period: must be a quarter that is over, like 2026-Q3',
  nothing: '--period: nothing is recorded of this quarter',
  meanwhile: 'Nơi khác vừa công bố lại quý này. / Another process just published this quarter anew.',
}
const LONGEST_REASON = 500

/** `publish`: a quarter's public figures once more, with what was recorded since they were first published. */
export function publishCommand(): Command {
  return new Command('publish')
    .description(
      'công bố lại điểm của một quý đã kết thúc / publish the scores of a quarter that is over anew, with what was recorded since',
    )
    .requiredOption('--period <quarter>', '2026-Q3')
    .requiredOption('--reason <text>', 'why; everybody reads it on the public page')
    .action(({ period, reason }: { period: string; reason: string }) =>
      withDesk(async (desk, now) => {
        const read = plainText(LONGEST_REASON).safeParse(reason)
        if (!read.success) throw new CommandFailed(`--reason: one line of 1 to ${LONGEST_REASON} characters`)
        const made = await publishAnew(desk, period, read.data, now)
        if ('refused' in made) throw new CommandFailed(REFUSALS[made.refused])
        console.log(`${period}\t${made.version}\t${toIso(made.asOf)}`)
      }),
    )
}
