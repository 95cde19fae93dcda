import { Command } from 'commander'
import { toIso } from '../calendar/instant.ts'
import { CommandFailed, withMailbox } from './with-desk.ts'

const PAGE = 1_000

/** `outbox list` and `outbox requeue`: messages that were given up, and another try. */
export function outboxCommands(): Command {
  const outbox = new Command('outbox').description('tin không gửi được / messages that could not be sent')
  outbox
    .command('list')
    .description('liệt kê kèm lý do / list dead letters with their reasons')
    .action(() =>
      withMailbox(async (_desk, mailbox) => {
        let listed = 0
        for (let page = await mailbox.deadLetters(null, PAGE); page.length > 0; ) {
          for (const { id, channel, reason, attempts, settledAt } of page)
            console.log([id, channel, toIso(settledAt), `attempts=${attempts}`, reason].join('\t'))
          listed += page.length
          page = await mailbox.deadLetters(page.at(-1)!, PAGE)
        }
        console.error(listed === 0 ? 'Không có tin nào. / No dead letters.' : `${listed} dead letters.`)
      }),
    )
  outbox
    .command('requeue')
    .description('gửi lại / put dead letters back into their order')
    .argument('<id...>')
    .action((ids: string[]) =>
      withMailbox(async (_desk, mailbox, now) => {
        const back = await mailbox.requeue(ids, now)
        for (const id of back) console.log(id)
        const unknown = ids.filter((id) => !back.includes(id))
        if (unknown.length > 0)
          throw new CommandFailed(`Không có trong danh sách / not a dead letter: ${unknown.join(', ')}`)
      }),
    )
  return outbox
}
