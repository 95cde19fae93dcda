/** What can be done to a complaint, and what that makes of it. */
import type { Instant } from '../calendar/instant.ts'
import type { Calendar } from '../calendar/working-days.ts'
import type { OfficeSettings } from '../desk.ts'
import type { NoticeKind } from '../schedule/notices.ts'
import type { UnitTree } from '../units/unit.ts'
import type { Category, Complaint, Flag, Outcome, Status } from './complaint.ts'

/** By an official. `by` is the name that the record shows; `unit` is a unit's code. */
export type OfficialAction =
  | {
      action: 'assign'
      by: string
      text: string // the task
      person: string
      unit: string | null // null: stays with the unit that has it
      dueAt: Instant | null // null: when the answer is due
      result: string | null // null: an answer in writing to the citizen
      accountable: string | null // null: the person who does the task
    }
  | { action: 'start'; by: string }
  | { action: 'ask'; by: string; text: string }
  | { action: 'answer'; by: string; text: string; outcome: Outcome | null }
  | { action: 'transfer'; by: string; unit: string; text: string | null }
  | { action: 'conclude'; by: string; outcome: Outcome; text: string | null }
  | { action: 'refuse'; by: string; reason: string; text: string | null }
  | {
      action: 'correct'
      by: string
      category: Category
      flags: Flag[]
      unit: string | null // complained of; null: not known
      lift: boolean // it is no longer to be protected
      text: string | null // why; needed to lift
    }
  | { action: 'merge'; by: string; into: string; text: string | null } // into: the code of the one that is handled
  | { action: 'unmerge'; by: string; text: string | null }
  | {
      action: 'split'
      by: string
      code: string // the new complaint's, drawn by whoever asks
      category: Category
      unit: string | null
      text: string // the citizen's own words, a piece a line
    }
  | { action: 'pause'; by: string; reason: string; until: Instant; text: string } // until: 24:00 of the last day
  | { action: 'resume'; by: string; text: string | null }

/** By the citizen, from the chat that filed it or with the receipt secret. `files`: the ids of what was sent along. */
export type CitizenAction =
  | { action: 'confirm' }
  | { action: 'reopen'; text: string | null; files?: string[] }
  | { action: 'add'; text: string | null; files?: string[] } // null: files alone

/** By nobody: the term of silence is over. */
export type SystemAction = { action: 'close' }

export type Action = OfficialAction | CitizenAction | SystemAction

/** What the rules may depend on besides the complaint. */
export type Setting = {
  now: Instant
  calendar: Calendar
  settings: OfficeSettings
  tree: UnitTree
  /** Left out where nothing of it is asked for. */
  around?: Around
}

/** What stands around a complaint. */
export type Around = {
  /** The one that `merge` names; null: there is none that the official may see. */
  main: Complaint | null
  /** Those merged into this one. */
  merged: readonly Complaint[]
  /** What the citizen told, as the official reads it: story and additions. */
  words: readonly string[]
  namesOfficial: boolean
  /** All units that it, what it was split from and those merged into it are and were about. */
  onceAbout: readonly string[]
  /** Who is complained of and who serves in that chain alone, as `plainName` writes them. */
  accused: ReadonlySet<string>
}

/** What is known where nothing else is asked for. */
export const NOTHING_AROUND: Around = {
  main: null,
  merged: [],
  words: [],
  namesOfficial: false,
  onceAbout: [],
  accused: new Set(),
}

/** One step of a complaint's life, for its timeline and the chained record. `data` never tells who the citizen is. */
export type Step = {
  kind: Action['action'] | 'filed' | 'escalated' | 'joined' // joined: another one was merged into it
  status: Status
  text: string | null
  data: Record<string, string | number | boolean | null>
}

/** What the citizen is to be told, and when. */
export type Told = { kind: NoticeKind; body: Record<string, unknown>; dueAt: Instant }

export type ActionRefusal =
  | 'wrong_status' // not possible in the state it is in
  | 'final' //        nothing is possible any more
  | 'not_assigned' // nobody has it: assign it first
  | 'already_reopened'
  | 'too_early' //    the term of silence is not over
  | 'missing' //      a field is empty
  | 'unknown_unit'
  | 'same_unit'
  | 'not_own_unit' //  a unit that is not under the official's: transfer it
  | 'in_unit_chain' // the unit complained of, or one under it, would learn of it
  | 'unknown_reason'
  | 'due_in_past'
  | 'merged' //       it is handled with another one: act on that
  | 'not_merged'
  | 'has_merged' //   others are merged into it: take them out first
  | 'unknown_complaint'
  | 'main_over' //    the other one is answered, over, or merged itself
  | 'main_due_later' // the citizen was promised an answer before the other one's day
  | 'other_protection' // not the same people may see both
  | 'must_be_protected' // its ground, a flag or a named official says so
  | 'protect_first' // the part is about conduct: the whole must be protected before
  | 'not_their_words' // words that the citizen did not say
  | 'nothing_changed'
  | 'person_in_chain' // is complained of, or serves in the chain of the unit complained of
  | 'paused' //       the clock stands still already
  | 'not_paused'
  | 'overdue' //      a term that is over is not revived
  | 'pause_too_long'

/** What becomes of one complaint. */
export type Change = { complaint: Complaint; steps: Step[]; told: Told[] }

/** `field` is the member of the action that is wrong; absent when the state is. */
export type Acted =
  | (Change & {
      /** What becomes of other complaints, in the same commit. */
      others?: Change[]
      /** A new complaint, of these words of the first. */
      part?: { complaint: Complaint; story: string }
    })
  | { refused: ActionRefusal; field?: string }
