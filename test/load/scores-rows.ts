/** Ratings, dossiers and complaints of three years for `scores.ts`: plausible, and the same each time. */
import { DAY_MS, type Instant } from '../../src/calendar/instant.ts'

/** A table's rows in the order of `columns`; null for nothing. */
export type Load = {
  table: string
  columns: string[]
  rows: Iterable<(string | number | null)[]>
}

const YEARS_MS = 3 * 365 * DAY_MS
/** Items of sipas-2023 by factor. */
const FACTORS = [4, 5, 4, 3, 3]
const ITEMS = FACTORS.map((n, f) => {
  const first = 15 + FACTORS.slice(0, f).reduce((sum, m) => sum + m, 0)
  return Array.from({ length: n }, (_, i) => `q${first + i}`)
})
const LEVELS = [1, 2, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5]

/** Whole numbers by chance, the same for the same seed. Mulberry32. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** As long as the ids that the vault makes, and as scattered. */
function idOf(i: number): string {
  const draw = chance(i * 2654435761)
  let id = ''
  for (let n = 0; n < 22; n += 1) id += SIGNS[draw(64)]
  return id
}

/** `ratings` of `units` until `now`, in the order of time; one in a hundred changes the one before it of its unit. */
export function* ratingRows(ratings: number, units: readonly string[], now: Instant) {
  const draw = chance(1)
  const last = new Map<string, { id: string; subject: string }>()
  for (let i = 0; i < ratings; i += 1) {
    const id = idOf(i)
    const unit = units[draw(units.length)]!
    const at = now - YEARS_MS + Math.floor((i / ratings) * YEARS_MS)
    const before = draw(100) === 0 ? last.get(unit) : undefined
    const subject = before?.subject ?? `s${i}`
    const isHandling = draw(500) === 0
    last.set(unit, { id, subject })
    const row = [
      id,
      subject,
      before ? 2 + i : 1,
      'zalo',
      unit,
      'sipas-2023',
      isHandling ? null : LEVELS[draw(14)]!,
    ]
    yield [
      ...row,
      0,
      draw(5) < 3 ? 1 : 0,
      before?.id ?? null,
      '[]',
      at,
      at,
      isHandling && draw(2) === 0 ? 1 : 0,
    ]
  }
}

/** About half of the ratings have one answer in each of one to five factors. */
export function* answerRows(ratings: number, now: Instant) {
  const draw = chance(2)
  for (let i = 0; i < ratings; i += 1) {
    if (draw(2) === 0) continue
    const at = now - YEARS_MS + Math.floor((i / ratings) * YEARS_MS)
    const [id, first, count] = [idOf(i), draw(5), 1 + draw(5)]
    for (let f = 0; f < count; f += 1) {
      const items = ITEMS[(first + f) % 5]!
      yield [id, items[draw(items.length)]!, LEVELS[draw(14)]!, at]
    }
  }
}

/** Each in two versions: accepted, then as it stands now. One in twenty is late, one in twenty-five unfinished. */
export function* dossierRows(dossiers: number, units: readonly string[], now: Instant) {
  const draw = chance(3)
  for (let i = 0; i < dossiers; i += 1) {
    const unit = units[draw(units.length)]!
    const received = now - YEARS_MS + Math.floor((i / dossiers) * YEARS_MS)
    const due = received + 10 * DAY_MS
    const done = received + (draw(20) === 0 ? 11 + draw(9) : 1 + draw(9)) * DAY_MS
    const common = (status: string, at: Instant) => [`H${i}`, at, unit, 'p', status, received, due, due]
    yield [...common('accepted', received), null, null, '[]']
    if (done > now || draw(50) === 0) {
      const history = JSON.stringify([
        { at: received + DAY_MS, status: 'paused', unit: null, official: null, note: null },
      ])
      const paused = received + DAY_MS
      if (draw(3) === 0 && paused < now) yield [...common('paused', paused), null, null, history]
    } else if (draw(10) > 0) {
      const handed = Math.min(now, done + 3_600_000)
      yield [...common('returned', handed), done, handed, '[]']
    } else yield [...common('finished', done), done, null, '[]']
  }
}

/** Six in ten dossiers were invited to rate, a third of these did. */
export function* invitationRows(dossiers: number, units: readonly string[], now: Instant) {
  const draw = chance(4)
  for (let i = 0; i < dossiers; i += 1) {
    if (draw(10) > 5) continue
    const at = Math.min(now - 1, now - YEARS_MS + Math.floor((i / dossiers) * YEARS_MS) + 12 * DAY_MS)
    yield [idOf(-1 - i), `H${i}`, units[0]!, 'zalo', at, draw(3) === 0 ? at : null]
  }
}

const COURSE = ['received', 'assigned', 'in_progress', 'resolved', 'confirmed']

/** Complaints with their timelines: each gets as far as its age lets it. */
export function* complaintSteps(complaints: number, units: readonly string[], now: Instant) {
  const draw = chance(5)
  for (let i = 0; i < complaints; i += 1) {
    const filed = now - YEARS_MS + Math.floor((i / complaints) * YEARS_MS)
    const steps = COURSE.map((status, n) => ({ status, at: filed + n * 4 * DAY_MS })).filter(
      ({ at }) => at < now,
    )
    const outcome = ['founded', 'partly', 'unfounded'][draw(3)]!
    yield { code: `PA-${i}`, unit: units[draw(units.length)]!, isProtected: draw(10) === 0, outcome, steps }
  }
}
