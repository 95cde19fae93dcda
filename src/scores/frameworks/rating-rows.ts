/** The ratings behind a figure of satisfaction, by id. Whoever lists them learns nothing of who gave them. */
import { type RawBuilder, sql } from 'kysely'
import type { Desk } from '../../desk.ts'
import { type Item, SATISFIED_FROM } from '../../satisfaction/instrument.ts'
import { instrumentStore } from '../../satisfaction/instrument-store.ts'
import type { Scope } from '../scope.ts'
import { frameworkStore, versionFor } from './framework-store.ts'
import type { Row, RowsQuestion } from './rows.ts'

type Asked = RowsQuestion & Scope & { units: readonly string[] }

/**
 * One row more than the limit. Ratings that a decision excludes, that a newer one took the place of, or of how a protected
 * complaint was handled are not in. `counted` is whether it is satisfied, where the figure is about one answer of a rating.
 */
export async function ratingRows(desk: Desk, asked: Asked): Promise<Row[]> {
  const { asOf, from, to, units, limit, figure, hasDetails = false } = asked
  const items = await itemsOf(desk, asked)
  const one =
    items === null ? sql`r.overall` : figure.startsWith('criterion_index:') ? levelOf(items[0]!, asOf) : null
  const has =
    items === null
      ? sql`r.overall is not null`
      : sql`r.instrument = ${items[0]!.instrument} and exists (select 1 from rating_answer a where a.rating = r.id
          and a.recorded_at <= ${asOf} and a.item in (${sql.join(items.map((item) => item.code))}))`
  const level = one ?? sql`null`
  const isByLevel = hasDetails && one !== null
  const { rows } = await sql<{ id: string; level: number | null }>`
    select r.id as id, ${level} as level from rating r
    where r.unit_code in (${sql.join(units)}) and r.given_at >= ${from} and r.given_at < ${to} and r.recorded_at <= ${asOf}
      and r.protected = 0 and ${afterOf(asked.after ?? '', isByLevel, level)} and ${has}
      and not exists (select 1 from rating newer where newer.supersedes = r.id and newer.recorded_at <= ${asOf})
      and coalesce((select e.excluded from rating_exclusion e where e.rating = r.id and e.recorded_at <= ${asOf}
        order by e.recorded_at desc, e.id desc limit 1), 0) = 0
    order by ${isByLevel ? sql`level, id` : sql`r.id`} limit ${limit + 1}`.execute(desk.database.read)
  return rows.map(({ id, level }) => ({
    kind: 'rating',
    id,
    counted: level === null ? null : Number(level) >= SATISFIED_FROM,
    ...(isByLevel ? { level: Number(level) } : {}),
  }))
}

/** Where the next page begins after a row: its level stands before the id where rows come by level. */
export function ratingCursor({ id, level }: Row): string {
  return level === undefined ? id : `${level}.${id}`
}

function afterOf(after: string, isByLevel: boolean, level: RawBuilder<unknown>): RawBuilder<boolean> {
  if (!isByLevel) return sql<boolean>`r.id > ${after}`
  const [, reached = '0', id = ''] = /^(\d)\.(.*)$/.exec(after) ?? []
  return sql<boolean>`(${level} > ${Number(reached)} or (${level} = ${Number(reached)} and r.id > ${id}))`
}

function levelOf({ code }: Item, asOf: number) {
  return sql`(select a.level from rating_answer a where a.rating = r.id and a.item = ${code} and a.recorded_at <= ${asOf})`
}

/** The items that a figure is about, with their instrument; null: the overall question. */
async function itemsOf({ database }: Desk, { figure, framework, asOf, to }: Asked) {
  const [of, code] = figure.split(':')
  if (of === 'satisfied_share') return null
  const versions = await frameworkStore.versionsUntil(database, framework ?? 'sipas-2023', asOf)
  const instrument = (await instrumentStore.asOf(
    database,
    versionFor(versions, { to }).framework.instrument,
    asOf,
  ))!
  return instrument.items
    .filter(
      (item) => code === undefined || (of === 'criterion_index' ? item.code === code : item.factor === code),
    )
    .map((item) => ({ ...item, instrument: instrument.name }))
}
