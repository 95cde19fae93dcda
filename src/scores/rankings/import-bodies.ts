/**
 * Leadership bodies and party base organisations from a file. Columns: `code`, `name`, `unitCode`, `validFrom`, and `validTo`
 * where an end is known. A row that says something else than is recorded is a new version.
 */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { optional } from '../../optional-field.ts'
import { code } from '../../units/code.ts'
import { plainText } from '../../units/plain-text.ts'
import { unitTree } from '../../units/unit-store.ts'
import { type Body, bodies, putBody } from './body-store.ts'
import { fileDay } from './file-day.ts'
import { type ImportedFacts, importFacts } from './import-facts.ts'

const row: z.ZodType<Body> = z.strictObject({
  code,
  name: plainText(200),
  unitCode: code,
  validFrom: fileDay,
  validTo: optional(fileDay),
})

/** The columns of a file. */
export const BODY_COLUMNS = {
  required: ['code', 'name', 'unitCode', 'validFrom'],
  all: ['code', 'name', 'unitCode', 'validFrom', 'validTo'],
}

/**
 * Imports a `.csv` or `.xlsx` file. Good rows are kept whatever the others are.
 *
 * @throws Error when the file cannot be read, or its header has unknown or lacks required columns
 */
export async function importBodies(
  desk: Desk,
  path: string,
  clock: () => Instant,
  progress: (done: number, total: number) => void = () => {},
): Promise<ImportedFacts> {
  const { byCode } = await unitTree(desk.database)
  return importFacts(
    desk,
    path,
    {
      required: BODY_COLUMNS.required,
      columns: BODY_COLUMNS.all,
      schema: row,
      keyOf: (body) => body.code,
      known: await bodies(desk.database, Number.MAX_SAFE_INTEGER),
      put: putBody,
      faultsOf({ unitCode, validFrom, validTo }) {
        if (!byCode.has(unitCode)) return [{ field: 'unitCode', message: 'unknown unit' }]
        if (validTo !== null && validTo < validFrom)
          return [{ field: 'validTo', message: 'before validFrom' }]
        return []
      },
    },
    clock,
    progress,
  )
}
