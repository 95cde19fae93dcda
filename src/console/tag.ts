/** Tags that say a state in words; the colour only repeats it. */
import { html } from 'hono/html'
import { type Flag, isFinal, type Severity, type Status } from '../complaints/complaint.ts'
import type { Deadline } from './deadline.ts'
import type { Markup } from './page.ts'
import type { Words } from './words.ts'

/** The flags that the office must meet first. */
const GRAVE: readonly Flag[] = ['bribery_allegation', 'threat_or_retaliation', 'danger_to_life']

export function statusTag(status: Status, words: Words): Markup {
  const tone = isFinal(status)
    ? 'done'
    : status === 'resolved'
      ? 'good'
      : status === 'received' || status === 'reopened'
        ? 'new'
        : 'open'
  return tag(tone, words.statuses[status])
}

/** How grave it is; nothing for an ordinary complaint. */
export function severityTag(severity: Severity, words: Words): Markup | '' {
  return severity === 'normal'
    ? ''
    : tag(severity === 'critical' ? 'over' : 'near', words.severities[severity])
}

/** Grave ones first. */
export function flagTags(flags: readonly Flag[], words: Words): Markup[] {
  const sorted = [...flags].sort((a, b) => Number(GRAVE.includes(b)) - Number(GRAVE.includes(a)))
  return sorted.map((flag) => tag(GRAVE.includes(flag) ? 'grave' : 'plain', words.flags[flag]))
}

/** How much of the term is left. */
export function deadlineTag({ tone, text }: Deadline): Markup {
  return tag(tone, text)
}

function tag(tone: string, text: string): Markup {
  return html`<span class="tag ${tone}">${text}</span> `
}
