/** What the simulator's page asks of its server: `/simulator/api/*`, JSON both ways. */
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { ChannelName } from '../channels/channel.ts'
import { Deed, NothingToTap } from './deed.ts'
import { isTaken } from './delivery.ts'
import type { Phone } from './phone.ts'
import type { Talk } from './talk.ts'

/** A dossier code that is worth typing, and what it shows: `HS-…`, "trễ hạn / late". */
export type TryThis = { code: string; what: string }

export type PageApiOptions = {
  phones: Record<ChannelName, Phone>
  tryThese: TryThis[]
  toTranscript(talk: Talk): string
}

const Channel = z.enum(['zalo', 'messenger'])
const Whose = z.object({ channel: Channel, user: z.string().max(40) })
const NewCitizen = z.strictObject({ channel: Channel })

/** A request that the page would not send. Answered 400 with its message. */
class BadRequest extends Error {}

export function pageApi({ phones, tryThese, toTranscript }: PageApiOptions): Router {
  const router = Router()
  router.use(express.json({ limit: '64kb' }))

  router.get('/phones', (_request, response) => {
    const citizens = {
      zalo: phones.zalo.platform.citizens(),
      messenger: phones.messenger.platform.citizens(),
    }
    response.json({ tryThese, citizens })
  })

  router.post('/citizens', (request, response) => {
    const { channel } = read(NewCitizen, request.body, 'channel must be "zalo" or "messenger"')
    response.status(201).json(phones[channel].platform.addCitizen())
  })

  router.get('/talks/:channel/:user', (request, response) => {
    const { talk } = phoneOf(request)
    if (request.query.revision === String(talk.revision)) response.json({ revision: talk.revision })
    else response.json({ ...talk, now: Date.now() })
  })

  router.post('/talks/:channel/:user', async (request, response) => {
    const { phone, talk } = phoneOf(request)
    const deed = read(Deed, request.body, 'what the citizen does is not readable')
    const answer = await phone.say(talk.citizen.id, deed)
    response.json({ taken: isTaken(answer), status: answer.status })
  })

  router.get('/transcript/:channel/:user', (request, response) => {
    const { talk } = phoneOf(request)
    response.attachment(`kich-ban-${talk.channel}.txt`).type('text/plain').send(toTranscript(talk))
  })

  router.use((_request, response) => {
    response.status(404).json({ error: 'no such address' })
  })
  router.use(badRequest)

  function phoneOf(request: Request): { phone: Phone; talk: Talk } {
    const { channel, user } = read(Whose, request.params, 'channel must be "zalo" or "messenger"')
    const talk = phones[channel].platform.find(user)
    if (!talk) throw new BadRequest('no citizen of this channel has this id')
    return { phone: phones[channel], talk }
  }

  return router
}

function read<T>(schema: z.ZodType<T>, value: unknown, otherwise: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.join('.')
  throw new BadRequest(where ? `${otherwise} (${where}: ${issue?.message})` : otherwise)
}

/** JSON that cannot be parsed and bodies over the limit come here from express, with a status of their own. */
function badRequest(
  error: Error & { status?: number },
  _request: Request,
  response: Response,
  next: NextFunction,
) {
  if (error instanceof BadRequest || error instanceof NothingToTap)
    response.status(400).json({ error: error.message })
  else if (error.status === 413) response.status(413).json({ error: 'the body is larger than 64 kB' })
  else if (error.status === 400) response.status(400).json({ error: 'the body is not JSON' })
  else next(error)
}
