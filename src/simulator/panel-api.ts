/** What the panel of the simulator's page asks of its server, `/simulator/api/panel/*`: faults, clock, tokens, repeats, people who take over. */
import express, { Router } from 'express'
import { z } from 'zod'
import type { ChannelName } from '../channels/channel.ts'
import type { MovableClock } from './clock.ts'
import { isTaken } from './delivery.ts'
import { BadRequest, badRequest, Channel, read } from './page-request.ts'
import { PANEL_FAULTS } from './panel-faults.ts'
import type { Played } from './played.ts'

export type PanelOptions = { played: Record<ChannelName, Played>; clock: MovableClock }

const YEAR_MS = 366 * 86_400_000
const Provoke = z.strictObject({ channel: Channel, id: z.string(), times: z.number().int().min(1).max(20) })
const Move = z.strictObject({ ms: z.number().int().min(-YEAR_MS).max(YEAR_MS).nullable() })
const Grant = z.strictObject({ channel: Channel, alive: z.boolean() })
const OfChannel = z.strictObject({ channel: Channel })
const OfTalk = z.object({ channel: Channel, user: z.string().max(40) })
const Human = z.strictObject({
  text: z.string().min(1).max(2000).optional(),
  owner: z.enum(['human', 'bot']).optional(),
})

export function panelApi({ played, clock }: PanelOptions): Router {
  const router = Router()
  router.use(express.json({ limit: '64kb' }))

  router.get('/', (_request, response) => {
    response.json({ faults: { zalo: named('zalo'), messenger: named('messenger') }, ...state() })
  })
  router.get('/state', (_request, response) => {
    response.json(state())
  })
  router.post('/faults', (request, response) => {
    const { channel, id, times } = read(Provoke, request.body, 'this fault cannot be provoked')
    const found = PANEL_FAULTS[channel].find((one) => one.id === id)
    if (!found) throw new BadRequest('no such fault on this channel')
    played[channel].faults.failNext(found.fault, times)
    response.json(state())
  })
  router.post('/faults/clear', (_request, response) => {
    for (const { faults } of Object.values(played)) faults.clear()
    response.json(state())
  })
  /** `ms` null: back to the true time. */
  router.post('/clock', (request, response) => {
    const { ms } = read(Move, request.body, 'the clock cannot be moved so')
    if (ms === null) clock.reset()
    else clock.move(ms)
    response.json(state())
  })
  router.post('/grant', (request, response) => {
    const { channel, alive } = read(Grant, request.body, 'tokens live or die')
    if (alive) played[channel].grant.restore()
    else if (channel === 'zalo') played.zalo.happens({ kind: 'permission_revoked' })
    else played.messenger.grant.lose()
    response.json(state())
  })
  router.post('/webhook', (request, response) => {
    const { channel } = read(OfChannel, request.body, 'the webhook of which channel?')
    played[channel].webhook.turnOn()
    response.json(state())
  })
  router.post('/again/:channel/:user', async (request, response) => {
    const { channel, user } = talkOf(request.params)
    const answer = await played[channel].phone.again(user).catch((error: Error) => {
      throw new BadRequest(error.message)
    })
    response.json({ taken: isTaken(answer), status: answer.status })
  })
  router.post('/human/:channel/:user', (request, response) => {
    const { channel, user } = talkOf(request.params)
    const { text, owner } = read(Human, request.body, 'an official writes, takes over or gives back')
    if (owner) played[channel].handOver(user, owner)
    if (text) played[channel].humanWrites(user, text)
    response.json(state())
  })
  router.use(badRequest)

  function talkOf(params: unknown): { channel: ChannelName; user: string } {
    const found = read(OfTalk, params, 'channel must be "zalo" or "messenger"')
    if (!played[found.channel].phone.platform.find(found.user))
      throw new BadRequest('no citizen of this channel has this id')
    return found
  }

  /** What the panel shows: the platforms' clock, tokens, faults that wait and faults that were met. */
  function state() {
    const of = (channel: ChannelName) => {
      const { faults, grant, webhook } = played[channel]
      return {
        alive: !grant.isLost(),
        delivers: webhook.isOn(),
        waiting: faults.waiting().length,
        met: faults.met().map(({ fault }) => labelOf(channel, fault)),
      }
    }
    return { now: clock.now(), offset: clock.offset(), zalo: of('zalo'), messenger: of('messenger') }
  }

  return router
}

function named(channel: ChannelName): { id: string; label: string }[] {
  return PANEL_FAULTS[channel].map(({ id, label }) => ({ id, label }))
}

function labelOf(channel: ChannelName, fault: object): string {
  return PANEL_FAULTS[channel].find((one) => one.fault === fault)?.label ?? JSON.stringify(fault)
}
