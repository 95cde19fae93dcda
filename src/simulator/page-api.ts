/** What the simulator's page asks of its server: `/simulator/api/*`, JSON both ways. */
import express, { type Request, Router } from 'express'
import { z } from 'zod'
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { Deed } from './deed.ts'
import { isTaken } from './delivery.ts'
import { BadRequest, badRequest, Channel, read } from './page-request.ts'
import type { Played } from './played.ts'
import type { Talk } from './talk.ts'
import { contentOf, type FileGiven } from './uploads.ts'

/** A dossier code that is worth typing, and what it shows: `HS-…`, "trễ hạn / late". */
export type TryThis = { code: string; what: string }

export type PageApiOptions = {
  played: Record<ChannelName, Played>
  now(): Instant
  tryThese: TryThis[]
  toTranscript(talk: Talk): string
}

const Whose = z.object({ channel: Channel, user: z.string().max(40) })
const NewCitizen = z.strictObject({ channel: Channel })

/** What a browser may be shown of what a bot uploaded, by content or, for sound and film, by word. */
const PLAYED = /^(audio|video)\/[\w.+-]+$/
const PICTURES: ReadonlySet<string | null> = new Set(['png', 'jpeg', 'gif'])

/** Null for what is offered for keeping instead. */
function shownType(file: FileGiven): string | null {
  const content = contentOf(file)
  if (PICTURES.has(content)) return `image/${content}`
  return content === null && PLAYED.test(file.type) ? file.type : null
}

export function pageApi({ played, now, tryThese, toTranscript }: PageApiOptions): Router {
  const router = Router()
  router.use(express.json({ limit: '64kb' }))

  router.get('/phones', (_request, response) => {
    const citizens = {
      zalo: played.zalo.phone.platform.citizens(),
      messenger: played.messenger.phone.platform.citizens(),
    }
    response.json({ tryThese, citizens })
  })

  router.post('/citizens', (request, response) => {
    const { channel } = read(NewCitizen, request.body, 'channel must be "zalo" or "messenger"')
    response.status(201).json(played[channel].phone.platform.addCitizen())
  })

  router.get('/talks/:channel/:user', (request, response) => {
    const { talk } = whose(request)
    if (request.query.revision === String(talk.revision)) response.json({ revision: talk.revision })
    else response.json({ ...talk, now: now() })
  })

  router.post('/talks/:channel/:user', async (request, response) => {
    const { one, talk } = whose(request)
    const deed = read(Deed, request.body, 'what the citizen does is not readable')
    const answer = await one.phone.say(talk.citizen.id, deed)
    response.json({ taken: isTaken(answer), status: answer.status })
  })

  router.post('/talks/:channel/:user/seen', (request, response) => {
    const { one, talk } = whose(request)
    one.see(talk.citizen.id)
    response.json({})
  })

  router.get('/transcript/:channel/:user', (request, response) => {
    const { talk } = whose(request)
    response.attachment(`kich-ban-${talk.channel}.txt`).type('text/plain').send(toTranscript(talk))
  })

  router.get('/media/:channel/:id', (request, response) => {
    const { channel } = read(z.object({ channel: Channel }), request.params, 'channel must be known')
    const file = played[channel].uploads.show(String(request.params.id))
    if (!file) throw new BadRequest('no such file was uploaded')
    response.set({ 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' })
    const type = shownType(file)
    if (type !== null) response.type(type).send(file.bytes)
    else response.attachment(file.name).type('application/octet-stream').send(file.bytes)
  })

  router.use((_request, response) => {
    response.status(404).json({ error: 'no such address' })
  })
  router.use(badRequest)

  function whose(request: Request): { one: Played; talk: Talk } {
    const { channel, user } = read(Whose, request.params, 'channel must be "zalo" or "messenger"')
    const one = played[channel]
    const talk = one.phone.platform.find(user)
    if (!talk) throw new BadRequest('no citizen of this channel has this id')
    return { one, talk }
  }

  return router
}
