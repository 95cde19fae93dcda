/** Procedures: `PUT /procedures/{code}`. */
import { z } from 'zod'
import { optional } from '../optional-field.ts'
import type { Procedure } from '../procedures/procedure.ts'
import { procedureByCode, putProcedure } from '../procedures/procedure-store.ts'
import { plainText } from '../units/plain-text.ts'
import { invalid } from './problem.ts'
import { codeFaults, codeInBody, codeInPath } from './put.ts'
import { route } from './route.ts'

const term = z.object({ n: z.int().min(0).max(3650), unit: z.enum(['working_day', 'day']) })

const input = z.object({
  code: codeInBody,
  name: plainText(500),
  domain: plainText(200).meta({ description: 'Lĩnh vực.' }),
  term: term.meta({ description: 'How long handling may take, from acceptance.' }),
  feeVnd: optional(z.int().min(0)).meta({ description: 'Whole VND; left out: not stated; 0: free.' }),
  papers: z.array(z.string().trim().min(1).max(500)).max(100).default([]),
})

const writeProcedure = route({
  method: 'put',
  path: '/procedures/{code}',
  scope: 'units:write',
  summary: 'Records a procedure as it is from now on; what was recorded before is kept as a version.',
  params: codeInPath,
  body: input,
  response: z.object({
    code: z.string(),
    name: z.string(),
    domain: z.string(),
    term,
    feeVnd: z.int().nullable(),
    papers: z.array(z.string()),
  }),
  async handle({ database }, { params, body: { code: inBody, ...fields } }, _, now) {
    const faults = codeFaults(params.code, inBody)
    if (faults.length > 0) return invalid(...faults)
    const procedure: Procedure = { code: params.code, ...fields }
    const before = await procedureByCode(database, procedure.code)
    await database.commit([putProcedure(database, procedure, now)])
    return { status: before ? 200 : 201, body: procedure }
  },
})

export const proceduresRoutes = [writeProcedure]
