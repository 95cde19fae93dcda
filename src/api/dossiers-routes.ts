/** Dossiers as the one-stop system pushes them: `PUT /dossiers/{code}`, `GET /dossiers/{code}`. */
import { z } from 'zod'
import { loadCalendar } from '../calendar/calendar-store.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import { DOSSIER_STATUSES, type Dossier, dossierKey } from '../dossiers/dossier.ts'
import { dossierInput, faultsOf } from '../dossiers/dossier-input.ts'
import { dossierByCode, recordDossier } from '../dossiers/dossier-store.ts'
import { timelinessOf } from '../dossiers/timeliness.ts'
import { procedures } from '../procedures/procedure-store.ts'
import { unitTree } from '../units/unit-store.ts'
import { invalid, notFound } from './problem.ts'
import { codeFaults, codeInPath } from './put.ts'
import { iso, momentOut, route } from './route.ts'

const shown = z.object({
  code: z.string(),
  unitCode: z.string(),
  receivingUnitCode: z.string().nullable(),
  procedureCode: z.string(),
  status: z.enum(DOSSIER_STATUSES),
  receivedAt: momentOut,
  dueAt: momentOut.nullable(),
  firstDueAt: momentOut.nullable(),
  finishedAt: momentOut.nullable(),
  returnedAt: momentOut.nullable(),
  official: z.object({ code: z.string(), name: z.string() }).nullable(),
  submittedVia: z.enum(['counter', 'online', 'post']).nullable(),
  history: z.array(
    z.object({
      at: momentOut,
      status: z.enum(DOSSIER_STATUSES),
      unit: z.string().nullable(),
      official: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  timeliness: z
    .enum(['on_time', 'due_soon', 'late', 'finished_early', 'finished_on_time', 'finished_late'])
    .nullable()
    .meta({ description: 'Null: not accepted yet, withdrawn, refused.' }),
})

const writeDossier = route({
  method: 'put',
  path: '/dossiers/{code}',
  scope: 'dossiers:write',
  summary:
    'Records a dossier as it stands; each change is kept as a version. Pushing the same again changes nothing.',
  params: codeInPath,
  body: dossierInput,
  response: shown,
  async handle(desk, { params, body }, _, now) {
    const known = {
      units: (await unitTree(desk.database)).byCode,
      procedures: await procedures(desk.database),
    }
    const inBody = body.code === undefined ? undefined : dossierKey(body.code)
    const faults = [...codeFaults(dossierKey(params.code), inBody), ...faultsOf(body, known, now)]
    if (faults.length > 0) return invalid(...faults)
    const outcome = await recordDossier(desk, params.code, body, now)
    const dossier = await dossierByCode(desk.database, params.code)
    return { status: outcome === 'created' ? 201 : 200, body: await show(desk.database, dossier!, now) }
  },
})

const getDossier = route({
  method: 'get',
  path: '/dossiers/{code}',
  scope: 'dossiers:write',
  summary: 'A dossier in its latest version, without the applicant, with its timeliness.',
  params: codeInPath,
  response: shown,
  async handle({ database }, { params }, _, now) {
    const dossier = await dossierByCode(database, params.code)
    return dossier ? { body: await show(database, dossier, now) } : notFound('hồ sơ', params.code)
  },
})

export const dossiersRoutes = [getDossier, writeDossier]

async function show(database: Database, dossier: Dossier, now: Instant): Promise<z.input<typeof shown>> {
  return {
    code: dossier.code,
    unitCode: dossier.unitCode,
    receivingUnitCode: dossier.receivingUnitCode,
    procedureCode: dossier.procedureCode,
    status: dossier.status,
    receivedAt: iso(dossier.receivedAt),
    dueAt: iso(dossier.dueAt),
    firstDueAt: iso(dossier.firstDueAt),
    finishedAt: iso(dossier.finishedAt),
    returnedAt: iso(dossier.returnedAt),
    official: dossier.official,
    submittedVia: dossier.submittedVia,
    history: dossier.history.map((entry) => ({ ...entry, at: iso(entry.at) })),
    timeliness: timelinessOf(dossier, now, await loadCalendar(database)),
  }
}
