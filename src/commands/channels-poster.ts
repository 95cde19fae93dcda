/** `channels poster`: QR posters of units, counters and procedures, as SVG or PNG. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { dayOf, type Instant } from '../calendar/instant.ts'
import { demoAccounts } from '../channels/connect.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import { keepDoor } from '../doors/door-store.ts'
import { doorLinks } from '../doors/links.ts'
import type { Poster } from '../doors/poster.ts'
import { type Door, readCounter, refOf } from '../doors/ref.ts'
import { procedureByCode } from '../procedures/procedure-store.ts'
import { chainOf, existsOn, type Unit } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

type Asked = {
  unit?: string
  all?: true
  counter?: string
  procedure?: string
  what: Poster['what']
  format?: 'svg' | 'png'
  out: string
}

/** One poster into a file, or one of each unit into a folder. */
export function posterCommand(): Command {
  return new Command('poster')
    .description(
      'in bảng mã QR mở phần đánh giá hoặc phản ánh của đúng nơi đó / makes QR posters that open the rating or complaint of that very place',
    )
    .option('--unit <code>', 'mã cơ quan / unit')
    .option('--all', 'mọi cơ quan đang hoạt động, mỗi nơi một tệp / every living unit, a file each')
    .option('--counter <name>', 'số quầy như trên biển / the counter as its sign says it')
    .option('--procedure <code>', 'mã thủ tục / procedure')
    .addOption(
      new Option('--what <what>', 'mở ra việc gì / what it opens')
        .choices(['rate', 'complain'])
        .default('rate'),
    )
    .addOption(
      new Option('--format <format>', 'dạng tệp khi dùng --all / with --all').choices(['svg', 'png']),
    )
    .requiredOption('--out <path>', 'tệp .svg hoặc .png; với --all là thư mục / a file, with --all a folder')
    .action((asked: Asked) => withDesk((desk, now, config) => makePosters(desk, asked, now, config)))
}

async function makePosters(desk: Desk, asked: Asked, now: Instant, config: Config): Promise<void> {
  if ((asked.unit === undefined) === (asked.all === undefined))
    throw new CommandFailed('Nêu --unit MÃ hoặc --all. / Name one of --unit CODE and --all.')
  if (asked.unit !== undefined) {
    const format = /\.(svg|png)$/i.exec(asked.out)?.[1]?.toLowerCase()
    if (!format)
      throw new CommandFailed(
        `--out ${asked.out}: tên tệp phải có đuôi .svg hoặc .png / must end with .svg or .png`,
      )
    const unit = await livingUnit(desk, asked.unit, now)
    await write(asked.out, await posterOf(desk, unit, asked, now, config), format)
    return
  }
  if (asked.counter !== undefined || asked.procedure !== undefined)
    throw new CommandFailed('--counter và --procedure chỉ đi với --unit. / They go with --unit alone.')
  const { byCode } = await unitTree(desk.database)
  const living = [...byCode.values()].filter((unit) => existsOn(unit, dayOf(now)))
  if (living.length === 0)
    throw new CommandFailed(
      'Chưa có cơ quan nào để in bảng: chạy seed THƯ_MỤC trước. / No unit is recorded yet: run seed DIR first.',
    )
  mkdirSync(asked.out, { recursive: true })
  const format = asked.format ?? 'svg'
  for (const unit of living) {
    const door = doorOf(unit, asked)
    const name = refOf(door).replace(/^[^_]*_/, '')
    await write(join(asked.out, `${name}.${format}`), await posterOf(desk, unit, asked, now, config), format)
  }
}

async function write(path: string, poster: Poster, format: string): Promise<void> {
  const { posterAsPng, posterAsSvg } = await import('../doors/print.ts') // a drawing library that the server needs not carry
  const page = format === 'png' ? posterAsPng(poster) : posterAsSvg(poster)
  try {
    writeFileSync(path, page)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CommandFailed(`--out ${path}: không ghi được / cannot be written (${code})`)
  }
  console.log(`${path}\t${poster.code}\t${poster.links.map(({ url }) => url).join('\t')}`)
}

async function livingUnit(desk: Desk, code: string, now: Instant): Promise<Unit> {
  const unit = (await unitTree(desk.database)).byCode.get(code)
  if (!unit) throw new CommandFailed(`--unit ${code}: không có cơ quan này / there is no such unit`)
  if (!existsOn(unit, dayOf(now)))
    throw new CommandFailed(
      `--unit ${code}: cơ quan này không còn hoạt động / this unit does not exist today`,
    )
  return unit
}

function doorOf(unit: Unit, { what, counter, procedure }: Asked): Door {
  const said = counter === undefined ? null : readCounter(counter)
  if (counter !== undefined && said === null)
    throw new CommandFailed(
      `--counter ${counter}: 1 đến 20 chữ, số, dấu cách, chấm, gạch / 1 to 20 letters, digits, spaces, dots, hyphens`,
    )
  return { what, unitCode: unit.code, counter: said, procedureCode: procedure ?? null }
}

/** Keeps the door, so that its code and its counter are known when they come back. */
async function posterOf(desk: Desk, unit: Unit, asked: Asked, now: Instant, config: Config): Promise<Poster> {
  const door = doorOf(unit, asked)
  const procedure = door.procedureCode ? await procedureByCode(desk.database, door.procedureCode) : null
  if (door.procedureCode && !procedure)
    throw new CommandFailed(
      `--procedure ${door.procedureCode}: không có thủ tục này / there is no such procedure`,
    )
  const accounts = config.demo ? demoAccounts() : config.accounts
  if (accounts.oas.length + accounts.pages.length === 0)
    throw new CommandFailed('Chưa nối kênh nào, nên chưa có gì để quét. / No channel is connected yet.')
  const code = await keepDoor(desk.database, door, now)
  const line = [unit.code, ...chainOf(await unitTree(desk.database), unit.code)]
  return {
    what: asked.what,
    unitName: unit.name,
    counter: door.counter,
    procedureName: procedure?.name ?? null,
    code,
    links: doorLinks(door, code, accounts, line, config.env.ZALO_DEEP_LINK),
  }
}
