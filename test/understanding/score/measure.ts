/** How right the answers are: shares, hits and confusions of a set of texts. Pure. */
import { FLAGS, isGraveFlag } from '../../../src/understanding/flags.ts'
import { type Confusion, confusionsOf } from '../../../src/understanding/unclear/confusions.ts'
import type { Understanding } from '../../../src/understanding/understand.ts'
import { fold } from '../../../src/understanding/vietnamese-text.ts'
import type { Labelled, Pair, SlotName } from './labelled.ts'

/** So many of so many. */
export type Share = { right: number; of: number }

/** What was said, what was heard, and how often both were the same. */
export type Hits = { right: number; said: number; heard: number }

export type StyleFigures = { style: string; texts: number; intent: Share; ground: Share; slots: Hits }

export type Figures = {
  texts: number
  intent: Share
  /** The same texts with their diacritics taken away. */
  intentBare: Share
  ground: Share
  groundBare: Share
  intents: Confusion[]
  grounds: Confusion[]
  flags: (Hits & { name: string })[]
  /** Texts with a grave flag, whichever, and those that were given one. */
  grave: Hits
  /** Of the texts without a grave flag, those that were given one. */
  falseAlarms: Share
  slots: (Hits & { name: SlotName })[]
  slotsPooled: Hits
  slotsBare: Hits
  /** Right also where one holds the words of the other: «cấp sổ đỏ» for «sổ đỏ». */
  slotsNear: Hits
  styles: StyleFigures[]
  /** By tenths of confidence, the highest first: how many of the answers had the right intent. */
  confidence: (Share & { from: number })[]
}

/** Whether flags say danger to life, bribery or retaliation. */
export function isGrave(flags: readonly string[]): boolean {
  return flags.some(isGraveFlag)
}

/** Measures a set of answers. */
export function measure(pairs: readonly Pair[]): Figures {
  const complaints = pairs.filter(({ line }) => line.category !== null)
  const calm = pairs.filter(({ line }) => !isGrave(line.flags))
  const names = distinct(pairs.flatMap(({ line }) => line.slotsLabelled))
  const bare = pairs.map(({ line, bare: answer }) => ({ line, answer, bare: answer }))
  return {
    texts: pairs.length,
    intent: share(pairs, hasIntent),
    intentBare: share(bare, hasIntent),
    ground: share(complaints, hasGround),
    groundBare: share(
      bare.filter(({ line }) => line.category !== null),
      hasGround,
    ),
    intents: confusionsOf(pairs.map(({ line, answer }) => ({ said: line.intent, heard: answer.intent }))),
    grounds: confusionsOf(
      complaints.map(({ line, answer }) => ({
        said: line.category!,
        heard: answer.category ?? answer.intent,
      })),
    ),
    flags: FLAGS.map((flag) => ({ name: flag, ...flagHits(pairs, (flags) => flags.includes(flag)) })),
    grave: flagHits(pairs, isGrave),
    falseAlarms: share(calm, ({ answer }) => isGrave(answer.flags)),
    slots: names.map((name) => ({ name, ...slotHits(pairs, name) })),
    slotsPooled: pooled(names.map((name) => slotHits(pairs, name))),
    slotsBare: pooled(names.map((name) => slotHits(bare, name))),
    slotsNear: pooled(names.map((name) => slotHits(pairs, name, isNearSlot))),
    styles: styles(pairs, names),
    confidence: byConfidence(pairs),
  }
}

/** The harmonic mean of recall and precision; 1 where there was nothing to find and nothing was found. */
export function f1({ right, said, heard }: Hits): number {
  return said + heard === 0 ? 1 : (2 * right) / (said + heard)
}

function hasIntent({ line, answer }: Pair): boolean {
  return line.intent === answer.intent
}

function hasGround({ line, answer }: Pair): boolean {
  return line.category === answer.category
}

function share(pairs: readonly Pair[], holds: (pair: Pair) => boolean): Share {
  return { right: pairs.filter(holds).length, of: pairs.length }
}

function flagHits(pairs: readonly Pair[], raised: (flags: readonly string[]) => boolean): Hits {
  const said = pairs.filter(({ line }) => raised(line.flags))
  return {
    right: said.filter(({ answer }) => raised(answer.flags)).length,
    said: said.length,
    heard: pairs.filter(({ answer }) => raised(answer.flags)).length,
  }
}

/** A slot of an intent that was not understood counts as missed. */
function slotHits(pairs: readonly Pair[], name: SlotName, isRight = isRightSlot): Hits {
  const labelled = pairs.filter(({ line }) => line.slotsLabelled.includes(name))
  return {
    right: labelled.filter(({ line, answer }) => isRight(line, answer, name)).length,
    said: labelled.filter(({ line }) => line.slots[name] !== undefined).length,
    heard: labelled.filter(({ answer }) => answer.slots[name] !== undefined).length,
  }
}

/** Whether a slot was read as it was labelled: the same words, whatever their marks and capitals. */
export function isRightSlot(line: Labelled, answer: Understanding, name: SlotName): boolean {
  const heard = answer.slots[name]
  const alike = (value: string | number) => fold(String(value)) === fold(String(heard))
  return heard !== undefined && (line.slots[name]?.some(alike) ?? false)
}

function isNearSlot(line: Labelled, answer: Understanding, name: SlotName): boolean {
  const words = (value: string | number | undefined) => ` ${fold(String(value ?? ''))} `
  const heard = words(answer.slots[name])
  const isNear = (said: string) => said.includes(heard) || heard.includes(said)
  return heard.trim() !== '' && (line.slots[name]?.some((said) => isNear(words(said))) ?? false)
}

function pooled(all: readonly Hits[]): Hits {
  const sum = (of: (hits: Hits) => number) => all.reduce((total, hits) => total + of(hits), 0)
  return {
    right: sum((hits) => hits.right),
    said: sum((hits) => hits.said),
    heard: sum((hits) => hits.heard),
  }
}

function styles(pairs: readonly Pair[], names: readonly SlotName[]): StyleFigures[] {
  return distinct(pairs.flatMap(({ line }) => line.style)).map((style) => {
    const own = pairs.filter(({ line }) => line.style.includes(style))
    return {
      style,
      texts: own.length,
      intent: share(own, hasIntent),
      ground: share(
        own.filter(({ line }) => line.category !== null),
        hasGround,
      ),
      slots: pooled(names.map((name) => slotHits(own, name))),
    }
  })
}

function byConfidence(pairs: readonly Pair[]): Figures['confidence'] {
  const tenth = ({ answer }: Pair) => Math.min(9, Math.floor(answer.confidence * 10))
  return [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    .map((from) => ({
      from: from / 10,
      ...share(
        pairs.filter((pair) => tenth(pair) === from),
        hasIntent,
      ),
    }))
    .filter(({ of }) => of > 0)
}

function distinct<T extends string>(all: readonly T[]): T[] {
  return [...new Set(all)].sort()
}
