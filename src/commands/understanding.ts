import { Command, InvalidArgumentError } from 'commander'
import { toIso } from '../calendar/instant.ts'
import { labelFile } from '../understanding/unclear/label-file.ts'
import { type UnclearMessage, unclearMessages } from '../understanding/unclear/unclear-messages.ts'
import { learnCommand } from './understanding-learn.ts'
import { withDesk } from './with-desk.ts'

/** `understanding list` and `understanding learn`: what the bot did not understand, and learning it from a clerk's labels. */
export function understandingCommands(): Command {
  const understanding = new Command('understanding').description(
    'câu máy chưa hiểu, và dạy máy / messages that were not understood, and learning them',
  )
  understanding
    .command('list')
    .description(
      'liệt kê câu chưa hiểu, mới nhất trước, thành tệp để gán nhãn / list them, the newest first, as a file to label',
    )
    .option('--format <format>', 'yaml (to label) or jsonl', formatOf, 'yaml')
    .option('--most <n>', 'at most so many', countOf, 200)
    .action(({ format, most }: { format: 'yaml' | 'jsonl'; most: number }) =>
      withDesk(async (desk) => {
        const messages = await unclearMessages(desk, most)
        process.stdout.write(format === 'yaml' ? labelFile(messages) : messages.map(asJson).join(''))
        console.error(
          messages.length === 0
            ? desk.settings.retentionDays.unclear === 0
              ? 'Không giữ câu nào (RETENTION_UNCLEAR_DAYS=0). / None is kept (RETENTION_UNCLEAR_DAYS=0).'
              : 'Không có câu nào. / Nothing was misunderstood.'
            : `${messages.length} câu. / ${messages.length} messages.`,
        )
      }),
    )
  understanding.addCommand(learnCommand())
  return understanding
}

function asJson({ lastDay, ...message }: UnclearMessage): string {
  return `${JSON.stringify({ ...message, lastDay: toIso(lastDay).slice(0, 10) })}\n`
}

function formatOf(typed: string): string {
  if (typed !== 'yaml' && typed !== 'jsonl') throw new InvalidArgumentError('yaml or jsonl')
  return typed
}

function countOf(typed: string): number {
  const n = Number(typed)
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('a whole number from 1')
  return n
}
