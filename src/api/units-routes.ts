/** The tree of units: `GET /units`, `GET /units/{code}`, `PUT /units/{code}`. */
import { z } from 'zod'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { optional } from '../optional-field.ts'
import { faultsOfUnit } from '../units/check-unit.ts'
import { plainText } from '../units/plain-text.ts'
import { UNIT_KINDS, type Unit } from '../units/unit.ts'
import { newestVersion, putUnitAfter, unitsChangedSince, unitTree } from '../units/unit-store.ts'
import { listOf, listQuery, page } from './list.ts'
import { conflict, invalid, notFound } from './problem.ts'
import { codeFaults, codeInBody, codeInPath } from './put.ts'
import { code, day, route } from './route.ts'

/** A province has a few hundred units: one page usually holds them all. */
const UNITS_A_PAGE = 500

/** How often a unit is checked anew because another was recorded meanwhile. */
const MOST_TRIES = 10

const listed = {
  code: z.string(),
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  parent: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  successors: z.array(z.string()),
}
const words = z.string().trim().max(300)
const full = z.object({
  ...listed,
  aliases: z.array(z.string()),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hours: z.string().nullable(),
})

const input = z.object({
  code: codeInBody,
  name: plainText(300),
  kind: z.enum(UNIT_KINDS),
  parent: code.nullable().default(null).meta({ description: 'The unit above; null for a root.' }),
  validFrom: day,
  validTo: optional(day).meta({ description: 'The last day on which it exists.' }),
  successors: z.array(code).max(50).default([]).meta({ description: 'The units that take over its work.' }),
  aliases: z.array(plainText(300)).max(50).default([]).meta({ description: 'Other and older names.' }),
  address: optional(plainText(300, 0)),
  phone: optional(plainText(300, 0)),
  hours: optional(words),
})

const listUnits = route({
  method: 'get',
  path: '/units',
  scope: null,
  summary: 'All units, those that ended included.',
  query: z.object(listQuery),
  response: listOf(z.object(listed)),
  async handle({ database }, { query }) {
    const { byCode } = await unitTree(database)
    const changed = query.since === undefined ? null : await unitsChangedSince(database, query.since)
    const after = query.cursor?.[1] ?? ''
    const units = [...byCode.values()].filter(
      (unit) => unit.code > String(after) && (!changed || changed.has(unit.code)),
    )
    return { body: page(units, (unit) => [0, unit.code], show, UNITS_A_PAGE) }
  },
})

const getUnit = route({
  method: 'get',
  path: '/units/{code}',
  scope: null,
  summary: 'One unit.',
  params: codeInPath,
  response: full,
  async handle({ database }, { params }) {
    const unit = (await unitTree(database)).byCode.get(params.code)
    return unit ? { body: unit } : notFound('đơn vị', params.code)
  },
})

const writeUnit = route({
  method: 'put',
  path: '/units/{code}',
  scope: 'units:write',
  summary: 'Records a unit as it is from now on; what was recorded before is kept as a version.',
  params: codeInPath,
  body: input,
  response: full,
  async handle({ database }, { params, body: { code: inBody, ...fields } }, _, now) {
    const unit: Unit = { code: params.code, ...fields }
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const newest = await newestVersion(database) // before the tree, which may be newer but never older
      const tree = await unitTree(database)
      const faults = [...codeFaults(params.code, inBody), ...faultsOfUnit(unit, tree)]
      if (faults.length > 0) return invalid(...faults)
      const result = await commitOrStale(database, putUnitAfter(database, newest, unit, now))
      if (!('refused' in result)) return { status: tree.byCode.has(unit.code) ? 200 : 201, body: unit }
    }
    return conflict('Các đơn vị đang được nơi khác ghi cùng lúc; xin gửi lại.', 'stale')
  },
})

export const unitsRoutes = [listUnits, getUnit, writeUnit]

function show({ code, name, kind, parent, validFrom, validTo, successors }: Unit) {
  return { code, name, kind, parent, validFrom, validTo, successors }
}
