/** What can be done to a complaint, and what that makes of it. */
import type { Instant } from '../calendar/instant.ts'
import type { Calendar } from '../calendar/working-days.ts'
import type { OfficeSettings } from '../desk.ts'
import type { NoticeKind } from '../schedule/notices.ts'
import type { UnitTree } from '../units/unit.ts'
import type { Complaint, Outcome, Status } from './complaint.ts'

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

/** By the citizen, from the chat that filed it or with the receipt secret. `files`: the ids of what was sent along. */
export type CitizenAction =
  | { action: 'confirm' }
  | { action: 'reopen'; text: string | null; files?: string[] }
  | { action: 'add'; text: string | null; files?: string[] } // null: files alone

/** By nobody: the term of silence is over. */
export type SystemAction = { action: 'close' }

export type Action = OfficialAction | CitizenAction | SystemAction

/** What the rules may depend on besides the complaint. */
export type Setting = { now: Instant; calendar: Calendar; settings: OfficeSettings; tree: UnitTree }

/** One step of a complaint's life, for its timeline and the chained record. `data` never tells who the citizen is. */
export type Step = {
  kind: Action['action'] | 'filed'
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
  | 'in_unit_chain' // the unit complained of, or one under it, would learn of it
  | 'unknown_reason'
  | 'due_in_past'

/** `field` is the member of the action that is wrong; absent when the state is. */
export type Acted =
  | { complaint: Complaint; steps: Step[]; told: Told[] }
  | { refused: ActionRefusal; field?: string }
