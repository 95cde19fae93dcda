import { existsSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import type { Desk } from '../desk.ts'
import type { BadRow } from '../dossiers/file-rows.ts'
import { dossierColumns, importDossiers } from '../dossiers/import-dossiers.ts'
import { importRatings, ratingColumns } from '../satisfaction/import-ratings.ts'
import { BODY_COLUMNS, importBodies } from '../scores/rankings/import-bodies.ts'
import { importRankings, RANKING_COLUMNS } from '../scores/rankings/import-rankings.ts'
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
  const kinds: [string, string, Importer, Columns][] = [
    [
      'dossiers',
      'hồ sơ; cột như trong API / dossiers; columns as in the API',
      importDossiers,
      dossierColumns(),
    ],
    [
      'ratings',
      'đánh giá; cột như trong API / ratings; columns as in the API',
      importRatings,
      ratingColumns(),
    ],
    [
      'rankings',
      'xếp hạng CCHC hằng năm / yearly rankings of units (docs/frameworks.md)',
      importRankings,
      RANKING_COLUMNS,
    ],
    [
      'bodies',
      'tập thể lãnh đạo, tổ chức cơ sở đảng / leadership bodies (docs/frameworks.md)',
      importBodies,
      BODY_COLUMNS,
    ],
  ]
  for (const [kind, description, importer, columns] of kinds) {
    command
      .command(kind)
      .description(description)
      .argument('<file>', 'CSV (UTF-8) hoặc XLSX, hàng đầu là tên cột / the first row names the columns')
      .addHelpText('after', columnsHelp(kind, columns))
      .action((file: string) => withNewDesk((desk) => runImport(desk, file, importer)))
  }
  return command
}

type Columns = { required: readonly string[]; all: readonly string[] }

function columnsHelp(kind: string, { required, all }: Columns): string {
  const others = all.filter((column) => !required.includes(column))
  return `
Cột bắt buộc / required columns: ${required.join(', ')}
Cột khác / others: ${others.join(', ')}
Ngày giờ / moments: 2026-11-24 08:15, 24/11/2026 08:15, 24/11/2026, 2026-11-24T08:15:00+07:00
Tệp mẫu / an example: seeds/examples/${kind}.csv`
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
