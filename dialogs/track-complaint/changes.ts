/** What an office did about a complaint besides answering it, in words: its clock stopped, merged, a part split off. */
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import { isPauseReason, PAUSE_WORDS } from '../../src/complaints/pause-reasons.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { say } from './draft.ts'

/** Null: it went to another office. @param unit who handles it now, by name; null: not known */
export function changeText(
  body: Record<string, unknown>,
  unit: string | null,
  talk: Pick<Talk<unknown>, 'language'>,
): string | null {
  const { changes: words } = say(talk)
  const code = String(body.complaint)
  if (body.change === 'merged') return words.merged(code, unit)
  if (body.change === 'split') return words.split(code, String(body.part), unit)
  if (body.change !== 'paused') return null
  const reason = String(body.reason)
  const why = isPauseReason(reason) ? PAUSE_WORDS[reason][talk.language] : ''
  return words.paused(code, why, vietnameseDay(dayOf(Number(body.dueAt) - 1)))
}
