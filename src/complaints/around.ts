/** What the rules of an official's action need to know besides the complaint: others that it touches, words, names. */
import { dayOf } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { servesOn } from '../units/official.ts'
import { officials } from '../units/official-store.ts'
import type { Around, OfficialAction, Setting } from './action.ts'
import { type Complaint, FINAL_STATUSES } from './complaint.ts'
import { type ComplaintRow, openDetails } from './complaint-row.ts'
import { readStanding } from './complaint-store.ts'
import type { Standing } from './complaint-writes.ts'
import { onceAbout } from './identity/once-about.ts'
import { plainName } from './person-name.ts'
import { shownWords } from './shown-words.ts'
import { readTimeline } from './timeline.ts'
import { isVisible, type Viewer } from './visibility.ts'
import { barredUnits } from './wrong-handler.ts'

type Told = Standing & { row: ComplaintRow }

/** @returns also how the other complaints stand, by their codes: what they become is kept with it */
export async function readAround(
  desk: Desk,
  viewer: Viewer,
  standing: Told,
  action: OfficialAction,
  setting: Setting,
): Promise<{ around: Around; standings: ReadonlyMap<string, Standing> }> {
  const { complaint, row } = standing
  const merged = await mergedStandings(desk, complaint.code)
  const main = action.action === 'merge' ? await readStanding(desk.database, action.into) : null
  const once = await onceAbout(desk.database, [complaint.code, ...merged.map((each) => each.complaint.code)])
  const mayBe = main !== null && isVisible(viewer, main.complaint, setting.tree) ? main : null
  const around: Around = {
    main: mayBe?.complaint ?? null,
    merged: merged.map((each) => each.complaint),
    words: action.action === 'split' ? await wordsOf(desk, row) : [],
    namesOfficial: (openDetails(desk.vault, row)?.official ?? null) !== null,
    onceAbout: [...new Set([...once.values()].flat())],
    accused: await accusedBy(desk, [standing, ...merged], once, action, mayBe, setting),
  }
  const all = mayBe ? [...merged, mayBe] : merged
  return { around, standings: new Map(all.map((each) => [each.complaint.code, each])) }
}

/** The codes of those that are handled with a complaint and are not over. */
async function mergedInto({ database }: Pick<Desk, 'database'>, code: string): Promise<string[]> {
  const rows = await database.read
    .selectFrom('complaint')
    .select('code')
    .where('merged_into', '=', code)
    .where('status', 'not in', FINAL_STATUSES)
    .orderBy('code')
    .execute()
  return rows.map((row) => row.code)
}

/** How those stand that are handled with a complaint and are not over. */
export async function mergedStandings(desk: Pick<Desk, 'database'>, code: string): Promise<Told[]> {
  const codes = await mergedInto(desk, code)
  const found = await Promise.all(codes.map((each) => readStanding(desk.database, each)))
  return found.filter((standing) => standing !== null)
}

/** What the citizen told, as an official reads it. */
async function wordsOf(desk: Desk, row: ComplaintRow): Promise<string[]> {
  const steps = await readTimeline(desk, row.code, row.key_sealed)
  const added = steps.filter(({ kind }) => kind === 'add' || kind === 'reopen').map(({ text }) => text)
  const told = [openDetails(desk.vault, row)?.story ?? null, ...added].filter((text) => text !== null)
  return told.map((text) => shownWords(row, text))
}

/** Whoever has one of them has all that are handled with it. @param main the one that `merge` names */
async function accusedBy(
  desk: Desk,
  together: readonly Told[],
  once: ReadonlyMap<string, readonly string[]>,
  action: OfficialAction,
  main: Standing | null,
  setting: Setting,
): Promise<Set<string>> {
  if (action.action !== 'assign' && action.action !== 'merge') return new Set()
  const unit = action.action === 'assign' ? action.unit : (main?.complaint.handlerUnitCode ?? null)
  const accused = await Promise.all(
    together.map(({ complaint, row }) =>
      accusedOf(desk, complaint, row, once.get(complaint.code) ?? [], unit, setting),
    ),
  )
  return new Set(accused.flatMap((names) => [...names]))
}

/** A name that somebody at the handling unit bears too is no reason to refuse: it is theirs. */
async function accusedOf(
  desk: Desk,
  complaint: Complaint,
  row: ComplaintRow,
  once: readonly string[],
  unit: string | null,
  { tree, now }: Setting,
): Promise<Set<string>> {
  const chain = barredUnits(complaint, once, tree)
  const handler = unit ?? complaint.handlerUnitCode
  const accused = new Set<string>()
  const handling = new Set<string>()
  for (const official of (await officials(desk.database)).values()) {
    if (!servesOn(official, dayOf(now))) continue
    if (chain.has(official.unitCode)) accused.add(plainName(official.name))
    else if (official.unitCode === handler) handling.add(plainName(official.name))
  }
  for (const name of handling) accused.delete(name)
  for (const name of await namedIn(desk, row)) accused.add(plainName(name))
  return accused
}

/** The officials whom the citizen named, in what a part was split from, too. */
async function namedIn(desk: Desk, row: ComplaintRow): Promise<string[]> {
  const named = openDetails(desk.vault, row)?.official ?? null
  const whole = row.split_from === null ? null : await readStanding(desk.database, row.split_from)
  return [...(named === null ? [] : [named]), ...(whole ? await namedIn(desk, whole.row) : [])]
}
