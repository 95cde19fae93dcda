/** What is kept of the citizen who asks, counted: whole stories are not repeated into a chat. */

import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { choose, start, type Talk } from '../../src/conversation/flow.ts'
import { dossiersFollowed } from '../../src/dossiers/followers.ts'
import { citizenOf } from '../../src/privacy/citizen.ts'
import { CONSENT_PURPOSES, type ConsentPurpose, consentsOf } from '../../src/privacy/consent.ts'
import { planErasure } from '../../src/privacy/erase-citizen.ts'
import { toMenu } from '../menu/menu.ts'
import { type Draft, PRIVACY, say } from './draft.ts'

export function* myData(talk: Talk<Draft>): Effectful<Reply> {
  const { see, wish } = say(talk)
  const citizen = yield* lookUp(citizenOf, {})
  const { over, open, outcome } = yield* lookUp(planErasure, {})
  const given = yield* lookUp(consentsOf, {})
  const followed = yield* lookUp(dossiersFollowed, {})
  const agreed = (Object.keys(given) as ConsentPurpose[]).filter((purpose) => given[purpose])
  const codes = [...open.map(({ row }) => row.code), ...over.map(({ code }) => code)]
  const lines = [
    see.heading,
    ...(citizen ? [see.since(vietnameseDay(dayOf(citizen.createdAt)))] : []),
    see.messages,
    codes.length === 0 ? see.noComplaints : see.complaints(codes.length, codes.join(', ')),
    see.ratings(outcome.ratingsKept),
    see.commendations(outcome.commendationsDestroyed),
    see.requests(outcome.requestsDestroyed),
    ...(followed.length === 0 ? [] : [see.followed(followed.length, followed.join(', '))]),
    agreed.length === 0
      ? see.noConsents
      : see.consents(agreed.map((purpose) => CONSENT_PURPOSES[purpose][talk.language]).join('; ')),
    '',
    see.anonymous,
    see.more,
  ]
  return choose(lines.join('\n'), [
    { label: see.copy, payload: start('reach-official', 'my-data') },
    { label: wish.choices.erase, payload: start(PRIVACY, 'erase') },
    { label: wish.choices.correct, payload: start(PRIVACY, 'correct') },
    toMenu(talk.language),
  ])
}
