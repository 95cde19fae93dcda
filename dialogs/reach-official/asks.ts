/** Puts the request before the officials and says when it will be read. */
import { vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { askForHuman } from '../../src/complaints/human-requests.ts'
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, type Talk } from '../../src/conversation/flow.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { toMenu } from '../menu/menu.ts'
import { type Draft, say } from './draft.ts'
import { officeHours } from './office-hours.ts'

export function* asks(talk: Talk<Draft>): Effectful<Reply[]> {
  const { topic = null, contact, office } = talk.draft
  const words = say(talk)
  const about = [topic, contact === undefined ? null : words.contact(contact)].filter((part) => part !== null)
  yield* record(ensureCitizen, { language: talk.language })
  yield* record(askForHuman, { topic: about.length === 0 ? null : about.join('\n') })
  const hours = yield* lookUp(officeHours, { code: office ?? null })
  const lines = [
    words.done,
    hours.isToday ? words.today : words.onDay(vietnameseDay(hours.readOn)),
    ...(hours.office?.hours ? [words.hours(hours.office.name, hours.office.hours)] : []),
    ...(hours.office?.phone ? [words.phone(hours.office.phone)] : []),
  ]
  return [choose(lines.join('\n'), [toMenu(talk.language)])]
}
