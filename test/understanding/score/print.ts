/** Figures as lines to read in a terminal or to put into docs/understanding.md. */
import { confusionLine } from '../../../src/understanding/unclear/confusions.ts'
import { type Figures, f1, type Hits, type Share } from './measure.ts'

const WIDE = 24

/** The figures of a set, with their title. */
export function printed(title: string, figures: Figures): string {
  const { grave, falseAlarms } = figures
  return [
    `\n== ${title}: ${figures.texts} texts`,
    shareLine('intent', figures.intent),
    shareLine('  marks taken away', figures.intentBare),
    ...figures.intents.map(confusionLine),
    shareLine('ground', figures.ground),
    shareLine('  marks taken away', figures.groundBare),
    ...figures.grounds.map(confusionLine),
    ...figures.flags.map((flag) => hitsLine(`flag ${flag.name}`, flag)),
    hitsLine('grave, pooled', grave),
    `${'  missed'.padEnd(WIDE)}${String(grave.said - grave.right).padStart(6)}`,
    shareLine('  false alarms', falseAlarms),
    ...figures.slots.map((slot) => hitsLine(`slot ${slot.name}`, slot)),
    hitsLine('slots, pooled', figures.slotsPooled),
    hitsLine('  marks taken away', figures.slotsBare),
    hitsLine('  one within the other', figures.slotsNear),
    'style (a text may have several): intent, ground, F1 of its slots',
    ...figures.styles.map(
      ({ style, texts, intent, ground, slots }) =>
        `  ${style.padEnd(WIDE - 2)}${String(texts).padStart(5)} texts ${percent(intent)} ${percent(ground)}  ${f1(slots).toFixed(3)}`,
    ),
    'confidence: answers, and how many had the right intent',
    ...figures.confidence.map((band) => shareLine(`  from ${band.from.toFixed(1)}`, band)),
  ].join('\n')
}

function shareLine(name: string, share: Share): string {
  return `${name.padEnd(WIDE)}${percent(share)}  (${share.right}/${share.of})`
}

function hitsLine(name: string, hits: Hits): string {
  const { right, said, heard } = hits
  return `${name.padEnd(WIDE + 4)}  F1 ${f1(hits).toFixed(3)}  recall ${right}/${said}, precision ${right}/${heard}`
}

function percent({ right, of }: Share): string {
  return of === 0 ? '     none' : `${((100 * right) / of).toFixed(1).padStart(6)} %`.padStart(9)
}
