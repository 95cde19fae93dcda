/** For which form of the instruments a cell was counted: another factor of an item, or another item, is another form. */
import { createHash } from 'node:crypto'
import type { Database } from '../../database/database.ts'
import type { Instrument } from '../../satisfaction/instrument.ts'
import { instrumentStore } from '../../satisfaction/instrument-store.ts'
import { type AnswerShape, answerShape } from '../answer-counts.ts'

export type Shapes = {
  /** By instrument; those without items have nothing to count. */
  byName: Map<string, AnswerShape>
  /** All of them, as cells keep it. */
  text: string
}

/** Of the instruments as they are now. New words alone change nothing. */
export async function currentShapes(database: Database): Promise<Shapes> {
  const instruments = [...(await instrumentStore.current(database)).values()].filter(
    ({ items }) => items.length > 0,
  )
  return {
    byName: new Map(instruments.map((each) => [each.name, answerShape(each)])),
    text: instruments.map(shapeName).sort().join(' '),
  }
}

/** One instrument's part of the text; '' for one without items. */
export function shapeName({ name, items, factors }: Instrument): string {
  if (items.length === 0) return ''
  const form = JSON.stringify([
    items.map(({ code, factor }) => [code, factor]),
    factors.map(({ code }) => code),
  ])
  return `${name}=${createHash('sha256').update(form).digest('hex').slice(0, 16)}`
}
