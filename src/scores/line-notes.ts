/** What a reader of a scorecard must know of the unit's past, in sentences: whose facts are in, and whose are not. */
import { vietnameseDay } from '../calendar/instant.ts'
import type { Scorecard } from './scorecard.ts'

type Note = { vi: string; en: string }
type Named = { name: string }
type Taken = Named & { isWhole?: true }

/** [] for a unit alone that was always itself. */
export function lineNotes({ inputs }: Pick<Scorecard, 'inputs'>): Note[] {
  const { predecessors, line } = inputs
  const notes = [joined(predecessors)]
  if (line) {
    notes.push(wholeFrom(line.partsFrom), partsFrom(line.partsFrom), ended(line.validTo, line.successors))
    const n = line.under.length
    if (n > 0)
      notes.push({
        vi: `Gồm cả số liệu của ${n} mã đơn vị trực thuộc.`,
        en: `With the ${n} unit codes under it.`,
      })
  }
  return notes.filter((note) => note !== null)
}

function joined(units: readonly Named[]): Note | null {
  if (units.length === 0) return null
  const names = namesOf(units)
  return {
    vi: `Gồm số liệu của các đơn vị đã nhập vào: ${names}.`,
    en: `With the figures of those that merged into it: ${names}.`,
  }
}

function wholeFrom(units: readonly Taken[]): Note | null {
  const names = namesOf(units.filter(({ isWhole }) => isWhole))
  if (names === '') return null
  return {
    vi: `Đã tiếp nhận toàn bộ ${names}; số liệu trước đó vẫn thuộc đơn vị cũ, không tính ở đây.`,
    en: `It took over all of ${names}; what they were before stays with them and is not in here.`,
  }
}

function partsFrom(units: readonly Taken[]): Note | null {
  const names = namesOf(units.filter(({ isWhole }) => !isWhole))
  if (names === '') return null
  return {
    vi: `Đã tiếp nhận một phần của ${names}; số liệu trước đó vẫn thuộc đơn vị cũ, không tính ở đây.`,
    en: `It took over a part of ${names}; what they were before stays with them and is not in here.`,
  }
}

function ended(validTo: string | null, successors: readonly Named[]): Note | null {
  if (validTo === null) return null
  const day = vietnameseDay(validTo)
  const names = namesOf(successors)
  return {
    vi: `Đơn vị hoạt động đến hết ngày ${day}${names === '' ? '' : `; nơi tiếp nhận: ${names}`}.`,
    en: `The unit existed until ${day}${names === '' ? '' : `; its work went to ${names}`}.`,
  }
}

function namesOf(units: readonly Named[]): string {
  return units.map(({ name }) => name).join(', ')
}
