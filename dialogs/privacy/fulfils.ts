/** Does what was wished for, or says it. */
import type { Reply } from '../../src/channels/channel.ts'
import { type Effectful, type LookUp, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, start, type Talk } from '../../src/conversation/flow.ts'
import type { OfficeSettings } from '../../src/desk.ts'
import { askForHuman } from '../../src/live-talk/human-requests.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { type Draft, PRIVACY, say } from './draft.ts'
import { myData } from './my-data.ts'
import { requestErasure } from './request-erasure.ts'

/** The office's own rules. */
const settingsOf: LookUp<Record<never, never>, OfficeSettings> = async ({ settings }) => settings

export function* fulfils(talk: Talk<Draft>): Effectful<Reply[]> {
  const { wish, correction, consent } = talk.draft
  if (wish === 'see') return [yield* myData(talk)]
  if (wish === 'correct') return [yield* asksForCorrection(talk, correction ?? '')]
  if (wish === 'consent' && consent !== undefined) return [yield* changesConsent(talk, consent)]
  if (wish === 'erase') return [yield* erases(talk)]
  return [yield* why(talk)]
}

function* why(talk: Talk<Draft>): Effectful<Reply> {
  const words = say(talk)
  const { retentionDays, publicUrl } = yield* lookUp(settingsOf, {})
  const said = [
    words.why.text(retentionDays),
    ...(talk.moment.address.channel === 'messenger' ? [words.why.messenger] : []),
  ]
  const choices = [
    { label: words.wish.choices.see, payload: start(PRIVACY, 'see') },
    { label: words.wish.choices.erase, payload: start(PRIVACY, 'erase') },
    toMenu(talk.language),
  ]
  const link = publicUrl === null ? null : { label: words.why.page, url: `${publicUrl}/privacy` }
  return { ...choose(said.join('\n\n'), choices), link }
}

function* asksForCorrection(talk: Talk<Draft>, correction: string): Effectful<Reply> {
  const words = say(talk).correction
  yield* record(ensureCitizen, { language: talk.language })
  yield* record(askForHuman, { topic: words.topic(correction) })
  return choose(words.done, [toMenu(talk.language)])
}

function* changesConsent(talk: Talk<Draft>, change: NonNullable<Draft['consent']>): Effectful<Reply> {
  const words = say(talk).consent
  yield* record(ensureCitizen, { language: talk.language })
  yield* record(recordConsent, change)
  return choose(change.given ? words.isGiven : words.isWithdrawn, [toMenu(talk.language)])
}

function* erases(talk: Talk<Draft>): Effectful<Reply> {
  const words = say(talk).confirm
  const { refused } = yield* record(requestErasure, {})
  if (refused !== null && refused !== 'recorded') return choose(words.failed, [toOfficial(talk.language)])
  return choose(words.done, [])
}
