/** Puts the request before the officials and says when it will be read. */
import type { Choice, Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, type Language, start, type Talk } from '../../src/conversation/flow.ts'
import { keepWords } from '../../src/live-talk/hear-citizen.ts'
import { askForHuman, waitingRequest } from '../../src/live-talk/human-requests.ts'
import { type RequestAbout, tellsOfConduct } from '../../src/live-talk/live-talk.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { toMenu } from '../menu/menu.ts'
import { unitSaid } from '../unit-said.ts'
import { type Draft, say } from './draft.ts'
import { officeHours } from './office-hours.ts'
import { wrongTold } from './wrong-told.ts'

/** What goes into a button's payload of at most 1,000 characters. */
const MOST_CARRIED = 600

export function* asks(talk: Talk<Draft>): Effectful<Reply[]> {
  const { topic = null, contact, office, alone = false, declined = false } = talk.draft
  const words = say(talk)
  if (declined) return [choose(words.declined, [toMenu(talk.language)])]
  const about = [topic, contact === undefined ? null : words.contact(contact)].filter((part) => part !== null)
  yield* record(ensureCitizen, { language: talk.language })
  const { unit } = topic === null ? {} : yield* unitSaid(topic)
  const told = { ...wrongTold(topic ?? ''), unitCode: unit?.code ?? office ?? null }
  const isAdded = yield* puts(about.length === 0 ? null : about.join('\n'), told, alone)
  const hours = yield* lookUp(officeHours, { code: office ?? null })
  const lines = [
    isAdded ? words.added : words.done,
    hours.isToday ? words.today : words.fromThen(hours.readFrom),
    ...(hours.office?.hours ? [words.hours(hours.office.name, hours.office.hours)] : []),
    ...(hours.office?.phone ? [words.phone(hours.office.phone)] : []),
  ]
  if (topic === null || !tellsOfConduct(told)) return [choose(lines.join('\n'), [toMenu(talk.language)])]
  return [
    choose([...lines, words.aboutConduct].join('\n'), [toComplaint(talk, topic), toMenu(talk.language)]),
  ]
}

/** To the request that waits already, where there is one that everybody may read; else it is a new one. @returns whether it was added */
function* puts(topic: string | null, told: RequestAbout, alone: boolean): Effectful<boolean> {
  const waiting = alone || tellsOfConduct(told) ? null : yield* lookUp(waitingRequest, {})
  if (waiting !== null && topic === null) return true
  const names = told.unitCode === null ? {} : { names: told.unitCode }
  if (waiting !== null) {
    const { refused } = yield* record(keepWords, { talk: waiting, text: topic!, files: 0, ...names })
    if (refused === null || refused === 'recorded') return true
  }
  yield* record(askForHuman, { topic, about: told })
  return false
}

/** The way from what was told to a complaint that holds it already. */
export function toComplaint(talk: { language: Language }, told: string): Choice {
  const payload = start('complain', `words:${told.slice(0, MOST_CARRIED)}`)
  return { label: say(talk).complain, payload }
}
