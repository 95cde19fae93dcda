/** What an official does in a live talk: takes it, says something, gives it back, ends it. */
import type { Instant } from '../calendar/instant.ts'
import { PERSON_SILENT_MS } from '../conversation/human-pause.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { type NewNotice, scheduleNotice } from '../schedule/notices.ts'
import { requestRow } from './human-requests.ts'
import { type Hand, holderOf } from './live-talk.ts'
import { keepLine } from './talk-lines.ts'

/**
 * What became of it. `held`: another official has it, `name` says who. `not_yours`: it must be taken first. `over`: it has
 * ended before. `not_found`: there is none that they may see.
 */
export type Held =
  | 'done'
  | { refused: 'held'; name: string }
  | { refused: 'not_yours' | 'over' | 'not_found' }

/** From now on this official answers, and the citizen is told so once. Done already: nothing happens again. */
export async function takeTalk(desk: Desk, hand: Hand, id: string, now: Instant): Promise<Held> {
  const row = await requestRow(desk, hand.viewer, id)
  if (!row) return { refused: 'not_found' }
  if (row.status !== 'open') return { refused: 'over' }
  const holder = holderOf(row, now)
  if (holder) return holder.actor === hand.actor ? 'done' : { refused: 'held', name: holder.name }
  const { read } = desk.database
  const taking = read
    .updateTable('human_request')
    .set({ ...heldBy(hand), spoke_at: now })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('protected', '=', row.protected) // else it has just become what this official may not see
    .where((where) =>
      where.or([where('taken_by', 'is', null), where('spoke_at', '<=', now - PERSON_SILENT_MS)]),
    )
  const line = desk.vault.ref('talk-line', id, 'take', hand.actor, String(now))
  const result = await desk.database.commit([
    write(taking, 'held'),
    keepLine(desk, {
      id: line,
      request: id,
      at: now,
      by: hand.actor,
      name: hand.name,
      kind: 'take',
      words: null,
    }),
    ...told(desk, row.citizen, {
      id: line,
      kind: 'talk_taken',
      body: { talk: id, function: hand.function },
      dueAt: now,
    }),
  ])
  return 'refused' in result ? takeTalk(desk, hand, id, now) : 'done' // someone was quicker: who?
}

/**
 * Tells the citizen something, and may end the talk with it. Whoever ends a request that nobody took answers it by this one
 * message, or without any when the citizen was reached in another way.
 *
 * @param said.key of the form: sent again, it changes nothing. `text` null: only ends it
 */
export async function sayInTalk(
  desk: Desk,
  hand: Hand,
  id: string,
  said: { key: string; text: string | null; ends: boolean },
  now: Instant,
): Promise<Held> {
  const row = await requestRow(desk, hand.viewer, id)
  if (!row) return { refused: 'not_found' }
  const line = desk.vault.ref('talk-line', id, said.key)
  if (await isKept(desk, line)) return 'done'
  if (row.status !== 'open') return { refused: 'over' }
  const holder = holderOf(row, now)
  if (holder && holder.actor !== hand.actor) return { refused: 'held', name: holder.name }
  if (!holder && !said.ends) return { refused: 'not_yours' }
  const { read } = desk.database
  const { actor, name } = hand
  const mine = read
    .updateTable('human_request')
    .set({
      ...heldBy(hand),
      spoke_at: now,
      ...(said.ends ? { status: 'done', handled_by: actor, handled_at: now } : {}),
    })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('protected', '=', row.protected)
    .where('taken_by', row.taken_by === null ? 'is' : '=', row.taken_by)
    .where('spoke_at', row.spoke_at === null ? 'is' : '=', row.spoke_at)
  const end = said.text === null ? line : desk.vault.ref('talk-line', id, said.key, 'end')
  const isLive = holder !== null
  const words = { id: line, request: id, at: now, by: actor, name, kind: 'word', words: said.text } as const
  const result = await desk.database.commit([
    write(mine, 'moved'),
    ...(said.text === null
      ? []
      : [
          keepLine(desk, { ...words, ...(row.citizen === null ? {} : { notice: noticeId(line) }) }, 'again'),
          ...told(desk, row.citizen, {
            id: line,
            kind: 'official_reply',
            body: { text: said.text, ...(isLive ? { talk: id, ends: said.ends } : {}) },
            dueAt: now,
          }),
        ]),
    ...(said.ends
      ? [
          keepLine(
            desk,
            { id: end, request: id, at: now + 1, by: actor, name, kind: 'end', words: null },
            'again',
          ),
          ...(isLive && said.text === null
            ? told(desk, row.citizen, { id: end, kind: 'talk_ended', body: { talk: id }, dueAt: now })
            : []),
        ]
      : []),
  ])
  return 'refused' in result ? sayInTalk(desk, hand, id, said, now) : 'done' // what has changed meanwhile?
}

/** Leaves a talk to whoever takes it next; the bot answers meanwhile, and says so. */
export async function giveBackTalk(desk: Desk, hand: Hand, id: string, now: Instant): Promise<Held> {
  const row = await requestRow(desk, hand.viewer, id)
  if (!row) return { refused: 'not_found' }
  const holder = holderOf(row, now)
  if (holder?.actor !== hand.actor) return { refused: row.status === 'open' ? 'not_yours' : 'over' }
  const free = desk.database.read
    .updateTable('human_request')
    .set({ taken_by: null, taken_name: null, taken_seeing: null, spoke_at: null })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('taken_by', '=', hand.actor)
  const line = desk.vault.ref('talk-line', id, 'give_back', hand.actor, String(now))
  const { actor: by, name } = hand
  const result = await desk.database.commit([
    write(free, 'not_yours'),
    keepLine(desk, { id: line, request: id, at: now, by, name, kind: 'give_back', words: null }),
    ...told(desk, row.citizen, { id: line, kind: 'talk_paused', body: { talk: id }, dueAt: now }),
  ])
  return 'refused' in result ? { refused: 'not_yours' } : 'done'
}

function heldBy({ actor, name, viewer }: Hand) {
  const seeing = { unitCode: viewer.unitCode, may: [...viewer.may] }
  return { taken_by: actor, taken_name: name, taken_seeing: JSON.stringify(seeing) }
}

/** Nothing for a citizen who was erased. @param notice.id of the line that it tells */
function told(desk: Desk, citizen: string | null, notice: Omit<NewNotice, 'lane'>): Write[] {
  if (citizen === null) return []
  const { id, dueAt } = notice
  return [scheduleNotice(desk, { ...notice, id: noticeId(id), lane: citizen }, dueAt)]
}

function noticeId(line: string): string {
  return `talk:${line}`
}

async function isKept({ database }: Desk, line: string): Promise<boolean> {
  const row = await database.read
    .selectFrom('talk_line')
    .select('id')
    .where('id', '=', line)
    .executeTakeFirst()
  return row !== undefined
}
