/**
 * Ratings as the database hands them over: many in one text, so that millions come as few rows. A rating is a digit of what it
 * is, a digit of its overall level, 0 for none, and its answers, in a form of whoever asks; ratings are set apart by `;`.
 */
import { type RawBuilder, sql } from 'kysely'
import type { AnswerShape } from '../answer-counts.ts'
import { addRatings, type RatingCell } from './cell.ts'

/** The answers of one rating to its instrument: places of the items, ascending, and the level of each. */
export type Answered = { instrument: string; places: number[]; levels: number[] }

/** Puts the answers that begin at a place of the text into `found`, whose lists are empty. @returns where they end */
export type ReadAnswers = (text: string, at: number, found: Answered) => number

/** The two digits of a rating `r`; `excluded` is the decision on it, or null. */
export function ratingDigits(excluded: RawBuilder<unknown>) {
  return sql`(10 * (1 + case when r.verified <> 0 then 1 else 0 end + case when r.protected <> 0 then 2 else 0 end
    + case when coalesce(${excluded}, 0) <> 0 then 4 else 0 end) + coalesce(r.overall, 0))`
}

const ZERO = 48
const FIRST_KIND = ZERO + 1 // so that there are always two digits
const END = 59 //              `;`

/** Adds all ratings of a text to their cell. Made for millions: nothing is put together for a single rating. */
export function addRatingText(
  cell: RatingCell,
  shapes: ReadonlyMap<string, AnswerShape>,
  text: string,
  readAnswers: ReadAnswers,
): void {
  const found: Answered = { instrument: '', places: [], levels: [] }
  const silent = new Array<number>(80).fill(0) // how many without answers, by their two digits
  for (let at = 0; at < text.length; ) {
    const [kind, overall] = [text.charCodeAt(at) - FIRST_KIND, text.charCodeAt(at + 1) - ZERO]
    at += 2
    if (at === text.length || text.charCodeAt(at) === END) silent[10 * kind + overall]! += 1
    else {
      found.places.length = 0
      found.levels.length = 0
      at = readAnswers(text, at, found)
      addRatings(cell, shapes, rating(kind, overall, found, 1))
    }
    at += 1
  }
  for (const [digits, n] of silent.entries())
    if (n > 0) addRatings(cell, shapes, rating(Math.floor(digits / 10), digits % 10, NOTHING, n))
}

const NOTHING: Answered = { instrument: '', places: [], levels: [] }

function rating(kind: number, overall: number, { instrument, places, levels }: Answered, n: number) {
  return {
    instrument,
    verified: kind & 1,
    protected: kind & 2,
    excluded: kind & 4,
    overall: overall === 0 ? null : overall,
    places,
    levels,
    n,
  }
}

/** Answers as `sipas-2023 q15=4,q22=5`; items that the instrument's shape does not have are left out. */
export function namedAnswers(shapes: ReadonlyMap<string, AnswerShape>): ReadAnswers {
  return (text, begins, found) => {
    let at = text.indexOf(' ', begins) + 1
    found.instrument = text.slice(begins, at - 1)
    const placeOf = shapes.get(found.instrument)?.placeOf
    for (;;) {
      const level = text.indexOf('=', at) + 1
      const place = placeOf?.get(text.slice(at, level - 1))
      if (place !== undefined) put(found, place, text.charCodeAt(level) - ZERO)
      at = level + 1
      if (at >= text.length || text.charCodeAt(at) === END) return at
      at += 1 // the comma
    }
  }
}

/** In order: there are few, and they come nearly so. */
function put({ places, levels }: Answered, place: number, level: number): void {
  let at = places.length
  while (at > 0 && places[at - 1]! > place) {
    places[at] = places[at - 1]!
    levels[at] = levels[at - 1]!
    at -= 1
  }
  places[at] = place
  levels[at] = level
}

/** Items a pack: three bits hold a level, or 0 for none, and a `bigint` has 63 of them. */
const ITEMS_A_PACK = 21

/** Where an item's three bits stand. */
export type PackPlace = { item: string; pack: number; shift: number }

/** Places for all items of all shapes. */
export function packPlaces(shapes: Iterable<AnswerShape>): PackPlace[] {
  const items = [...new Set([...shapes].flatMap((shape) => shape.items))].sort()
  return items.map((item, i) => ({
    item,
    pack: Math.floor(i / ITEMS_A_PACK),
    shift: 3 * (i % ITEMS_A_PACK),
  }))
}

/** Answers as packs in hexadecimal digits, each behind a `.`; an empty one holds nothing. */
export function packedAnswers(
  instrument: string,
  shape: AnswerShape | undefined,
  places: readonly PackPlace[],
): ReadAnswers {
  const known = places
    .map(({ item, pack, shift }) => ({ place: shape?.placeOf.get(item) ?? -1, pack, shift }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
  const [low, high]: number[][] = [[], []] // the 32 lower bits of each pack, and the others
  return (text, begins, found) => {
    found.instrument = instrument
    let pack = -1
    let at = begins
    for (; at < text.length; at += 1) {
      const sign = text.charCodeAt(at)
      if (sign === END) break
      if (sign === POINT) {
        pack += 1
        low![pack] = 0
        high![pack] = 0
      } else {
        high![pack] = (high![pack]! << 4) | (low![pack]! >>> 28)
        low![pack] = (low![pack]! << 4) | (sign < LETTERS ? sign - ZERO : sign - LETTERS + 10)
      }
    }
    for (const { place, pack, shift } of known) {
      const level = threeBits(low![pack]!, high![pack]!, shift)
      if (level === 0) continue
      found.places.push(place)
      found.levels.push(level)
    }
    return at
  }
}

const POINT = 46
const LETTERS = 97 // from `a`

function threeBits(low: number, high: number, shift: number): number {
  if (shift < 30) return (low >>> shift) & 7
  return shift === 30 ? ((low >>> 30) | (high << 2)) & 7 : (high >>> (shift - 32)) & 7
}
