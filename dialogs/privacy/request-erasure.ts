/** Keeps that the citizen wants everything erased. The job of every minute does it, once the farewell is on its way. */
import type { Recorder } from '../../src/conversation/effect.ts'
import { write } from '../../src/database/database.ts'

export const requestErasure: Recorder<Record<never, never>> = (desk, _, moment) => [
  write(
    desk.database.read.insertInto('data_request').values({
      id: moment.draw('erasure').slice(0, 20),
      kind: 'erase',
      citizen: moment.citizen,
      at: moment.at,
      done_at: null,
      by: 'citizen',
      outcome: null,
    }),
  ),
]
