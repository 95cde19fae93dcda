/** Corrections, ties and stops of the clock, as sentences of the history. */
import { vietnameseDay } from '../../calendar/instant.ts'
import { CATEGORIES, FLAGS } from '../../complaints/complaint.ts'
import { isPauseReason, PAUSE_WORDS } from '../../complaints/pause-reasons.ts'
import type { TimelineStep } from '../../complaints/timeline.ts'
import type { UnitTree } from '../../units/unit.ts'
import { lastDay } from '../deadline.ts'
import type { Language } from '../language.ts'
import { wordsOf } from '../words.ts'
import { unitName } from './facts-view.ts'
import type { Words } from './words.vi.ts'

/** Each says what it was and what it is. */
export function changesOf(
  { kind, data }: Pick<TimelineStep, 'kind' | 'data'>,
  tree: UnitTree,
  words: Words,
  language: Language,
): string[] {
  const common = wordsOf(language)
  const ground = (word: unknown) => {
    const category = CATEGORIES.find((each) => each === word)
    return category ? common.grounds[category] : common.unknown
  }
  const flags = (said: unknown) =>
    FLAGS.filter((flag) => String(said).split(' ').includes(flag))
      .map((flag) => common.flags[flag])
      .join(', ') || words.none
  const unit = (code: unknown) => unitName(typeof code === 'string' ? code : null, tree) ?? common.unknown
  const facts: string[] = []
  if (kind === 'correct') {
    if ('category' in data)
      facts.push(words.changed(words.ground, ground(data.categoryBefore), ground(data.category)))
    if ('flags' in data) facts.push(words.changed(words.flags, flags(data.flagsBefore), flags(data.flags)))
    if ('about' in data) facts.push(words.changed(words.unit, unit(data.aboutBefore), unit(data.about)))
    if ('protected' in data) facts.push(data.protected ? words.nowProtected : words.noLongerProtected)
  }
  if (typeof data.code === 'string') facts.push(words.withCode(data.code))
  if (kind === 'pause' && typeof data.reason === 'string' && isPauseReason(data.reason))
    facts.push(`${PAUSE_WORDS[data.reason][language]}.`)
  if (typeof data.until === 'number') facts.push(words.stoppedUntil(vietnameseDay(lastDay(data.until))))
  if ((kind === 'pause' || kind === 'resume' || kind === 'ask') && typeof data.dueAt === 'number')
    facts.push(`${words.due}: ${vietnameseDay(lastDay(data.dueAt))}.`)
  return facts
}
