import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { checkRollups, type Progress, rebuildRollups } from '../scores/rollups/rebuild.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

/** `rollups`: the kept counts that scores are read from, made anew or compared with the facts. */
export function rollupsCommands(): Command {
  return new Command('rollups')
    .description('số liệu cộng sẵn cho điểm / the kept counts that scores are read from')
    .addCommand(rebuildCommand())
    .addCommand(checkCommand())
}

function rebuildCommand(): Command {
  return new Command('rebuild').description('tính lại tất cả / count all of them anew').action(() =>
    withDesk(async ({ database }) => {
      const cells = await withBar((progress) => rebuildRollups(database, Date.now, progress))
      console.log(`cells\t${cells}`)
    }),
  )
}

function checkCommand(): Command {
  return new Command('check')
    .description('so với dữ liệu gốc / compare them with the facts; exit code 1 when any differs')
    .action(() =>
      withDesk(async ({ database }) => {
        const { cells, dossiers } = await withBar((progress) => checkRollups(database, Date.now, progress))
        for (const { unit, month } of cells) console.error(`${unit}\t${month}`)
        if (dossiers > 0) console.error(`dossiers\t${dossiers}`)
        if (cells.length + dossiers > 0)
          throw new CommandFailed(
            'Không khớp với dữ liệu gốc / they differ from the facts; run: lang-nghe rollups rebuild',
          )
        console.log('Khớp với dữ liệu gốc. / They agree with the facts.')
      }),
    )
}

async function withBar<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: '{bar} {value}/{total}', noTTYOutput: false })
  let started = false
  try {
    return await work((done, total) => {
      if (!started) bar.start(total, 0)
      started = true
      bar.update(done)
    })
  } finally {
    bar.stop()
  }
}
