/** The place of a complaint in the queue, before its deadline: what is flagged first, the gravest of it at the front, and what waits for no official last. */
import type { Category, Complaint, Flag, Status } from '../complaint.ts'

/**
 * What brings a complaint to the front, the gravest first; those of one line stand alike, and their deadline decides.
 * Where life or revenge is spoken of, a day may be too late; a bribe comes next. A ground of bribery is an allegation of it.
 */
const TIERS: readonly (readonly Flag[])[] = [
  ['danger_to_life'],
  ['threat_or_retaliation'],
  ['bribery_allegation'],
  ['vulnerable_person', 'repeat', 'legal_denunciation', 'press_threat'],
]

/** Ranks of one stage: a tier each, and one for what is not flagged. */
const STAGE = TIERS.length + 1

/** What waits for an official comes before these; what was merged into another stands with the answered ones. */
const STAGES: readonly Status[] = ['resolved', 'confirmed', 'closed', 'rejected']

type Placed = Pick<Complaint, 'category' | 'flags' | 'status' | 'mergedInto'>

/** Its rank in the queue, from 0 on; the column `queue_rank`. Migration 0010 says the same in SQL. */
export function queueRank(complaint: Placed): number {
  const stage = stageOf(complaint.status)
  const isElsewhere = stage === 0 && complaint.mergedInto !== null
  return (isElsewhere ? 1 : stage) * STAGE + tierOf(complaint.category, complaint.flags)
}

/** Whether it stands before the others. */
export function isFlagged({ category, flags }: Pick<Complaint, 'category' | 'flags'>): boolean {
  return tierOf(category, flags) < TIERS.length
}

/** Whether an official is to do something about it: its deadline counts. One that was merged is decided with the main one. */
export function waitsForOfficial({ status, mergedInto }: Pick<Complaint, 'status' | 'mergedInto'>): boolean {
  return stageOf(status) === 0 && mergedInto === null
}

/** Ranks from (included) to (excluded). */
export type Ranks = readonly [from: number, to: number]

/** The ranks at which the wanted complaints stand, in the order of the queue. */
export function ranksOf(wanted: {
  statuses: readonly Status[]
  waiting?: boolean
  flagged?: boolean
}): Ranks[] {
  const open = wanted.statuses.map(stageOf)
  const merged = open.includes(0) ? [1] : []
  const stages = wanted.waiting ? open.filter((stage) => stage === 0) : [...open, ...merged]
  const ranks: [number, number][] = []
  for (const stage of [...new Set(stages)].sort((a, b) => a - b)) {
    const from = stage * STAGE
    const to = from + (wanted.flagged ? TIERS.length : STAGE)
    const last = ranks.at(-1)
    if (last && last[1] === from) last[1] = to
    else ranks.push([from, to])
  }
  return ranks
}

function stageOf(status: Status): number {
  return STAGES.indexOf(status) + 1
}

function tierOf(category: Category, flags: readonly Flag[]): number {
  const said = category === 'bribery' ? [...flags, 'bribery_allegation' as const] : flags
  const tier = TIERS.findIndex((tier) => tier.some((flag) => said.includes(flag)))
  return tier === -1 ? TIERS.length : tier
}
