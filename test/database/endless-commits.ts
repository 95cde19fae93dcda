/** A process that commits to the database of its argument without end, many statements each: to be stopped amid one. */
import { openPostgres } from '../../src/database/postgres.ts'

const STATEMENTS = 1_000

const database = openPostgres(process.argv[2]!, 1)
const touch = { sql: 'update held set touched = touched + 1', parameters: [] }
const idle = { sql: 'select 1', parameters: [] }
for (;;) {
  const outcome = await database.commit([touch, ...new Array<typeof idle>(STATEMENTS).fill(idle)]).then(
    () => 'kept',
    (error: Error) => error.name,
  )
  console.log(outcome)
}
