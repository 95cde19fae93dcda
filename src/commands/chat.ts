import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Command, Option } from 'commander'
import type { ChannelName } from '../channels/channel.ts'
import { toTranscript } from '../replay/from-simulator.ts'
import { deedOf, renderSeen } from '../replay/render.ts'
import { NothingToTap } from '../simulator/deed.ts'

type Options = { channel: ChannelName; record?: string }

/** `chat`: a conversation in the terminal, with the seeds' province and nothing kept. */
export function chatCommand(): Command {
  return new Command('chat')
    .description('trò chuyện ngay trong cửa sổ lệnh / a conversation in the terminal; nothing is kept')
    .addOption(
      new Option('--channel <channel>', 'whose shape the talk has')
        .choices(['zalo', 'messenger'])
        .default('zalo'),
    )
    .option('--record <file>', 'write the talk as a transcript when it ends')
    .action(async ({ channel, record }: Options) => {
      const { createWorld } = await import('../replay/world.ts') // other commands start faster without it
      const world = await createWorld(Date.now())
      const user = world.simulator.citizens(channel)[0]!.id
      const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
      const clock = setInterval(() => void world.pass(1_000), 1_000)
      console.log(
        'Gõ để trò chuyện; [nhãn nút] để bấm; Ctrl-D để kết thúc. / Type to talk; [label] taps a button; Ctrl-D ends.',
      )
      let ended = false // input from a pipe ends while a line is still being answered
      terminal.once('close', () => {
        ended = true
      })
      terminal.prompt()
      let shown = 0
      try {
        for await (const line of terminal) {
          if (line.trim() !== '') {
            await world.simulator.say(channel, user, deedOf(line)).catch((error: unknown) => {
              if (!(error instanceof NothingToTap)) throw error
              console.log('(không có nút này / no such button)')
            })
            await world.settle()
            const fresh = world.simulator.messages(channel, user).slice(shown)
            shown += fresh.length
            for (const seen of fresh) if (seen.from === 'bot') console.log(renderSeen(seen).join('\n'))
          }
          if (!ended) terminal.prompt()
        }
        if (record) {
          writeFileSync(record, toTranscript(world.simulator.talk(channel, user)))
          console.log(`\nĐã ghi / written: ${record}`)
        }
      } finally {
        clearInterval(clock)
        await world.close()
      }
    })
}
