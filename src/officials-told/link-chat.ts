/**
 * Linking a chat to an account with the code that the console showed, asked and answered in the chat. Whoever has the code
 * learns nothing of the account from it: not whose it is, not of which unit.
 */
import type { Instant } from '../calendar/instant.ts'
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { codeHash } from './code.ts'
import { chatRef, isLinkedChat, unlinking } from './contact.ts'

const TRIES_AN_HOUR = 5
const HOUR_MS = 3_600_000

/** What stands in the way of linking this chat; null: nothing but perhaps a wrong code. */
export type Hindrance = 'linked_already' | 'too_many'

/** Whether this chat may try a code. The message's own try is left out, so that a redone turn counts the same. */
export const linkHindrance: LookUp<Record<never, never>, Hindrance | null> = async (desk, _ask, moment) => {
  if (await isLinkedChat(desk, moment.citizen)) return 'linked_already'
  return (await countTries(desk, moment.citizen, moment.at)) >= TRIES_AN_HOUR ? 'too_many' : null
}

/** Links the chat. Refused as `wrong_code` when the code is wrong, used, or older than ten minutes. */
export const linkChat: Recorder<{ code: string }> = (desk, { code }, { citizen, address, at }) => [
  write(
    desk.database.read
      .updateTable('account_contact')
      .set({
        chat_ref: chatRef(desk, citizen),
        chat_sealed: desk.vault.seal(citizen),
        chat_channel: address.channel,
        linked_at: at,
        link_code_hash: null,
        link_code_until: null,
      })
      .where('link_code_hash', '=', codeHash(desk.vault, 'link-chat', code))
      .where('link_code_until', '>', at),
    'wrong_code',
  ),
]

/** Keeps that a code was wrong. Never refused. */
export const linkMissed: Recorder<Record<never, never>> = (desk, _data, { citizen, at }) => [
  write(desk.database.read.insertInto('attempt').values({ kind: 'link', subject: citizen, at })),
]

/** Ends the link of this chat. Refused as `not_linked` when there is none. */
export const unlinkThisChat: Recorder<Record<never, never>> = (desk, _data, { citizen }) => [
  unlinking(desk, citizen, 'not_linked'),
]

async function countTries({ database }: Desk, lane: string, at: Instant): Promise<number> {
  const row = await database.read
    .selectFrom('attempt')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('kind', '=', 'link')
    .where('subject', '=', lane)
    .where('at', '>', at - HOUR_MS)
    .where('at', '<', at)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
