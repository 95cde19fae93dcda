/** What a citizen writes in a live talk, kept once with the turn that heard it. */
import type { Viewer } from '../complaints/visibility.ts'
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { type Write, write } from '../database/database.ts'
import { unitTree } from '../units/unit-store.ts'
import { maySeeConduct } from './request-visibility.ts'
import { keepLine } from './talk-lines.ts'

/** What must be known to place words in a talk. */
export type TalkStanding = {
  isProtected: boolean
  /** The unit that it names. */
  unitCode: string | null
  /** Whether the official who has it may read of the conduct of the unit asked about. False when nobody has it. */
  mayHolderSee: boolean
}

/**
 * How the citizen's talk stands; null when it is over.
 *
 * @param ask.unitCode the unit that the words name; null: they are about the talk's own, where it names one
 */
export const talkStanding: LookUp<{ talk: string; unitCode: string | null }, TalkStanding | null> = async (
  { database },
  { talk, unitCode },
  moment,
) => {
  const row = await database.read
    .selectFrom('human_request')
    .select(['protected', 'unit_code', 'taken_seeing'])
    .where('id', '=', talk)
    .where('citizen', '=', moment.citizen)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (!row) return null
  const about = unitCode ?? row.unit_code
  const holder = row.taken_seeing === null ? null : viewerFrom(row.taken_seeing)
  return {
    isProtected: row.protected === 1,
    unitCode: row.unit_code,
    mayHolderSee: holder !== null && maySeeConduct(holder, about, await unitTree(database)),
  }
}

/**
 * Keeps what the citizen wrote. Refused as `over` when the talk has ended or was freed from its citizen.
 *
 * @param data.protects it tells of conduct: from now on the talk is out of sight of the chain of this unit (null: of all
 * but the inspectorate and the province). Left out: it stays as it is
 */
export const keepWords: Recorder<{
  talk: string
  text: string
  files: number
  protects?: { unitCode: string | null }
  /** The unit that they name: what is said of it later without its name is about it, too. Left out: none. */
  names?: string
}> = (desk, { talk, text, files, protects, names }, moment) => {
  const heard = desk.database.read
    .updateTable('human_request')
    .set({
      heard_at: moment.at,
      ...(names === undefined ? {} : { unit_code: names }),
      ...(protects ? { protected: 1, unit_code: protects.unitCode } : {}),
    })
    .where('id', '=', talk)
    .where('citizen', '=', moment.citizen)
    .where('status', '=', 'open')
  return [write(heard, 'over'), line(desk, talk, 'word', text === '' ? null : text, files, moment)]
}

/** Keeps that the citizen turned to the bot. */
export const keepLeft: Recorder<{ talk: string }> = (desk, { talk }, moment): Write[] => [
  line(desk, talk, 'left', null, 0, moment),
]

function line(
  desk: Parameters<typeof keepLine>[0],
  request: string,
  kind: 'word' | 'left',
  words: string | null,
  files: number,
  { at, draw }: Parameters<Recorder<never>>[2],
): Write {
  const id = draw(`talk-${kind}`).slice(0, 22)
  return keepLine(desk, { id, request, at, by: 'citizen', name: null, kind, words, files })
}

function viewerFrom(seeing: string): Viewer {
  const { unitCode, may } = JSON.parse(seeing) as { unitCode: string | null; may: string[] }
  return { unitCode, may: new Set(may as Iterable<'complaint:read'>) }
}
