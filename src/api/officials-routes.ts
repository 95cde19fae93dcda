/** Officials: `PUT /officials/{code}`. */
import { z } from 'zod'
import { optional } from '../optional-field.ts'
import { faultsOfOfficial } from '../units/check-unit.ts'
import type { Official } from '../units/official.ts'
import { officialByCode, putOfficial } from '../units/official-store.ts'
import { plainText } from '../units/plain-text.ts'
import { unitTree } from '../units/unit-store.ts'
import { invalid } from './problem.ts'
import { codeFaults, codeInBody, codeInPath } from './put.ts'
import { code, day, route } from './route.ts'

const input = z.object({
  code: codeInBody,
  name: plainText(200),
  unitCode: code,
  head: z.boolean().default(false).meta({ description: 'Whether they head the unit.' }),
  validFrom: day,
  validTo: optional(day).meta({ description: 'The last day in this post.' }),
})

const writeOfficial = route({
  method: 'put',
  path: '/officials/{code}',
  scope: 'units:write',
  summary:
    'Records an official and their post as it is from now on; what was recorded before is kept as a version.',
  params: codeInPath,
  body: input,
  response: z.object({
    code: z.string(),
    name: z.string(),
    unitCode: z.string(),
    head: z.boolean(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
  }),
  async handle({ database }, { params, body: { code: inBody, ...fields } }, _, now) {
    const official: Official = { code: params.code, ...fields }
    const faults = [
      ...codeFaults(params.code, inBody),
      ...faultsOfOfficial(official, await unitTree(database)),
    ]
    if (faults.length > 0) return invalid(...faults)
    const before = await officialByCode(database, official.code)
    await database.commit([putOfficial(database, official, now)])
    return { status: before ? 200 : 201, body: official }
  },
})

export const officialsRoutes = [writeOfficial]
