/** Learns what a clerk labelled, beside all that was known, and tells how much is understood before and after. */
import type { Example } from '../learned/example.ts'
import type { Learned } from '../learned/learn.ts'
import { understandBy } from '../learned/understand-by.ts'
import type { Understanding } from '../understand.ts'
import type { Heard } from './confusions.ts'
import { withNew, without } from './own-examples.ts'

/** Learns from examples; tests hand in another. */
export type Learning = (examples: readonly Example[]) => Promise<Learned>

/** What the labelled texts were heard as: before, by the models in use; after, by models that had not learned from them. */
export type BeforeAndAfter = { before: Heard[]; after: Heard[] }

/**
 * How the labelled texts are understood by the models of before, and by models that learn from the other half of them: so no
 * text is measured by what learned from it then, though it was known or stands in the file twice. Takes two trainings, side by
 * side; none where there are fewer than two texts.
 */
export async function measureLabelled(
  known: readonly Example[],
  labelled: readonly Example[],
  before: Learned,
  learning: Learning,
): Promise<BeforeAndAfter> {
  const fresh = withNew([], labelled)
  const old = without(known, fresh)
  const halves = [0, 1].map((half) => fresh.filter((_, at) => at % 2 === half))
  const measured =
    fresh.length < 2
      ? []
      : await Promise.all(
          halves.map(async (half, at) => {
            const learned = await learning([...old, ...halves[1 - at]!])
            return heardBy(learned, half)
          }),
        )
  return { before: heardBy(before, fresh), after: measured.flat() }
}

/** What models hear in labelled texts. A complaint is told by its ground. */
export function heardBy(learned: Learned, examples: readonly Example[]): Heard[] {
  return examples.map((example) => ({
    said: labelOf(example),
    heard: labelOf(understandBy(learned, example.text)),
  }))
}

function labelOf({ intent, category }: Pick<Example | Understanding, 'intent' | 'category'>): string {
  return category === null ? intent : `complaint: ${category}`
}
