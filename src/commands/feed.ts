import { Command } from 'commander'
import { toIso } from '../calendar/instant.ts'
import { deadEvents, requeueEvents } from '../score-feed/dead-letters.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

const PAGE = 1_000

/** `feed list` and `feed requeue`: events of the score feed that were given up, and another try. */
export function feedCommands(): Command {
  const feed = new Command('feed').description(
    'tin điểm số không gửi được tới SCORE_FEED_URL / events of the score feed that could not be sent',
  )
  feed
    .command('list')
    .description('liệt kê kèm lý do / list dead events with their reasons')
    .action(() =>
      withDesk(async ({ database }) => {
        let listed = 0
        for (let page = await deadEvents(database, 0, PAGE); page.length > 0; ) {
          for (const { id, kind, unit, settledAt, tries, reason } of page)
            console.log([id, kind, unit, toIso(settledAt), `tries=${tries}`, reason].join('\t'))
          listed += page.length
          page = await deadEvents(database, page.at(-1)!.seq, PAGE)
        }
        console.error(listed === 0 ? 'Không có tin nào. / No dead events.' : `${listed} dead events.`)
      }),
    )
  feed
    .command('requeue')
    .description('gửi lại / put dead events back into their order')
    .argument('<id...>')
    .action((ids: string[]) =>
      withDesk(async ({ database }, now) => {
        const { back, left } = await requeueEvents(database, ids, now)
        for (const id of back) console.log(id)
        for (const id of left)
          console.error(`${id}: đã có tin mới hơn thay thế / a later event says what this one would tell`)
        const unknown = ids.filter((id) => !back.includes(id) && !left.includes(id))
        if (unknown.length > 0)
          throw new CommandFailed(`Không có trong danh sách / not a dead event: ${unknown.join(', ')}`)
      }),
    )
  return feed
}
