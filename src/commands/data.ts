import { existsSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import type { Desk } from '../desk.ts'
import type { BadRow } from '../dossiers/file-rows.ts'
import { importDossiers } from '../dossiers/import-dossiers.ts'
import { importRatings } from '../satisfaction/import-ratings.ts'
import { loadDemo } from '../seed/load-demo.ts'
import { loadSeeds, SEEDS } from '../seed/load-seeds.ts'
import { CommandFailed, withNewDesk } from './with-desk.ts'

type Imported = { bad: BadRow[] } & Record<string, unknown>
type Importer = (
  desk: Desk,
  path: string,
  clock: () => number,
  progress: (done: number, total: number) => void,
) => Promise<Imported>

/** `migrate`, `seed`, `import`: how data gets in from the command line. */
export function dataCommands(): Command[] {
  return [migrateCommand(), seedCommand(), importCommand()]
}

function migrateCommand(): Command {
  return new Command('migrate')
    .description('đưa cơ sở dữ liệu lên phiên bản này / bring the database to this version')
    .action(() =>
      withNewDesk(async () =>
        console.log('Cơ sở dữ liệu đã ở phiên bản này. / The database is at this version.'),
      ),
    )
}

function seedCommand(): Command {
  return new Command('seed')
    .description('nạp thư mục dữ liệu như seeds/ / load a folder like seeds/')
    .argument('[dir]', 'folder of YAML files', SEEDS)
    .option('--demo', 'generate dossiers, complaints and ratings relative to today')
    .action((folder: string, { demo }: { demo?: true }) =>
      withNewDesk(async (desk, now) => {
        if (!existsSync(folder))
          throw new CommandFailed(`${folder}: không có thư mục này / there is no such folder`)
        const { loaded, problems } = demo
          ? await loadDemo(desk, now, undefined, { folder })
          : await loadSeeds(desk, folder, now)
        for (const [kind, count] of Object.entries(loaded)) console.log(`${kind}\t${count}`)
        for (const { file, where, reason } of problems) console.error(`${file}: ${where}: ${reason}`)
        if (problems.length > 0)
          throw new CommandFailed(`${problems.length} problems; everything else was loaded.`)
      }),
    )
}

function importCommand(): Command {
  const command = new Command('import').description('nhập từ CSV hoặc XLSX / import from CSV or XLSX')
  const kinds: [string, string, Importer][] = [
    ['dossiers', 'hồ sơ; cột như trong API / dossiers; columns as in the API', importDossiers],
    ['ratings', 'đánh giá; cột như trong API / ratings; columns as in the API', importRatings],
  ]
  for (const [kind, description, importer] of kinds) {
    command
      .command(kind)
      .description(description)
      .argument('<file>')
      .action((file: string) => withNewDesk((desk) => runImport(desk, file, importer)))
  }
  return command
}

async function runImport(desk: Desk, file: string, importer: Importer): Promise<void> {
  const bar = new SingleBar({ format: '{bar} {value}/{total}', noTTYOutput: false })
  let started = false
  const progress = (done: number, total: number) => {
    if (!started) bar.start(total, 0)
    started = true
    bar.update(done)
  }
  const { bad, ...counts } = await importer(desk, file, Date.now, progress)
    .catch((error: Error) => {
      throw new CommandFailed(`${file}: ${error.message}`)
    })
    .finally(() => bar.stop())
  for (const { line, reason } of bad) console.error(`${file}:${line}: ${reason}`)
  for (const [what, count] of Object.entries(counts)) console.log(`${what}\t${count}`)
  if (bad.length > 0)
    throw new CommandFailed(`${bad.length} dòng không nhận được / rows were not taken; the others are kept.`)
}
