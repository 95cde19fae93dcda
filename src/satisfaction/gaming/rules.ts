/**
 * What may be noticed about ratings (docs/gaming.md). A flag is a reason to look, never a verdict: nothing is left out of a
 * figure without a recorded decision. Each threshold has a name here; changing one is a new version.
 */

/** Written into every flag, so that it can be told by which thresholds it was made. */
export const RULES_VERSION = '2026-12'

/** Rules about single ratings, by the name that the API shows in `flagged[]`. */
export const RATING_RULES = [
  'burst', //             many ratings of one unit within minutes
  'same_answers', //      the same full answers again and again
  'official', //          given in the chat of an official of that unit
  'many_dossiers', //     one chat rates many dossiers of one unit
  'before_result', //     the dossier was neither done nor late yet
  'recorded_together', // many of one unit recorded at once, of moments that lie far back or are even
  'late_entry', //        recorded long after it was given
  'day_after_day', //     one citizen rates the same unit, without a dossier, on many days
  'changed_rating', //    changes a rating that was noticed or left out
] as const
export type RatingRule = (typeof RATING_RULES)[number]

/** Rules about a unit's month. */
export const UNIT_RULES = [
  'invited_on_time', //   dossiers that came in time were invited more often
  'answered_on_time', //  of the invited, those that came in time answered more often
  'more_unverified', //   many more unverified ratings than in the unit's months before
  'delay_undone', //      late dossiers that were no delay any more by what was recorded next
] as const
export type UnitRule = (typeof UNIT_RULES)[number]

/** The numbers that caused a flag, by name; moments in UTC milliseconds. Nothing that tells who. */
export type Numbers = Record<string, number | string | boolean>

export type RatingFlag = { rating: string; rule: RatingRule; numbers: Numbers }
export type UnitFlag = { rule: UnitRule; numbers: Numbers }

/** So unlikely by chance that it is worth a look, where many windows of many units are looked at. */
const RARE = 1e-7

/** Many ratings of one unit within minutes. */
export const BURST = {
  windowMinutes: 10,
  /** Fewer are never a burst: a family at a counter, an event's first minutes. */
  least: 8,
  /** The unit's own past that tells its usual rate. */
  pastDays: 56,
  /** The usual rate is that of the busiest part of its days: market days and Mondays are usual, too. */
  busiest: 0.1,
  /** No unit is thought quieter than this, in ratings an hour. */
  leastPerHour: 1.5,
  /** Of a unit or a poster that is new nothing is known: so many an hour are usual until it has had so many days. */
  newPerHour: 6,
  newDays: 10,
  rare: RARE,
} as const

/** The same full answers again and again, from one counter or channel. */
export const SAME_ANSWERS = {
  windowMinutes: 60,
  least: 8,
  /** Fewer answers are no full pattern. */
  leastItems: 5,
  pastDays: 56,
  /** What is taken for usual before anything is known, as if so many ratings had shown it: straight lines are common. */
  straightShare: 0.5,
  otherShare: 0.05,
  knownFrom: 20,
  rare: RARE,
} as const

/** One chat rates many dossiers of one unit: a representative, or somebody who knows the codes. */
export const MANY_DOSSIERS = { dossiers: 6, days: 30 } as const

/** One citizen rates the same unit without a dossier on many days. */
export const DAY_AFTER_DAY = { days: 5, withinDays: 14 } as const

/** Many ratings of one unit, from outside the chat and without a dossier, recorded at once. */
export const RECORDED_TOGETHER = {
  windowMinutes: 10,
  least: 20,
  /** Half of them were given so many days before or longer; the forms of a week are typed in one morning. */
  daysBack: 7,
  /** The spread of the pauses between them, as a share of their mean: chance makes 1, a machine 0. */
  evenSpread: 0.35,
  /** Shorter pauses are those of typing. */
  evenFromMs: 20 * 60_000,
} as const

/** A rating from outside the chat, recorded more than so many days after it was given. */
export const LATE_ENTRY = { days: 31 } as const

/** Unverified ratings of a unit, by the month in which they were recorded. */
export const MORE_UNVERIFIED = {
  pastMonths: 6,
  /** Of a unit with fewer months or ratings nothing is known. */
  leastMonths: 3,
  leastKnown: 30,
  /** So many more than in the fullest month before, at least. */
  leastMore: 60,
  times: 3,
  leastPoints: 20,
  /** No unit's share is thought lower. */
  leastShare: 0.01,
  rare: 1e-6,
} as const

/** Late dossiers that were no delay any more by what was recorded next. */
export const DELAY_UNDONE = {
  least: 3,
  /** Of the unit's late dossiers of which anything was recorded in the month. */
  leastPercent: 20,
  /** A day on which a dossier was done may be told so many days later. */
  daysBack: 2,
} as const

/** Dossiers in time among the invited and the others, or among those who answered and the others. */
export const SELECTION = {
  /** Fewer on either side say nothing. */
  leastEachSide: 20,
  /** The shares differ by so many percentage points at least: what is real but small is nobody's game. */
  leastPoints: 10,
  /** Looked at once a month for each unit, so less rare than what is looked at all the time. */
  rare: 1e-4,
} as const
