/** The register of the machine API: every group of calls. A new group is a file and a line here. */
import { complaintsRoutes } from './complaints-routes.ts'
import { dossiersRoutes } from './dossiers-routes.ts'
import { holidaysRoutes } from './holidays-routes.ts'
import { officialsRoutes } from './officials-routes.ts'
import { type OutboxDoor, outboxRoutes } from './outbox-routes.ts'
import { proceduresRoutes } from './procedures-routes.ts'
import { ratingsRoutes } from './ratings-routes.ts'
import type { AnyRoute } from './route.ts'
import { scoreRowsRoutes } from './score-rows-route.ts'
import { scoresRoutes } from './scores-routes.ts'
import { understandRoutes } from './understand-route.ts'
import { unitsRoutes } from './units-routes.ts'

/** @param outbox the engine's; everything else works on the records alone */
export const routes = (outbox: OutboxDoor): readonly AnyRoute[] => [
  ...unitsRoutes,
  ...proceduresRoutes,
  ...officialsRoutes,
  ...holidaysRoutes,
  ...dossiersRoutes,
  ...complaintsRoutes,
  ...ratingsRoutes,
  ...scoresRoutes,
  ...scoreRowsRoutes,
  ...understandRoutes,
  ...outboxRoutes(outbox),
]
