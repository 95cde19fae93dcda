/** The rules of a live talk: who has it, how long a silence frees it, and where words go that tell of conduct. Pure. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Category, Flag } from '../complaints/complaint.ts'
import { isProtected } from '../complaints/routing.ts'
import type { Viewer } from '../complaints/visibility.ts'
import { PERSON_SILENT_MS } from '../conversation/human-pause.ts'

const HOUR_MS = 3_600_000

/** An official at the console, as a talk knows them. */
export type Hand = {
  /** `account:ID` */
  actor: string
  name: string
  /** What the citizen is told of them: what they are, never who. */
  function: { vi: string; en: string }
  viewer: Viewer
}

/** Who has a talk, and until when they may be silent. */
export type Holder = { actor: string; name: string; until: Instant }

/** @returns null: whoever takes it has it, because nobody does or the one who did has been silent for too long */
export function holderOf(
  row: { status: string; taken_by: string | null; taken_name: string | null; spoke_at: number | null },
  now: Instant,
): Holder | null {
  if (row.status !== 'open' || row.taken_by === null || row.spoke_at === null) return null
  const until = row.spoke_at + PERSON_SILENT_MS
  return now < until ? { actor: row.taken_by, name: row.taken_name ?? row.taken_by, until } : null
}

/** What a citizen's words speak of, as far as they were understood. */
export type RequestAbout = {
  /** The ground, where they tell of a wrong. */
  category: Category | null
  flags: readonly Flag[]
  /** The unit they name. */
  unitCode: string | null
}

/** Whether words speak of conduct, so that those they speak of must not read them. */
export function tellsOfConduct({ category, flags }: RequestAbout): boolean {
  return isProtected(category ?? 'other', flags, false)
}

/**
 * Where words of the citizen go that are said in a talk. `here_protected`: the talk is out of sight of that unit's chain from
 * now on. `apart`: they become a request of their own, which this official never hears of: a talk that vanished before
 * their eyes would tell them that something was said.
 *
 * @param talk.unitCode the unit that the talk names; what tells of a wrong and names none is taken to be about that one
 * @param mayHolderSee whether the one who has the talk may read of that conduct
 */
export function placeOfWords(
  about: RequestAbout,
  talk: { isProtected: boolean; unitCode: string | null },
  mayHolderSee: boolean,
): 'here' | 'here_protected' | 'apart' {
  if (!tellsOfConduct(about)) return 'here'
  const unitCode = about.unitCode ?? talk.unitCode
  const isOfAnotherUnit = talk.isProtected && unitCode !== talk.unitCode
  return mayHolderSee && !isOfAnotherUnit ? 'here_protected' : 'apart'
}

/**
 * Until when the platform takes any message to a citizen who was last heard then; later ones wait until they write, or go by
 * a way that the platform sells. Source: facts/zalo.md 5.1 (48 h), facts/messenger.md 4 (24 h).
 */
export function freeUntil(channel: ChannelName, heardAt: Instant): Instant {
  return heardAt + (channel === 'zalo' ? 48 : 24) * HOUR_MS
}
