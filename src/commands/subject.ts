import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import type { Mailbox } from '../conversation/mailbox.ts'
import type { Desk } from '../desk.ts'
import { eraseCitizen } from '../privacy/erase-citizen.ts'
import { exportCitizen } from '../privacy/export-citizen.ts'
import { CommandFailed, withMailbox } from './with-desk.ts'

const REF = 'zalo:OA:USER or messenger:PAGE:USER'

/** `erase` and `export`: requests of data subjects, carried out by the operator. */
export function subjectCommands(): Command[] {
  return [
    new Command('erase')
      .description('xoá dữ liệu của một người / erase a citizen')
      .requiredOption('--citizen <ref>', REF)
      .action(({ citizen }: { citizen: string }) =>
        withMailbox(async (desk, mailbox, now) => {
          const ref = await known(desk, mailbox, citizen)
          console.log(
            JSON.stringify(await eraseCitizen(desk, ref, 'operator', randomUUID(), now, mailbox), null, 2),
          )
        }),
      ),
    new Command('export')
      .description('xuất dữ liệu của một người / export what is kept of a citizen')
      .requiredOption('--citizen <ref>', REF)
      .action(({ citizen }: { citizen: string }) =>
        withMailbox(async (desk, mailbox, now) => {
          const ref = await known(desk, mailbox, citizen)
          const file = await exportCitizen(desk, ref, 'operator', randomUUID(), now, mailbox)
          console.log(JSON.stringify(file, null, 2))
        }),
      ),
  ]
}

async function known(desk: Desk, mailbox: Mailbox, citizen: string): Promise<string> {
  const match = /^(zalo|messenger):([^:]+):([^:]+)$/.exec(citizen)
  if (!match) throw new CommandFailed(`--citizen: must be ${REF}`)
  const ref = desk.vault.ref('citizen', match[1]!, match[2]!, match[3]!)
  const row = await desk.database.read
    .selectFrom('citizen')
    .select('ref')
    .where('ref', '=', ref)
    .executeTakeFirst()
  if (!row && (await mailbox.held(ref)) === null)
    throw new CommandFailed('Không có dữ liệu nào của người này. / Nothing is kept of this citizen.')
  return ref
}
