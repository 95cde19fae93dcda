/** The worst mistakes: what was wrong and how sure it was, as a table that docs/understanding-mistakes.md sorts by kind. */
import type { Pair } from './labelled.ts'
import { isGrave, isRightSlot } from './measure.ts'

export type Mistake = {
  /** From 0 to 2: how sure the wrong answer was, and 1 more where somebody's safety hangs on it. */
  weight: number
  kind: string
  set: string
  said: string
  heard: string
  confidence: number
  text: string
}

/** The mistakes of a set, the worst first. A text is one mistake: the gravest of what is wrong with it. */
export function mistakesOf(set: string, pairs: readonly Pair[]): Mistake[] {
  return pairs
    .flatMap((pair): Mistake[] => {
      const wrong = whatIsWrong(pair)
      const { confidence } = pair.answer
      return wrong ? [{ ...wrong, set, confidence, text: pair.line.text }] : []
    })
    .sort(worstFirst)
}

/** Orders mistakes, the worst first. */
export function worstFirst(a: Mistake, b: Mistake): number {
  return b.weight - a.weight || a.text.localeCompare(b.text)
}

function whatIsWrong({ line, answer }: Pair): Pick<Mistake, 'weight' | 'kind' | 'said' | 'heard'> | null {
  const { confidence } = answer
  if (isGrave(line.flags) && !isGrave(answer.flags))
    return {
      weight: 1 + confidence,
      kind: 'grave, missed',
      said: line.flags.join(', '),
      heard: label(answer),
    }
  if (line.intent !== answer.intent)
    return { weight: confidence, kind: 'intent', said: label(line), heard: label(answer) }
  if (line.category !== answer.category)
    return { weight: 0.95 * confidence, kind: 'ground', said: label(line), heard: label(answer) }
  if (!isGrave(line.flags) && isGrave(answer.flags))
    return {
      weight: 0.9 * confidence,
      kind: 'false alarm',
      said: label(line),
      heard: answer.flags.join(', '),
    }
  for (const slot of line.slotsLabelled) {
    const said = line.slots[slot]?.join(' | ') ?? '(none)'
    const heard = answer.slots[slot] ?? '(none)'
    if (said !== '(none)' || heard !== '(none)')
      if (!isRightSlot(line, answer, slot))
        return { weight: 0.5 * confidence, kind: `slot ${slot}`, said, heard: String(heard) }
  }
  return null
}

function label({ intent, category }: { intent: string; category: string | null }): string {
  return category ?? intent
}

/** Mistakes as rows of a Markdown table, those of a kind together, the most frequent kind first. */
export function mistakeTable(mistakes: readonly Mistake[]): string {
  const kinds = Map.groupBy(mistakes, ({ kind, said, heard }) =>
    kind === 'intent' || kind === 'ground' ? `${kind}: ${said} taken for ${heard}` : kind,
  )
  const ordered = [...kinds].sort(([, a], [, b]) => b.length - a.length)
  return ordered
    .map(([kind, own]) =>
      [
        `\n### ${kind} (${own.length})\n`,
        '| text | labelled | understood | confidence | set |',
        '| --- | --- | --- | --- | --- |',
        ...own.map(
          ({ text, said, heard, confidence, set }) =>
            `| ${cell(text)} | ${cell(said)} | ${cell(heard)} | ${confidence.toFixed(2)} | ${set} |`,
        ),
      ].join('\n'),
    )
    .join('\n')
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
