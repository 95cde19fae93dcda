import { Command } from 'commander'
import { toIso } from '../calendar/instant.ts'
import { connectChannels } from '../channels/connect.ts'
import { listQuarantine, type Replayed, replayQuarantined } from '../channels/quarantine.ts'
import type { Intake } from '../channels/take-in.ts'
import { redisOf } from '../config.ts'
import { openMailbox } from '../open-mailbox.ts'
import { markOutcome } from '../schedule/notices.ts'
import { keepSent, sentMessage } from '../schedule/sent-messages.ts'
import { createLog } from '../telemetry/log.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

const PAGE = 1_000

/** `quarantine list` and `quarantine replay`: what was put aside, and hearing it after all. Ids only, never words. */
export function quarantineCommands(): Command {
  const quarantine = new Command('quarantine').description(
    'sự kiện cất riêng / signed events that were too old, not understood or not digested',
  )
  quarantine
    .command('list')
    .description('liệt kê kèm lý do / list them with their reasons')
    .option('--json', 'một mảng JSON / as one JSON array')
    .action(({ json }: { json?: boolean }) =>
      withDesk(async (desk) => {
        const all = []
        for (let page = await listQuarantine(desk, null, PAGE); page.length > 0; ) {
          all.push(...page)
          page = await listQuarantine(desk, page.at(-1)!, PAGE)
        }
        const rows = all.map((one) => ({ ...one, at: toIso(one.at) }))
        if (json) return console.log(JSON.stringify(rows, null, 2))
        for (const { id, channel, account, at, reason, kind } of rows)
          console.log([id, channel, account, at, reason, ...(kind === null ? [] : [kind])].join('\t'))
        console.error(rows.length === 0 ? 'Không có gì. / Nothing is put aside.' : counted(rows.length))
      }),
    )
  quarantine
    .command('replay')
    .description('đọc lại bằng phiên bản này / hear them after all, by this version')
    .argument('[id...]')
    .option('--all', 'tất cả / all of them')
    .action((ids: string[], { all }: { all?: boolean }) => replay(ids, all ?? false))
  return quarantine
}

function counted(events: number): string {
  return `${events} sự kiện cất riêng. / ${events} ${events === 1 ? 'event' : 'events'} put aside.`
}

function replay(named: string[], all: boolean): Promise<void> {
  if (named.length === 0 && !all)
    throw new CommandFailed('Nêu mã, hoặc --all / name ids, or give --all; quarantine list shows them')
  return withDesk(async (desk, now, config) => {
    const open = await openMailbox(desk, redisOf(config), true)
    const { channels } = connectChannels(config, desk, 'http://127.0.0.1')
    const intake: Intake = {
      desk,
      mailbox: open.mailbox,
      metrics: createMetrics(),
      log: createLog('error'),
      arrived() {},
      async noticeSettled(notice, outcome, part) {
        const { database, vault } = desk
        const kept = part ? [keepSent(database, notice, sentMessage(vault, part, now))] : []
        await database.commit([markOutcome(database, notice, outcome), ...kept])
      },
    }
    try {
      const ids = all ? await allIds(desk) : named
      const failed: [string, Replayed][] = []
      for (const id of ids) {
        const outcome = await replayQuarantined({ ...intake, channels }, id, now)
        if (outcome === 'replayed') console.log(id)
        else failed.push([id, outcome])
      }
      for (const [id, outcome] of failed) console.error(`${id}\t${outcome}`)
      if (failed.length > 0)
        throw new CommandFailed(
          `${failed.length} chưa đọc lại được / could not be heard; they stay put aside`,
        )
    } finally {
      await open.close()
    }
  })
}

async function allIds(desk: Parameters<typeof listQuarantine>[0]): Promise<string[]> {
  const ids: string[] = []
  for (let page = await listQuarantine(desk, null, PAGE); page.length > 0; ) {
    ids.push(...page.map(({ id }) => id))
    page = await listQuarantine(desk, page.at(-1)!, PAGE)
  }
  return ids
}
