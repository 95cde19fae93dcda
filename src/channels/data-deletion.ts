/**
 * Meta's data deletion callback: erases whom it names, as far as that can be told. The id in it is the app's, not the Page's
 * (facts/messenger.md 5), so most often nobody is found, and the page of the request says how to have everything erased.
 */
import type { Instant } from '../calendar/instant.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { eraseData } from '../privacy/erase-citizen.ts'
import type { Channel, DeletionRequest } from './channel.ts'

/** Where a request for deletion is shown, without its code. */
export const DELETION_PAGE = '/privacy/deletion/'

/** What Meta shows the person: an address that can be read, and a code. */
export type DeletionAnswer = { url: string; confirmation_code: string }

/**
 * Erases durably; a repeat answers the same and does no more.
 *
 * @param host where this server is reached when PUBLIC_URL is not set
 * @throws Unavailable
 */
export async function deleteOnRequest(
  tools: { desk: Desk; mailbox: Pick<Mailbox, 'held'>; channels: Pick<Channel, 'name' | 'account'>[] },
  { user, issuedAt }: DeletionRequest,
  host: string,
  now: Instant,
): Promise<DeletionAnswer> {
  const { desk } = tools
  const code = desk.vault.ref('deletion', user, issuedAt)
  const answer = {
    url: `${desk.settings.publicUrl ?? `https://${host}`}${DELETION_PAGE}${code}`,
    confirmation_code: code,
  }
  if ((await deletionOf(desk, code)) !== null) return answer
  const known = []
  for (const { account } of tools.channels.filter(({ name }) => name === 'messenger')) {
    const citizen = desk.vault.ref('citizen', 'messenger', account, user)
    if (await isKnown(tools, citizen)) known.push(citizen)
  }
  // The request itself is kept with the last one: what was broken off before is done by the repeat.
  for (const [left, citizen] of [...known.entries()].reverse()) {
    const id = left === 0 ? idOf(code) : `${idOf(code)}:${left}`
    await eraseData(desk, { id, citizen, by: 'messenger', lane: citizen }, now)
  }
  if (known.length === 0) await keepUnmatched(desk, code, now)
  return answer
}

/** What became of a request: `unmatched` named nobody whom we know. */
export type Deletion = { state: 'unmatched' | 'under_way' | 'done'; at: Instant }

/** Null: there was no request with this code. */
export async function deletionOf({ database }: Desk, code: string): Promise<Deletion | null> {
  if (!/^[\w-]{22}$/.test(code)) return null
  const row = await database.read
    .selectFrom('data_request')
    .select(['at', 'done_at', 'outcome'])
    .where('id', '=', idOf(code))
    .executeTakeFirst()
  if (!row) return null
  const state = row.outcome === UNMATCHED ? 'unmatched' : row.done_at === null ? 'under_way' : 'done'
  return { state, at: row.at }
}

const UNMATCHED = JSON.stringify({ unmatched: true })

function idOf(code: string): string {
  return `deletion:${code}`
}

async function isKnown(
  { desk, mailbox }: { desk: Desk; mailbox: Pick<Mailbox, 'held'> },
  citizen: string,
): Promise<boolean> {
  if ((await mailbox.held(citizen)) !== null) return true
  const kept = desk.database.read.selectFrom('citizen').select('ref').where('ref', '=', citizen)
  return (await kept.where('erased_at', 'is', null).executeTakeFirst()) !== undefined
}

async function keepUnmatched({ database }: Desk, code: string, now: Instant): Promise<void> {
  const row = {
    id: idOf(code),
    kind: 'erase',
    citizen: null,
    at: now,
    done_at: now,
    by: 'messenger',
    outcome: UNMATCHED,
  }
  await database.commit([
    write(
      database.read
        .insertInto('data_request')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ])
}
