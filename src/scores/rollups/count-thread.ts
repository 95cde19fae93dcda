/** A thread that counts cells of SQLite's file, beside the one that keeps them (counters.ts). An error ends it and is thrown there. */
import { parentPort, workerData } from 'node:worker_threads'
import { sql } from 'kysely'
import { openSqlite } from '../../database/sqlite.ts'
import { countCells } from './count-cells.ts'
import type { CountOrder } from './counters.ts'

const database = openSqlite(workerData as string)
/** It looks up all answers of the file, so it is given more than a connection has. */
for (const setting of ['cache_size = -200000', 'mmap_size = 2147418112'])
  await sql.raw(`pragma ${setting}`).execute(database.read)

parentPort!.on('message', ({ cells, shapes, now }: CountOrder) => {
  const counted = countCells(database, cells, shapes, () => now)
  counted.then(
    (result) => parentPort!.postMessage(result),
    (error: unknown) => {
      setImmediate(() => {
        throw error
      })
    },
  )
})
