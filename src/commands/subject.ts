import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { createSqlMailbox } from '../conversation/mailbox-sql.ts'
import type { Desk } from '../desk.ts'
import { eraseCitizen } from '../privacy/erase-citizen.ts'
import { exportCitizen } from '../privacy/export-citizen.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

const REF = 'zalo:OA:USER or messenger:PAGE:USER'

/** `erase` and `export`: requests of data subjects, carried out by the operator. */
export function subjectCommands(): Command[] {
  return [
    new Command('erase')
      .description('xoá dữ liệu của một người / erase a citizen')
      .requiredOption('--citizen <ref>', REF)
      .action(({ citizen }: { citizen: string }) =>
        withDesk(async (desk, now) => {
          const ref = await known(desk, citizen)
          const mailbox = createSqlMailbox(desk.database, desk.vault)
          console.log(
            JSON.stringify(await eraseCitizen(desk, ref, 'operator', randomUUID(), now, mailbox), null, 2),
          )
        }),
      ),
    new Command('export')
      .description('xuất dữ liệu của một người / export what is kept of a citizen')
      .requiredOption('--citizen <ref>', REF)
      .action(({ citizen }: { citizen: string }) =>
        withDesk(async (desk, now) => {
          const ref = await known(desk, citizen)
          console.log(JSON.stringify(await exportCitizen(desk, ref, 'operator', randomUUID(), now), null, 2))
        }),
      ),
  ]
}

async function known(desk: Desk, citizen: string): Promise<string> {
  const match = /^(zalo|messenger):([^:]+):([^:]+)$/.exec(citizen)
  if (!match) throw new CommandFailed(`--citizen: must be ${REF}`)
  const ref = desk.vault.ref('citizen', match[1]!, match[2]!, match[3]!)
  const lane = await desk.database.read
    .selectFrom('lane')
    .select('id')
    .where('id', '=', ref)
    .executeTakeFirst()
  const row = await desk.database.read
    .selectFrom('citizen')
    .select('ref')
    .where('ref', '=', ref)
    .executeTakeFirst()
  if (!lane && !row)
    throw new CommandFailed('Không có dữ liệu nào của người này. / Nothing is kept of this citizen.')
  return ref
}
