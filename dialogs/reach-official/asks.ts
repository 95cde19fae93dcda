/** Puts the request before the officials and says when it will be read. */
import { vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { askForHuman, tellsOfConduct } from '../../src/complaints/human-requests.ts'
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, start, type Talk } from '../../src/conversation/flow.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { toMenu } from '../menu/menu.ts'
import { unitSaid } from '../unit-said.ts'
import { type Draft, say } from './draft.ts'
import { officeHours } from './office-hours.ts'
import { wrongTold } from './wrong-told.ts'

/** What goes into a button's payload of at most 1,000 characters. */
const MOST_CARRIED = 600

export function* asks(talk: Talk<Draft>): Effectful<Reply[]> {
  const { topic = null, contact, office } = talk.draft
  const words = say(talk)
  const about = [topic, contact === undefined ? null : words.contact(contact)].filter((part) => part !== null)
  yield* record(ensureCitizen, { language: talk.language })
  const { unit } = topic === null ? {} : yield* unitSaid(topic)
  const told = { ...wrongTold(topic ?? ''), unitCode: unit?.code ?? office ?? null }
  yield* record(askForHuman, { topic: about.length === 0 ? null : about.join('\n'), about: told })
  const hours = yield* lookUp(officeHours, { code: office ?? null })
  const lines = [
    words.done,
    hours.isToday ? words.today : words.onDay(vietnameseDay(hours.readOn)),
    ...(hours.office?.hours ? [words.hours(hours.office.name, hours.office.hours)] : []),
    ...(hours.office?.phone ? [words.phone(hours.office.phone)] : []),
  ]
  if (topic === null || !tellsOfConduct(told)) return [choose(lines.join('\n'), [toMenu(talk.language)])]
  const complain = {
    label: words.complain,
    payload: start('complain', `words:${topic.slice(0, MOST_CARRIED)}`),
  }
  return [choose([...lines, words.aboutConduct].join('\n'), [complain, toMenu(talk.language)])]
}
