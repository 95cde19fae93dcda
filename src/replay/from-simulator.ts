/** A talk held in the simulator, written down as a transcript to play again. */
import { toIso } from '../calendar/instant.ts'
import type { Talk } from '../simulator/talk.ts'
import { renderSeen } from './render.ts'
import { headerOf } from './script.ts'

/** What the office holds is left out: `replay --update` fills it in. */
export function toTranscript(talk: Talk): string {
  const first = talk.messages[0]?.at ?? talk.lastInteraction
  const header = headerOf(talk.channel, toIso(first).slice(0, 16).replace('T', ' '), false)
  return `${[header, '', ...talk.messages.flatMap(renderSeen), ''].join('\n')}`
}
