/** A complaint (phản ánh, kiến nghị): its words, values and states. Values of `category` and `flags`: corpus/README.md. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { GROUNDS, type Ground } from '../understanding/grounds.ts'

/** The ground (nội dung phản ánh), the gravest first: when several apply, the first one is the complaint's. */
export const CATEGORIES = GROUNDS
export type Category = Ground

/** What changes handling, whatever the ground is. */
export const FLAGS = [
  'bribery_allegation',
  'threat_or_retaliation',
  'danger_to_life',
  'vulnerable_person',
  'repeat',
  'identity_protection',
  'legal_denunciation',
  'press_threat',
] as const
export type Flag = (typeof FLAGS)[number]

/** Where a complaint stands, in the order in which it usually goes. */
export const STATUSES = [
  'received',
  'assigned',
  'in_progress',
  'need_info',
  'resolved',
  'confirmed',
  'closed',
  'reopened',
  'rejected',
] as const
export type Status = (typeof STATUSES)[number]

/** States that nothing leads out of. */
export const FINAL_STATUSES = ['confirmed', 'closed', 'rejected'] as const satisfies readonly Status[]

/** `named`: the handler may know who; `confidential`: sealed from handlers; `anonymous`: nothing that tells who is kept. */
export const CONFIDENTIALITIES = ['named', 'confidential', 'anonymous'] as const
export type Confidentiality = (typeof CONFIDENTIALITIES)[number]

/** How grave it is: its place in the officials’ list. */
export const SEVERITIES = ['normal', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What the office concluded: whether the complaint was right. */
export const OUTCOMES = ['founded', 'partly', 'unfounded'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What the citizen says of the answer; `not_confirmed`: nothing, for the term of silence. */
export const VERDICTS = ['confirmed', 'not_confirmed', 'reopened'] as const
export type Verdict = (typeof VERDICTS)[number]

/** An assignment states the "5 rõ": rõ việc, rõ người, rõ tiến độ, rõ hiệu quả, rõ trách nhiệm. */
export type Assignment = {
  unit: string | null
  task: string
  person: string
  dueAt: Instant
  result: string
  accountable: string
}

/** What may stop the clock: the citizen's turn, someone else's written word, what nobody can help. */
export const PAUSE_REASONS = ['citizen', 'expert', 'force_majeure'] as const
/** `together`: the turn of another citizen, whose complaint this one is handled with; no official chooses it. */
export type PauseReason = (typeof PAUSE_REASONS)[number] | 'together'

/** The clock stands still from `since` to `until`; `dueAt` has been moved by these days already. */
export type Pause = {
  reason: PauseReason
  since: Instant
  until: Instant
  /** When the answer was due before. */
  dueBefore: Instant
}

/** A complaint as rules see it: no words of the citizen's. */
export type Complaint = {
  code: string
  version: number
  channel: ChannelName
  category: Category
  flags: Flag[]
  severity: Severity
  status: Status
  confidentiality: Confidentiality
  /** The citizen's reference; null for an anonymous one and after erasure. */
  citizen: string | null
  /** The unit complained of; null when it is not known. */
  unitCode: string | null
  /** About conduct, a head or a named official: out of the unit's chain. */
  protected: boolean
  /** The unit that has it now; null while no unit is recorded at all. */
  handlerUnitCode: string | null
  /** Null for an anonymous one: a dossier tells who one is. */
  dossierCode: string | null
  amountVnd: number | null
  createdAt: Instant
  updatedAt: Instant
  /** When the answer is due. For an anonymous one it binds the office alone and is told to nobody outside. */
  dueAt: Instant
  /** When it was first due, whatever has stopped the clock since; anew from reopening. */
  firstDueAt: Instant
  /** Why the clock stands still; null: it runs. One whose end has passed is over. */
  pause: Pause | null
  assigned: Assignment | null
  outcome: Outcome | null
  verdict: Verdict | null
  /** The complaint with which it is handled together; null: alone. */
  mergedInto: string | null
  /** The complaint of which it was a part; null: it was filed so. */
  splitFrom: string | null
  /** Whether it has been reopened: that is possible once. */
  reopened: boolean
  /** When it was last answered; null until then. */
  resolvedAt: Instant | null
}

/** Whether nothing can happen to it any more. */
export function isFinal(status: Status): boolean {
  return (FINAL_STATUSES as readonly Status[]).includes(status)
}

/** Whether nothing tells who sent it, so that no answer is promised. */
export function isAnonymous(complaint: Pick<Complaint, 'confidentiality'>): boolean {
  return complaint.confidentiality === 'anonymous'
}
