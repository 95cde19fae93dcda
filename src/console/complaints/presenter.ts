/** A complaint as a row of the list. */
import { type Instant, vietnameseDay } from '../../calendar/instant.ts'
import type { Calendar } from '../../calendar/working-days.ts'
import { timeText } from '../../complaints/coarse-time.ts'
import type { ReadComplaint } from '../../complaints/complaint-list.ts'
import type { UnitTree } from '../../units/unit.ts'
import { type Deadline, deadlineOf, lastDay } from '../deadline.ts'
import type { Markup } from '../page.ts'
import { flagTags, severityTag, statusTag } from '../tag.ts'
import type { Words } from '../words.ts'

export type Row = {
  code: string
  ground: string
  tags: (Markup | '')[]
  excerpt: string
  unit: string
  handler: string | null
  person: string | null
  status: Markup
  deadline: Deadline
  dueDay: string
  filedAt: string
  /** How many others belong to it, of those that this account may see. */
  kin: number
}

/** Letters of the citizen's words that a row shows. */
const EXCERPT = 140

export function rowOf(
  { complaint, unit, story }: ReadComplaint,
  kin: number,
  { tree, calendar, now, words }: { tree: UnitTree; calendar: Calendar; now: Instant; words: Words },
): Row {
  const { handlerUnitCode } = complaint
  const handler = handlerUnitCode !== null && handlerUnitCode !== unit?.code ? handlerUnitCode : null
  return {
    code: complaint.code,
    ground: words.grounds[complaint.category],
    tags: [severityTag(complaint.severity, words), ...flagTags(complaint.flags, words)],
    excerpt: excerptOf(story),
    unit: unit?.name ?? words.unknown,
    handler: handler && (tree.byCode.get(handler)?.name ?? handler),
    person: complaint.assigned?.person ?? null,
    status: statusTag(complaint.status, words),
    deadline: deadlineOf(complaint, calendar, now, words),
    dueDay: vietnameseDay(lastDay(complaint.dueAt)),
    filedAt: timeText(complaint.createdAt),
    kin,
  }
}

/** The beginning of a text, cut between words. */
function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= EXCERPT) return line
  return `${line.slice(0, line.lastIndexOf(' ', EXCERPT) > 60 ? line.lastIndexOf(' ', EXCERPT) : EXCERPT)}…`
}
